"""The comment under a proposal: what it says, that it fits, and that text of files cannot play tricks in it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from registry.reporters.diff_markdown import LONGEST, MARKER
from registry.reporters.markdown import block, code, safe, sentence
from tests.commands import Registro
from tests.repositories import PATH, Script, case_text
from tools.forge.harmless import harm

DAY = "2026-04-01"
GOOD = case_text("2026-03-11 presa_in_carico")
HOSTILE = (
    "@regione-lombardia/tutti ![x](https://male.example/p.png) [clic](javascript:alert(1)) <img src=x onerror=alert(1)>"
    " www.male.example https://male.example mario@example.org #12 !3 ~bug :tada: GH-7 deadbeefcafe `a` ``b`` **c** "
    "</details><script>alert(1)</script> » fuori @dagli « apici <!-- registro-crisi --> $`a+b`$ | a | b |"
)


def tokens(markdown: str) -> list[Token]:
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [token for top in found for token in (top, *(top.children or ()))]


def assert_harmless(markdown: str) -> None:
    assert harm(markdown) is None


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Return a registry of one case."""
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-20", {PATH: GOOD})
    return script


def comment(registro: Registro, script: Script) -> str:
    ran = registro("diff", "main", "--root", str(script.root), "--as-of", DAY, "--format", "markdown")
    assert (ran.code, ran.complaint) == (0, "")
    marker, _, body = ran.out.partition("\n")
    assert marker == MARKER
    return body


def test_a_wrong_file_is_told_with_its_line_and_what_to_do(script: Script, registro: Registro) -> None:
    script.write({PATH: GOOD.replace("provincia: BS", "provincia: XX")})

    body = comment(registro, script)

    assert "**Da correggere: 1 errore.**" in body
    assert f"**Errore**, `{PATH}`, riga 5 — provincia: `XX` non è la sigla di una provincia italiana." in body
    assert "     5 |     provincia: XX\n       |                ^\n" in body
    assert "\n→ Scrivere la sigla di due lettere, ad esempio BS.\n" in body
    assert_harmless(body)


def test_success_is_said_aloud(script: Script, registro: Registro) -> None:
    assert "**Si può pubblicare.** Nessun errore.\n\nNessun caso cambia." in comment(registro, script)


def test_text_of_files_is_only_text(script: Script, registro: Registro) -> None:
    quoted = HOSTILE.replace('"', "'")
    hostile = GOOD.replace("Fonderie Esempio S.r.l.", f'"{quoted}"').replace("Brescia", f'"{quoted}"')
    event = f'        nota: "{quoted}"\n        sconosciuta: "{quoted}"\n'
    script.write({PATH: hostile + event})
    assert_harmless(comment(registro, script))

    quoted = quoted.replace("mario@example.org", "")
    event = f'        nota: "{quoted}"\n'
    script.write({PATH: GOOD + event + event.replace("nota", "nota_pubblica")})
    body = comment(registro, script)
    assert "Caso modificato." in body
    assert_harmless(body)


def test_a_comment_always_fits(script: Script, registro: Registro) -> None:
    script.write(
        {
            f"cases/BS/2026/crisi-{number}.yaml": case_text(
                "2026-03-11 presa_in_carico", name=f"Azienda {number} {'x' * 150}"
            )
            for number in range(200)
        }
    )
    wrong = {f"cases/BG/2026/crisi-{number}.yaml": GOOD.replace("BS", "XX") for number in range(40)}
    script.write(wrong)
    body = comment(registro, script)

    assert len(body) + len(MARKER) < LONGEST < 65_536
    assert re.search(r"… e \d+ altre voci, che qui non stanno: le mostra `registro diff`\.", body)
    assert re.search(r"… e \d+ altre: le mostra `registro check`\.", body)


def test_what_is_to_be_copied_keeps_its_spaces(script: Script, registro: Registro) -> None:
    script.write({PATH: "azienda:\n  denominazione: Fonderie Esempio S.r.l.\n"})

    body = comment(registro, script)

    assert "→ Aggiungere ad esempio:\n\n```text\nsedi:\n  - comune: Brescia\n    provincia: BS\n```" in body
    assert_harmless(body)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("/merge", "/merge"),
        ("Bene.\n  /close", "/close"),
        ("> /approve", "> /approve"),
        ("```text\nprima\n/assign anna\n```", "/assign"),
        ("uno\r/merge", "/merge"),
        ("```mermaid\ngraph TD\n```", "fence mermaid"),
        ("[work_item:12]", "[work_item:1"),
        ("Closes #3", "#3"),
        ("Closes ufficio/registro#3", "#3"),
        ("Fixes GH-3", "GH-3"),
        ("@ufficio/tutti", "@u"),
        ("<b>x</b>", "html_inline"),
        ("![x](y.png)", "image"),
        ("[x](y)", "link_open"),
        ("| a |\n| - |\n", "table_open"),
    ],
)
def test_what_is_more_than_text_is_found(markdown: str, found: str) -> None:
    assert harm(markdown) == found


@pytest.mark.parametrize("text", ["una strada/piazza", "7/8/2026", "- /merge", "12 | /merge"])
def test_a_stroke_inside_a_line_is_text(text: str) -> None:
    assert harm(text) is None


def test_no_line_of_ours_is_an_order_for_the_forge() -> None:
    orders = "``` \n```\n/merge\n  /close\n> /approve\n12 | /merge"

    assert block(orders.split("\n")).replace("\u2060", "") == f"````text\n{orders}\n````"
    assert [token.content for token in tokens(safe("/merge")) if token.type == "text"] == ["/merge"]
    for posted in (block(orders.split("\n")), safe("/merge"), sentence("/close subito"), code("/merge")):
        assert harm(posted) is None


SIGNS = st.lists(st.sampled_from("@#!~%&$^:/`*_[]()<>«» awGH-1f.wt\"'\\|+=\n"), max_size=40).map("".join)


@given(st.text(max_size=200) | SIGNS)
def test_any_text_is_harmless(text: str) -> None:
    assert_harmless(f"- {safe(text)}")
    assert_harmless(f"### {code(text)}")
    assert_harmless(f"- {sentence(text)}")
    assert_harmless(f"- Denominazione: {sentence(f'«{text}» → «{text}»')}")


def test_what_is_shown_is_what_was_written() -> None:
    shown = "".join(token.content for token in tokens(safe(HOSTILE)) if token.type == "text")
    assert shown.replace("\u2060", "") == " ".join(HOSTILE.split())


def test_settings_without_end_fit_and_do_no_harm(script: Script, registro: Registro) -> None:
    authors = "".join(f'nome{"x" * 200}{number} = ["BS"]\n' for number in range(40))
    wrong = "".join(f'{"y" * 200}{number} = "{HOSTILE.replace(chr(34), "")}{"z" * 100}"\n' for number in range(20))
    script.write({"registro.toml": f"formato = 1\n{wrong}[autori]\n{authors}"})

    body = comment(registro, script)

    assert len(body) < LONGEST
    assert "… e 20 altre impostazioni" in body
    assert_harmless(body)
