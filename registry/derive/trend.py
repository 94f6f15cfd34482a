"""How many crises were in charge, quarter by quarter: the figures of the reports, without deriving any case again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.calendar import Quarter
from registry.derive.charge import ended_between, taken_from
from registry.derive.chronicle import Chronicle


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """A quarter: crises taken in charge in it, in charge at any time in it, still in charge at its end.

    While it is running, its end is the day as of which it is told.
    """

    quarter: Quarter
    is_running: bool
    taken: int = 0
    in_charge: int = 0
    in_charge_at_end: int = 0

    @property
    def ended(self) -> int:
        """How many ceased to be in charge in the quarter."""
        return self.in_charge - self.in_charge_at_end


def quarters_back(as_of: date, count: int) -> tuple[Quarter, ...]:
    """Return the last `count` quarters up to that of a day, in order."""
    found = [Quarter.of(as_of)]
    while len(found) < count:
        found.append(found[-1].previous)
    return tuple(reversed(found))


def trend_of(
    chronicles: Iterable[Chronicle], quarters: Iterable[Quarter], as_of: date, *, territory: str | None = None
) -> tuple[QuarterCount, ...]:
    """Return the figures of each quarter: of the region, where a crisis counts once, or of a territory.

    Source: as `quarter_facts`; readings A-4 (calendar quarters), P-2 (since when a crisis is in charge).
    """
    known = [chronicle for chronicle in chronicles if chronicle.charges]
    return tuple(_counted(known, quarter, as_of=as_of, territory=territory) for quarter in quarters)


def still_in_charge(chronicles: Iterable[Chronicle], as_of: date) -> tuple[Chronicle, ...]:
    """Return the crises that the running quarter counts as still in charge."""
    first = Quarter.of(as_of).first_day
    return tuple(chronicle for chronicle in chronicles if _remains(chronicle, first, as_of))


def _remains(chronicle: Chronicle, first: date, last: date) -> bool:
    charges = [charge for charge in chronicle.charges if charge.since <= last]
    return chronicle.in_charge_between(first, last) and ended_between(charges, first, last) is None


def _counted(chronicles: Iterable[Chronicle], quarter: Quarter, *, as_of: date, territory: str | None) -> QuarterCount:
    first, last = quarter.first_day, min(quarter.last_day, as_of)
    taken = in_charge = at_end = 0
    for chronicle in chronicles:
        if not chronicle.in_charge_between(first, last):
            continue
        if territory is not None and territory not in chronicle.territories_on(last):
            continue
        charges = [charge for charge in chronicle.charges if charge.since <= last]
        in_charge += 1
        taken += taken_from(charges, first) is not None
        at_end += _remains(chronicle, first, last)
    return QuarterCount(quarter, quarter.last_day >= as_of, taken, in_charge, at_end)
