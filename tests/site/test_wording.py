"""The Italian of everything that the demonstration publishes, read as a reader of the language would."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

from tests.site.conftest import EDITIONS, Built

# Quoted acts, file formats and what is typed are not our words.
_QUOTED = re.compile(r"<(script|style|pre|code|q|blockquote|svg)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(a|b|em|span|strong|time)\b[^>]*>")
_SLIPS: Mapping[str, re.Pattern[str]] = {
    "an article not elided": re.compile(r"\b(?:il|al|dal|del|nel|sul) (?:0?8|11)(?:[ /]|°)\w+"),
    "a plural of one": re.compile(
        r"(?<![\w.,/–-])1 (?:casi|aziende|procedure|azioni|giorni|lavoratori|passi|eventi|fatti|voci|sedi|esiti|"
        r"scadenze|modifiche|territori|riunioni|avvisi|errori|ore|righe|trimestri|unità produttive)\b"
    ),
    "a sentence that ends twice": re.compile(r"\w\.\.(?!\.)"),
}


def _read(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".ics":
        return re.sub(r"\r?\n[ \t]", "", text)
    if file.suffix == ".xml":
        text = unescape(text)
    text = _INLINE.sub("", _QUOTED.sub(" ¶ ", text.partition('id="contenuto"')[2] or text))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ¶ ", text)))


def _slips(built: Built) -> Iterator[tuple[str, str, str]]:
    for file in sorted(path for kind in ("html", "xml", "ics") for path in built.site.rglob(f"*.{kind}")):
        text = _read(file)
        for what, slip in _SLIPS.items():
            for found in slip.finditer(text):
                around = text[max(0, found.start() - 40) : found.end() + 20]
                yield what, file.relative_to(built.site).as_posix(), around


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_published_is_in_good_italian(demo: Mapping[str, Built], edition: str) -> None:
    assert list(_slips(demo[edition])) == []
