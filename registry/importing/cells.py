"""A cell as the file holds it → the text that a person sees in it."""

import re
from datetime import date, datetime, time

from registry.source.text import FORBIDDEN_CHARACTER

EMPTY_TIME = time()
UNSAVED = "#FORMULA!"
"""Ours, for a formula whose result is not in the file: who wrote it never worked it out."""
ERRORS = frozenset(
    (UNSAVED, "#N/A", "#N/D", "#REF!", "#RIF!", "#VALUE!", "#VALORE!", "#DIV/0!", "#NAME?", "#NOME?", "#NUM!")
)
"""What a spreadsheet shows where a formula failed, in English and in Italian."""

_LINE_END = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_NO_BREAK_SPACE = re.compile("[\xa0\u2007\u202f]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")


def shown(value: object) -> str:
    """Return the text of a cell of a spreadsheet: 120.0 is «120», a day is «2025-03-01»."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == EMPTY_TIME else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without outer blanks and without characters that no file may hold; and those taken out.

    A space stands in their place. They come from copying and pasting and cannot be seen: refusing the
    row would ask staff to look for something invisible.
    """
    if text.isascii() and text.isprintable():
        return text.strip(), ()
    text = _NO_BREAK_SPACE.sub(" ", _LINE_END.sub("\n", text))
    found = [*FORBIDDEN_CHARACTER.findall(text), *_NOT_TEXT.findall(text)]
    if found:
        text = _NOT_TEXT.sub(" ", FORBIDDEN_CHARACTER.sub(" ", text))
    told = tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in found))
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip(), told
