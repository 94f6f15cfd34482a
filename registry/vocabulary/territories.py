"""The twelve Lombard territories, and all Italian provinces.

A Nucleo serves a territory; a production unit may stand in any province. Both are known by their
sigla. Milano has two ISTAT codes: the historical one begins the codes of its municipalities, the
other is that of the città metropolitana. Source: R-4-1, R-4-2.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from registry.vocabulary.tables import rows_of, text_of

_LONGEST_NAME = 40  # a longer text is no province: comparing it would only cost time


@dataclass(frozen=True, slots=True)
class Patron:
    """The patron saint of the capital, whose day is no working day there. Source: reading C-3."""

    saint: str
    month: int
    day: int

    def on(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Territory:
    """One of the twelve; `kind` is `provincia` or `citta_metropolitana`."""

    sigla: str
    name: str
    kind: str
    istat_code: str
    uts_code: str
    nuts3: str
    iso_code: str
    capital: str
    patron: Patron


@dataclass(frozen=True, slots=True)
class Province:
    """An Italian province; `heir` is the sigla that took its place, empty for one in use."""

    sigla: str
    name: str
    region: str
    heir: str
    note: str

    @property
    def in_use(self) -> bool:
        return not self.heir


@cache
def territories() -> Mapping[str, Territory]:
    """Return sigla -> territory of the twelve, by sigla."""
    return {raw["sigla"]: _territory(raw) for raw in json.loads(text_of("territories.json"))}


@cache
def provinces() -> Mapping[str, Province]:
    """Return sigla -> province of Italy, by sigla, with the siglas used since 1990 and since dropped."""
    return {row[0]: Province(*row) for row in rows_of("provinces.tsv", width=5)}


def is_lombard(sigla: str) -> bool:
    """Tell whether a sigla is one of the twelve."""
    return sigla in territories()


def suggest(text: str, *, lombard: bool = False) -> list[str]:
    """Return the siglas that a text which is no sigla may mean, best first, at most three.

    Takes «bs», «Brescia», «Bresca»; `lombard` looks among the twelve only.
    """
    known = {sigla: province for sigla, province in provinces().items() if province.in_use}
    if lombard:
        known = {sigla: province for sigla, province in known.items() if is_lombard(sigla)}
    typed = text.strip().casefold()[:_LONGEST_NAME]
    if typed.upper() in known:
        return [typed.upper()]
    siglas = {province.name.casefold(): sigla for sigla, province in known.items()}
    return [siglas[name] for name in get_close_matches(typed, siglas, cutoff=0.75)]


def _territory(raw: dict[str, Any]) -> Territory:
    month, day = raw["patrono"]["giorno"].split("-")
    return Territory(
        sigla=raw["sigla"],
        name=raw["nome"],
        kind=raw["tipo"],
        istat_code=raw["istat"],
        uts_code=raw["uts"],
        nuts3=raw["nuts3"],
        iso_code=raw["iso"],
        capital=raw["capoluogo"],
        patron=Patron(raw["patrono"]["nome"], int(month), int(day)),
    )
