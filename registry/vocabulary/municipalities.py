"""Italian municipalities: those that are, and those that were.

Keyed by province and name; letters' case, accents, apostrophes and hyphens do not count, so
«CANTU'», «Cantu» and «Cantù» are one. In places of two languages each name finds the municipality.
One record stands for each (province, name): the living one, or the last that ceased; a municipality
that passed to another province left a ceased record in the old one.

Only the tables of the provinces asked for are built: a registry names few of them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache

from registry.vocabulary.tables import cells_of, lines_of

_LONGEST_NAME = 80  # a longer text is no place: comparing it would only cost time
# Apostrophes and accents as keyboards give them, hyphens and dashes, other marks between words.
_APART = str.maketrans(dict.fromkeys("'’\u2018\u00b4\u02bc`-‐\u2011–/.,()", " "))


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality under its official name.

    `ceased_on` is its last day as such, or None; `heir_code` the cadastral code of the living
    municipality that holds its territory, where that is certain; `aliases` its names in other
    languages and in common use.
    """

    name: str
    province: str
    cadastral_code: str
    ceased_on: date | None
    heir_code: str
    aliases: tuple[str, ...]


def find(name: str, province: str) -> Municipality | None:
    """Return the municipality of that name in a province, living or ceased, or None."""
    return _of_province(province).get(_folded(name[:_LONGEST_NAME]))


def heir(municipality: Municipality) -> Municipality | None:
    """Return the living municipality that holds the territory of a ceased one, or None if not known."""
    line = _living_lines().get(municipality.heir_code)
    return _municipality(line) if line else None


def suggest(name: str, province: str, *, count: int = 3) -> list[str]:
    """Return the official names of a province nearest to a name it does not know, best first."""
    official = {_folded(one.name): one.name for one in in_province(province)}
    near = get_close_matches(_folded(name[:_LONGEST_NAME]), official, n=count, cutoff=0.7)
    return [official[key] for key in near]


def elsewhere(name: str) -> list[Municipality]:
    """Return the living municipalities of that name in all Italy, by province."""
    found = (find(name, province) for province in _lines_by_province())
    return [one for one in found if one and one.ceased_on is None]


def in_province(province: str) -> list[Municipality]:
    """Return the living municipalities of a province, by name."""
    living = {one.name: one for one in _of_province(province).values() if one.ceased_on is None}
    return [living[name] for name in sorted(living)]


def _folded(name: str) -> str:
    plain = name if name.isascii() else _without_accents(name)
    return " ".join(plain.casefold().translate(_APART).split())


def _without_accents(name: str) -> str:
    # The apostrophes fall first: compatibility forms of some of them contain a space.
    decomposed = unicodedata.normalize("NFKD", name.translate(_APART))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=128)  # bounded, since any text may be asked for; there are 113 siglas
def _of_province(province: str) -> Mapping[str, Municipality]:
    """Return folded name -> municipality; where two share a name, the living wins over the ceased."""
    all_of_it = [_municipality(line) for line in _lines_by_province().get(province, ())]
    found: dict[str, Municipality] = {}
    for one in sorted(all_of_it, key=lambda one: one.ceased_on is not None):
        found.setdefault(_folded(one.name), one)
        for alias in one.aliases:
            found.setdefault(_folded(alias), one)
            found.setdefault(_folded(f"{one.name} {alias}"), one)  # «Bolzano/Bozen»
    return found


def _municipality(line: str) -> Municipality:
    province, name, code, ceased, heir_code, aliases = cells_of(line, 6)
    ceased_on = date.fromisoformat(ceased) if ceased else None
    others = tuple(aliases.split("|")) if aliases else ()
    return Municipality(name, province, code, ceased_on, heir_code, others)


@cache
def _lines_by_province() -> Mapping[str, list[str]]:
    provinces: dict[str, list[str]] = {}
    for line in lines_of("municipalities.tsv"):
        provinces.setdefault(line[:2], []).append(line)
    return provinces


@cache
def _living_lines() -> Mapping[str, str]:
    rows = ((line, cells_of(line, 6)) for line in lines_of("municipalities.tsv"))
    return {cells[2]: line for line, cells in rows if not cells[3]}
