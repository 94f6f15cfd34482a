"""From when to when a crisis is in charge of a Nucleo. Source: R-7.1.2-1, R-7.3.1-2; reading P-2."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.results import CaseStatus
from registry.law import Path
from registry.model import Event

TAKING = "presa_in_carico"
CLOSING = "chiusura"


def in_charge_since(path: Path, events: Sequence[Event]) -> date | None:
    """Return the day of the taking in charge; where the path knows none, that of the Nucleo's first act.

    `events` are by date, those known on the day as of which the question is asked.
    """
    taken = next((event.date for event in events if event.type == TAKING), None)
    if taken is not None or path.knows_take_charge:
        return taken
    return next((event.date for event in events if event.type in path.nucleo_acts), None)


def closing_of(events: Iterable[Event], as_of: date) -> Event | None:
    """Return the event that closes a procedure or a case, the latest if there are several, or None."""
    closings = [event for event in events if event.type == CLOSING and event.date <= as_of]
    return max(closings, key=lambda event: event.date, default=None)


@dataclass(frozen=True, slots=True)
class Charge:
    """A span in which a crisis is in charge, on a path: from a day until its closing, which is still inside.

    `path` is that of monitoring where the crisis itself was taken in charge, before any procedure.
    """

    path: Path
    since: date
    closing: Event | None

    def touches(self, first: date, last: date) -> bool:
        """Tell whether the crisis is in charge at any time between two days, both included."""
        return self.since <= last and (self.closing is None or self.closing.date >= first)


def taken_from(charges: Sequence[Charge], first: date) -> date | None:
    """Return the first day, from `first` on, on which the crisis passed from not in charge to in charge."""
    for number, charge in enumerate(charges):
        was_in_charge = any(earlier.touches(charge.since, charge.since) for earlier in charges[:number])
        if charge.since >= first and not was_in_charge:
            return charge.since
    return None


def ended_between(charges: Sequence[Charge], first: date, last: date) -> Event | None:
    """Return the closing, between two days both included, with which nothing remained in charge."""
    closings = [item.closing for item in charges if item.closing is not None and item.closing.date <= last]
    latest = max(closings, key=lambda event: event.date, default=None)
    return latest if latest is not None and len(closings) == len(charges) and latest.date >= first else None


def charges_of(status: CaseStatus, monitoring: Path) -> tuple[Charge, ...]:
    """Return the spans in which a crisis was in charge up to the day of its status, by first day.

    A later taking in charge never takes back the time before it: where the path knows none, the span
    begins with the Nucleo's first act.
    """
    as_of, case = status.as_of, status.case
    whole = closing_of(case.events, as_of)
    closings = [closing_of(item.procedure.events, as_of) or whole for item in status.procedures]
    found = [
        Charge(item.path, since, closing)
        for item, closing in zip(status.procedures, closings, strict=True)
        if (since := _first_day(item.path, item.procedure.events, as_of)) is not None
    ]
    taken = _first_day(monitoring, [event for event in case.events if event.type == TAKING], as_of)
    if taken is not None:
        found.append(Charge(monitoring, taken, whole or _last(closings)))
    return tuple(sorted(found, key=lambda charge: charge.since))


def _first_day(path: Path, events: Iterable[Event], as_of: date) -> date | None:
    opening = {TAKING} if path.knows_take_charge else {TAKING, *path.nucleo_acts}
    return min((event.date for event in events if event.type in opening and event.date <= as_of), default=None)


def _last(closings: Sequence[Event | None]) -> Event | None:
    """Return the last closing, or None while a procedure is open."""
    known = [closing for closing in closings if closing is not None]
    return max(known, key=lambda event: event.date, default=None) if len(known) == len(closings) else None
