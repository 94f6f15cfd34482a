"""Crises before any procedure: how long they are watched, what was done, what they became.

Source: R-4-3, R-4-9, R-6-3. The acts fix neither steps nor terms for this stage (reading P-1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.charge import CLOSING, closing_of
from registry.derive.course import Setting
from registry.derive.results import CaseStatus, ProcedureStatus
from registry.model import Event, by_date

WatchState = Literal["seguita", "diventata_procedura", "chiusa"]


@dataclass(frozen=True, slots=True)
class Watch:
    """A crisis while it had no procedure.

    `events` are the facts of that time, by date; `acts` those of the Nucleo; `since` is None where no fact is
    recorded. `became` is its first procedure, `closing` the end of one that never had any; `until` is the
    last day of the watch: that of the procedure's first fact, of the closing, else the day it is told.
    """

    status: CaseStatus
    events: tuple[Event, ...]
    acts: tuple[Event, ...]
    since: date | None
    until: date
    became: ProcedureStatus | None
    closing: Event | None

    @property
    def state(self) -> WatchState:
        """Whether it is still watched, and what it became if not."""
        if self.became is not None:
            return "diventata_procedura"
        return "chiusa" if self.closing is not None else "seguita"

    @property
    def days(self) -> int | None:
        """How many days it was watched, None where it is not known from when."""
        return (self.until - self.since).days if self.since is not None else None


def watches(statuses: Iterable[CaseStatus], setting: Setting) -> tuple[Watch, ...]:
    """Return the crises watched before any procedure, now or once, the longest known first."""
    found = (watch for status in statuses for watch in _watch(status, setting))
    return tuple(sorted(found, key=lambda watch: (watch.since or date.max, watch.status.case.id)))


def _watch(status: CaseStatus, setting: Setting) -> Iterator[Watch]:
    """Yield the watch of a crisis, unless its first known fact is that of a procedure."""
    as_of = setting.as_of
    first = min(status.procedures, key=_first_day, default=None)
    limit = _first_day(first) if first is not None else date.max
    known = [event for event in by_date(status.case.events) if event.date <= as_of and event.type != CLOSING]
    events = tuple(event for event in known if event.date < limit)
    if first is not None and not events:
        return
    became = first if limit <= as_of else None
    closing = closing_of(status.case.events, as_of) if became is None else None
    yield Watch(
        status=status,
        events=events,
        acts=tuple(event for event in events if event.type in setting.law.nucleo_acts),
        since=events[0].date if events else None,
        until=limit if became is not None else closing.date if closing is not None else as_of,
        became=became,
        closing=closing,
    )


def _first_day(procedure: ProcedureStatus) -> date:
    """The day of the first fact of a procedure; one without facts begins after all the others."""
    return min((event.date for event in procedure.procedure.events), default=date.max)
