"""Dates as offices write them (GG/MM/AAAA) → the form of the registry, AAAA-MM-GG."""

import re
from datetime import date, timedelta
from functools import cache

SERIAL = "excel"
"""The format of a date that became a number: days since the beginning of 1900."""

_TOKENS = {"GG": r"(?P<day>\d{1,2})", "MM": r"(?P<month>\d{1,2})", "AAAA": r"(?P<year>\d{4})", "AA": r"(?P<year>\d{2})"}
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_SERIAL_ORIGIN = date(1899, 12, 30)  # not the 31st: the count includes a 29 February 1900 that never was
_FIRST_SHORT_YEAR = 90


def is_format(text: str) -> bool:
    """Tell whether a text is a format: `excel`, or GG, MM and AAAA (or AA) once each, with separators."""
    tokens = sorted(re.findall("[A-Za-z]+", text))
    return text == SERIAL or tokens in (["AAAA", "GG", "MM"], ["AA", "GG", "MM"]) or text in {"GGMMAAAA", "AAAAMMGG"}


def to_iso(text: str, formats: tuple[str, ...]) -> str | None:
    """Return the day that a text means in one of the formats, or None.

    AAAA-MM-GG is always understood, and the time after it left out. A year of two digits is one
    from 1990 to 2089.
    """
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return iso[1]  # whether it exists in the calendar the model tells, in its own words
    return next((day for form in formats if (day := _in_format(text, form)) is not None), None)


def _in_format(text: str, form: str) -> str | None:
    if form == SERIAL:
        return (_SERIAL_ORIGIN + timedelta(days=int(text))).isoformat() if re.fullmatch(r"[34567]\d{4}", text) else None
    found = _pattern(form).fullmatch(text)
    if found is None:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year >= _FIRST_SHORT_YEAR else 2000
    return f"{year:04d}-{int(found['month']):02d}-{int(found['day']):02d}"


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts = [_TOKENS.get(part) or re.escape(part) for part in re.split("(AAAA|AA|MM|GG)", form)]
    pattern = "".join(parts)
    if form.isalpha():  # nothing between the parts: one digit for a day would leave two readings
        pattern = pattern.replace("{1,2}", "{2}")
    return re.compile(pattern, re.ASCII)
