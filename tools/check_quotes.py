"""Prove that every quote of the law stands word for word in the texts of a folder.

    python tools/check_quotes.py FOLDER

Only white space is normalised: the acts are set in lines and pages. Exit status: 0 all hold, 1 some do
not, 2 the folder or the law cannot be read.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.law import Law, LawError, load_law

USAGE = "Uso: make check-quotes SOURCES=CARTELLA, dove CARTELLA contiene i testi degli atti (*.txt, UTF-8)."


class Unusable(Exception):
    """The proof cannot begin; the message tells staff why."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A phrase that the project attributes to an act."""

    rule: str
    act: str
    key: str
    text: str


def main(arguments: list[str]) -> int:
    """Return the exit status, after telling in Italian what holds and what does not."""
    if len(arguments) != 1:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        texts = texts_of(Path(arguments[0]))
        law = load_law()
    except (Unusable, LawError) as error:
        print(f"Non posso controllare le citazioni: {error}\n{USAGE}", file=sys.stderr)
        return 2
    quotes = tuple(quotes_of(law))
    sources = sources_by_act(texts, law)
    everywhere = list(texts.values())
    lost = [quote for quote in quotes if not stands(quote.text, sources.get(quote.act, everywhere))]
    _tell(quotes, lost)
    return 1 if lost else 0


def texts_of(folder: Path) -> dict[str, str]:
    """Return the texts of a folder by file name, white space normalised.

    Raises:
        Unusable: no such folder, no text in it, or a text that is not UTF-8.
    """
    if not folder.is_dir():
        raise Unusable(f"la cartella «{folder}» non esiste.")
    try:
        paths = sorted(folder.glob("*.txt"))
        texts = {path.name: normalised(path.read_text(encoding="utf-8-sig")) for path in paths}
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"un testo della cartella «{folder}» non si legge come UTF-8 ({error}).") from None
    if not any(texts.values()):
        raise Unusable(f"nella cartella «{folder}» non c'è alcun testo (*.txt).")
    return texts


def quotes_of(law: Law) -> Iterator[Quote]:
    """Yield the quotation of each rule, and the words of its term where it has one."""
    for rule in law.rules.values():
        yield Quote(rule.id, rule.act, "citazione", rule.quote)
        if rule.term is not None:
            yield Quote(rule.id, rule.act, "termine", rule.term.text)


def sources_by_act(texts: dict[str, str], law: Law) -> dict[str, list[str]]:
    """Return the texts of each act that can be told by its own words; the other acts are left out."""
    found = {
        name: [text for text in texts.values() if stands(act.marker, [text])]
        for name, act in law.acts.items()
        if act.marker is not None
    }
    return {name: sources for name, sources in found.items() if sources}


def stands(phrase: str, texts: list[str]) -> bool:
    """Tell whether a phrase occurs in one of the texts, beginning and ending where words do."""
    # «l’esaurimento» may be quoted from «dell’esaurimento»: Italian joins preposition and article.
    pattern = re.compile(rf"(?<!\w)(?:del|al|dal|nel|sul)?{re.escape(normalised(phrase))}(?!\w)")
    return any(pattern.search(text) for text in texts)


def normalised(text: str) -> str:
    """Return the text with each run of white space turned into one space."""
    return " ".join(text.split())


def _tell(quotes: tuple[Quote, ...], lost: list[Quote]) -> None:
    for quote in lost:
        print(f"{quote.rule} ({quote.act}, {quote.key}): non trovo «{quote.text}»")
    for key, name in (("citazione", "Citazioni delle regole"), ("termine", "Parole dei termini")):
        total = sum(quote.key == key for quote in quotes)
        missing = sum(quote.key == key for quote in lost)
        print(f"{name} presenti alla lettera nei testi: {total - missing} su {total}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
