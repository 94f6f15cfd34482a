"""The ATECO classification of economic activities, in its three editions.

A code means nothing without its edition: 25.62.00 is «Lavori di meccanica generale» in 2022 and
«Fabbricazione di serrature e cerniere» in 2025. Codes are written with their dots, as ISTAT does:
section `C`, division `24`, group `24.5`, class `24.51`, category `24.51.0`, subcategory `24.51.01`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from registry.vocabulary.tables import rows_of

EDITIONS = ("2007", "2022", "2025")

LEVELS = {1: "sezione", 2: "divisione", 4: "gruppo", 5: "classe", 7: "categoria", 8: "sottocategoria"}

_DIGITS = re.compile(r"(\d\d)(?:\.?(\d\d?)(?:\.?(\d\d?))?)?")


@dataclass(frozen=True, slots=True)
class Activity:
    """A node of an edition; `section` is the letter it stands under (its own, for a section)."""

    code: str
    section: str
    title: str

    @property
    def level(self) -> str:
        """Return the Italian name of the level, which the form of the code tells."""
        return LEVELS[len(self.code)]


def find(code: str, edition: str) -> Activity | None:
    """Return the activity of a code written with its dots; None if either is not known."""
    return _activities(edition).get(code)


def exists(code: str, edition: str) -> bool:
    return code in _activities(edition)


def title(code: str, edition: str) -> str | None:
    activity = find(code, edition)
    return activity.title if activity else None


def section_of(code: str, edition: str) -> Activity | None:
    """Return the section a code stands under: its letter is `code`, its name `title`."""
    activity = find(code, edition)
    return find(activity.section, edition) if activity else None


def sections(edition: str) -> list[Activity]:
    """Return the sections of an edition, by letter."""
    return [activity for activity in _activities(edition).values() if activity.code.isalpha()]


def divisions(edition: str) -> list[Activity]:
    """Return the divisions of an edition, by code."""
    return [activity for activity in _activities(edition).values() if activity.level == "divisione"]


def canonical(text: str) -> str | None:
    """Return a code as ISTAT writes it («c» -> «C», «245101» -> «24.51.01»), or None for any other text."""
    typed = text.strip()
    if len(typed) == 1 and typed.isascii() and typed.isalpha():
        return typed.upper()
    match = _DIGITS.fullmatch(typed) if typed.isascii() else None
    if not match or (match[3] and len(match[2]) == 1):  # «24.5.1»: a category needs its class
        return None
    return ".".join(part for part in match.groups() if part)


def nearest(code: str, edition: str) -> Activity | None:
    """Return the deepest activity that exists at or above a code: «24.51.99» -> «24.51»; else None."""
    known = _activities(edition)
    for length in range(min(len(code), 8), 0, -1):
        if code[:length] in known:
            return known[code[:length]]
    return None


def editions_of(code: str) -> list[str]:
    """Return the editions that have a code, the oldest first: the meaning may differ between them."""
    return [edition for edition in EDITIONS if exists(code, edition)]


@cache
def _activities(edition: str) -> Mapping[str, Activity]:
    if edition not in EDITIONS:
        return {}
    return {row[0]: Activity(*row) for row in rows_of(f"ateco-{edition}.tsv", width=3)}
