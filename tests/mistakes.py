"""Ten mistakes of a newcomer, and the comment that each would read; run as a module, it writes them in the guide.

`python -m tests.mistakes` makes every proposal again and puts its comment, as the forge renders it, into the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

from registry.edition import Edition
from registry.proposal import meaning_of, proposed, remarks_on
from registry.reporters import diff_markdown
from registry.reporters.diff_words import page_section, told
from site_gen.changed_pages import changed_pages
from tests.repositories import Script

PAGE = Path(__file__).parents[1] / "docs" / "guida" / "proposta.md"
TODAY = date(2026, 11, 23)
CASE = "cases/BS/2026/fonderie-esempio.yaml"
SOUND = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
sedi:
  - comune: Lumezzane
    provincia: BS
    lavoratori: 86
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: presa_in_carico
        data: 2026-11-03
"""
EXAM = "      - tipo: esame_congiunto_ministeriale\n        data: 2026-11-11\n"
NEW = SOUND.replace("Fonderie Esempio", "Aurora Imballaggi")
OTHER = "cases/BS/2026/aurora-imballaggi.yaml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a newcomer did: `wrong` are the lines that matter, `files` all that the proposal writes."""

    title: str
    wrong: str
    files: Mapping[str, str]


def _in_case(title: str, wrong: str, *, instead_of: str = "") -> Mistake:
    text = SOUND.replace(instead_of, wrong) if instead_of else SOUND + wrong
    return Mistake(title, wrong, {CASE: text})


MISTAKES = (
    _in_case("La provincia scritta per esteso", "    provincia: Brescia\n", instead_of="    provincia: BS\n"),
    _in_case("La data all'italiana", EXAM.replace("2026-11-11", "11/11/2026")),
    _in_case("Un giorno che non esiste", EXAM.replace("2026-11-11", "2026-11-31")),
    _in_case("I rientri sbagliati", EXAM.replace("        data", "      data")),
    _in_case("Una voce scritta male", "    lavoratri: 86\n", instead_of="    lavoratori: 86\n"),
    _in_case("Un evento che non ha quel nome", EXAM.replace("esame_congiunto_ministeriale", "esame_congiunto")),
    _in_case("Il punto delle migliaia", "    lavoratori: 1.200\n", instead_of="    lavoratori: 86\n"),
    Mistake("Il file nel posto sbagliato", "cases/BS/aurora-imballaggi.yml\n", {"cases/BS/aurora-imballaggi.yml": NEW}),
    Mistake(
        "La stessa crisi aperta due volte",
        "cases/BS/2026/fonderie-lumezzane.yaml\n",
        {"cases/BS/2026/fonderie-lumezzane.yaml": SOUND + EXAM},
    ),
    Mistake(
        "I casi insieme al programma",
        "cases/BS/2026/fonderie-esempio.yaml\nmkdocs.yml\n",
        {CASE: SOUND + EXAM, "mkdocs.yml": "site_name: Il mio registro\n"},
    ),
)
RIGHT = Mistake("Una proposta in ordine", EXAM, {CASE: SOUND + EXAM})


def comment_on(mistake: Mistake) -> str:
    """Return the comment under the proposal."""
    with TemporaryDirectory() as folder:
        script = Script.begin(Path(folder))
        script.commit("2026-11-20", {CASE: SOUND, "mkdocs.yml": "site_name: Registro\n"})
        script.write(mistake.files)
        with proposed(script.root, "main", None, as_of=TODAY) as proposal:
            meaning = meaning_of(proposal, remarks_on(proposal), Edition.INTERNAL)
            cases = [told(news, Edition.INTERNAL, lists_new_findings=False) for news in meaning.cases]
            pages = page_section(changed_pages(meaning), meaning)
            return diff_markdown.render(meaning, cases, pages, root=proposal.after.root)


def rendered(comment: str) -> str:
    """Return a comment as HTML; its headings are plain paragraphs, not to stand among those of the page."""
    html = str(MarkdownIt("commonmark").render(comment.partition("\n")[2])).strip()
    html = re.sub(r"<h\d>(.*?)</h\d>", r"<p><strong>\1</strong></p>", html)
    return html.replace("<pre><code ", '<pre tabindex="0"><code ')


def sections() -> Iterator[str]:
    """Yield the part of the page on each proposal: first the right one."""
    for number, mistake in enumerate((RIGHT, *MISTAKES)):
        title = mistake.title if mistake is RIGHT else f"{number}. {mistake.title}"
        language = "text" if mistake.wrong.startswith("cases/") else "yaml"
        shown = f"```{language}\n{mistake.wrong}```"
        yield f"### {title}\n\n{shown}\n\n<blockquote>\n{rendered(comment_on(mistake))}\n</blockquote>\n"


MARK = "<!-- da qui in giù: python -m tests.mistakes -->"


def page() -> str:
    """Return the whole page: its hand-written part, then the proposals."""
    written = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    right, *wrong = sections()
    return f"{written}{MARK}\n\n{right}\n## Dieci errori di chi comincia\n\n" + "\n".join(wrong)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
