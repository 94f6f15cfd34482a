"""What was done in a span of time, and how long after the fact that called for it.

Source: R-8-6 («degli avanzamenti delle attività svolte e delle relative tempistiche di attuazione»).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.calendar import Calendar
from registry.derive.opening import opening_of
from registry.derive.results import CaseStatus, DoneStep, Due, ProcedureStatus
from registry.derive.rounds import present_events
from registry.law import Law, Path
from registry.model import Event, by_date


@dataclass(frozen=True, slots=True)
class Pace:
    """The days from the fact that opened a step to the step; working days where its term counts them."""

    from_event: str
    from_date: date
    days: int
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """An event; `step` and `pace` only where it is a step of its path, and something opened it."""

    event: Event
    path: Path
    step: DoneStep | None = None
    pace: Pace | None = None


def deeds_between(status: CaseStatus, first: date, last: date, *, law: Law) -> tuple[Deed, ...]:
    """Return what happened in a case between two days, both included, by date."""
    found = [Deed(event, law.monitoring) for event in status.case.events]
    for procedure in status.procedures:
        found += _deeds_of(procedure, first, law)
    return tuple(sorted((deed for deed in found if first <= deed.event.date <= last), key=lambda deed: deed.event.date))


def _deeds_of(status: ProcedureStatus, first: date, law: Law) -> Iterator[Deed]:
    events = by_date(status.procedure.events)
    steps = {id(done.event): done for done in status.done}
    for position, event in enumerate(events):
        if event.date < first:
            continue
        done = steps.get(id(event))
        pace = _pace(done, status.path, events[:position], law=law) if done is not None else None
        yield Deed(event, status.path, done, pace)


def _pace(done: DoneStep, path: Path, before: Sequence[Event], *, law: Law) -> Pace | None:
    if done.due is not None:
        return _pace_to_term(done, done.due, law)
    opening = opening_of(done.step, present_events(path, before))
    if opening is None:
        return None
    return Pace(opening.type, opening.date, (done.event.date - opening.date).days)


def _pace_to_term(done: DoneStep, due: Due, law: Law) -> Pace | None:
    if due.from_event is None or due.from_date > done.event.date:
        return None  # done before the fact that its term runs from, as reading A-2 allows
    term, day = law.rules[due.rule].term, done.event.date
    counts_working = term is not None and term.type == "giorni_lavorativi"
    working = Calendar(due.calendar_of).working_days_between(due.from_date, day) if counts_working else None
    return Pace(due.from_event, due.from_date, (day - due.from_date).days, working)
