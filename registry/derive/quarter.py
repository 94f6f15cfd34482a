"""A quarter's report: the crises in charge in it, what was done, what is awaited at its end.

Source: R-8-4, R-8-5, R-8-6; readings A-4 (calendar quarters), P-2 (since when a crisis is in charge).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from registry.calendar import Quarter
from registry.derive.charge import Charge, ended_between, taken_from
from registry.derive.chronicle import Chronicle
from registry.derive.course import Setting
from registry.derive.deeds import Deed, deeds_between
from registry.derive.results import CaseStatus
from registry.law import Path
from registry.model import Case, Event


@dataclass(frozen=True, slots=True)
class Move:
    """A crisis is taken in charge on another path than before."""

    origin: Path
    target: Path
    on: date


@dataclass(frozen=True, slots=True)
class CrisisQuarter:
    """A crisis in a quarter: where it stood at the end, what happened in it, by date.

    `standing` may be that of a later day where nothing in it depends on the day. `taken_on` only where
    it was taken in charge in the quarter, for the first time or again; `closing` only where, with it,
    nothing remained in charge.
    """

    standing: CaseStatus
    territories: tuple[str, ...]
    in_charge_since: date | None
    taken_on: date | None
    closing: Event | None
    moves: tuple[Move, ...]
    deeds: tuple[Deed, ...]

    @property
    def case(self) -> Case:
        """The case as it was known at the end of the quarter."""
        return self.standing.case

    @property
    def is_closed(self) -> bool:
        """Whether the crisis itself closed in the quarter: no further procedure is known."""
        return self.closing is not None and self.standing.state == "chiusa"

    @property
    def is_followed(self) -> bool:
        """Whether there was something to follow: a fact in the quarter, or a path not yet at its end."""
        current = self.standing.current
        ended = self.standing.state == "chiusa" if current is None else current.is_ended
        return bool(self.deeds) or not ended


@dataclass(frozen=True)  # no slots: cached_property needs the instance's dictionary
class QuarterFacts:
    """The crises of a quarter, each once.

    `as_at` is the last day of the quarter, or the registry's own day while the quarter is running;
    `monitored` are known, and at no time in charge.
    """

    quarter: Quarter
    as_at: date
    is_running: bool
    crises: tuple[CrisisQuarter, ...]
    monitored: tuple[CrisisQuarter, ...] = ()

    def of(self, territory: str) -> "QuarterFacts":
        """Return the part of a territory; a crisis on several territories is in each of them."""
        crises, monitored = self._by_territory
        return replace(self, crises=crises.get(territory, ()), monitored=monitored.get(territory, ()))

    @cached_property
    def _by_territory(self) -> tuple["_Parts", "_Parts"]:
        return _parts(self.crises), _parts(self.monitored)


_Parts = Mapping[str, tuple[CrisisQuarter, ...]]


def _parts(crises: Iterable[CrisisQuarter]) -> _Parts:
    found: dict[str, list[CrisisQuarter]] = {}
    for crisis in crises:
        for territory in crisis.territories:
            found.setdefault(territory, []).append(crisis)
    return {territory: tuple(part) for territory, part in found.items()}


def quarter_facts(
    chronicles: Sequence[Chronicle], quarter: Quarter, setting: Setting, *, monitored: bool = True
) -> QuarterFacts:
    """Return the facts of a quarter as known on its last day, crises in the order of the chronicles.

    Every crisis is derived once; the territories are parts of the answer (`QuarterFacts.of`).
    """
    first, as_at = quarter.first_day, min(quarter.last_day, setting.as_of)

    def told(chosen: Iterable[Chronicle]) -> Iterator[CrisisQuarter]:
        return (_crisis(chronicle, first, as_at=as_at, setting=setting) for chronicle in chosen)

    watched = told(item for item in chronicles if monitored and item.watched_between(first, as_at))
    return QuarterFacts(
        quarter=quarter,
        as_at=as_at,
        is_running=setting.as_of <= quarter.last_day,
        crises=tuple(told(item for item in chronicles if item.in_charge_between(first, as_at))),
        monitored=tuple(crisis for crisis in watched if crisis.is_followed),
    )


def _crisis(chronicle: Chronicle, first: date, *, as_at: date, setting: Setting) -> CrisisQuarter:
    standing = chronicle.standing_on(as_at, setting)
    is_quiet = chronicle.last_on is None or chronicle.last_on < first
    charges = [charge for charge in chronicle.charges if charge.since <= as_at]
    return CrisisQuarter(
        standing=standing,
        territories=chronicle.territories_on(as_at),
        in_charge_since=min((charge.since for charge in charges), default=None),
        taken_on=taken_from(charges, first),
        closing=ended_between(charges, first, as_at),
        moves=tuple(_moves(charges, first)),
        deeds=() if is_quiet else deeds_between(standing, first, as_at, law=setting.law),
    )


def _moves(charges: Sequence[Charge], first: date) -> Iterator[Move]:
    for before, after in pairwise(charges):
        if after.since >= first and after.path is not before.path:
            yield Move(before.path, after.path, after.since)
