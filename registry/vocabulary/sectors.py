"""The sectors of the economy: divisions of ATECO, told across its three editions.

Between editions a division keeps its number, while its title changes and its border may move; 45 alone is gone
in 2025. So a sector is a number, and its page says how each edition calls it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from registry.vocabulary import ateco

_LENGTH = 2  # «24»: the digits of a division


@dataclass(frozen=True, slots=True)
class Sector:
    """A division: its title in each edition that has it, the latest first."""

    code: str
    titles: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """Return its title in the latest edition that has it."""
        return self.titles[0][1]


@cache
def sectors() -> Mapping[str, Sector]:
    """Return all the sectors by code, in order."""
    titles: dict[str, list[tuple[str, str]]] = {}
    for edition in reversed(ateco.EDITIONS):
        for division in ateco.divisions(edition):
            titles.setdefault(division.code, []).append((edition, division.title))
    return {code: Sector(code, tuple(titles[code])) for code in sorted(titles)}


def sector_of(code: str) -> Sector | None:
    """Return the sector of an activity code of any edition; None where it stands above divisions, or in none."""
    return sectors().get(code[:_LENGTH])
