"""How long the steps of a path take: from the fact that opens each to its doing, over all procedures.

A step that has a term is counted from the fact that the term runs from, in the term's own days (working ones by
the calendar of the acting Nucleo, or calendar ones); any other from the latest fact that opens it, in calendar
days. The first doing of each counts; a step done for each month has a term, and no duration.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

from registry.calendar import Calendar
from registry.derive.course import Setting
from registry.derive.results import Action, DoneStep, Due, ProcedureStatus
from registry.law import Law, Path, RuleTerm, Step

ENOUGH = 10
"""Below so many a 90th percentile says no more than the longest, and a percentage misleads."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A procedure at a step: done, or past its term without being done.

    `days` is None where the fact to count from is not recorded, or came later; `in_time` where there is no term.
    `started_on` is the day counted from; `on` that of the doing, or the last good day of a term gone by.
    `is_indicative` where its term is one «di norma».
    """

    step: Step
    territory: str | None
    days: int | None
    in_time: bool | None
    is_done: bool = True
    started_on: date | None = None
    on: date | None = None
    is_indicative: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Some passages in figures: the days of those known, and how many kept the term.

    `missed` were done after the term, `overdue` are past it and not done; they too weigh on the share.
    """

    days: tuple[int, ...]
    kept: int = 0
    missed: int = 0
    overdue: int = 0

    @property
    def count(self) -> int:
        """Of how many passages the days are known."""
        return len(self.days)

    @property
    def median(self) -> float | None:
        """The median of the days, None where there is none."""
        return median(self.days) if self.days else None

    @property
    def ninetieth(self) -> int | None:
        """The smallest number of days within which nine out of ten were done; None below `ENOUGH`."""
        return self.days[ceil(self.count * 0.9) - 1] if self.count >= ENOUGH else None

    @property
    def longest(self) -> int | None:
        """The most days, None where there is none."""
        return self.days[-1] if self.days else None

    @property
    def termed(self) -> int:
        """How many had a term that is over or was met."""
        return self.kept + self.missed + self.overdue

    @property
    def percent_kept(self) -> float | None:
        """How many out of a hundred kept the term; None below `ENOUGH`."""
        return 100 * self.kept / self.termed if self.termed >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class StepTimes:
    """A step: what its days are counted from and how, in all and by Nucleo; the empty word for none agreed."""

    step: Step
    counts_working_days: bool
    starts: tuple[str, ...]
    total: Spread
    by_territory: Mapping[str, Spread]


def step_times(path: Path, procedures: Iterable[ProcedureStatus], setting: Setting) -> tuple[StepTimes, ...]:
    """Return the steps of a path that some procedure passed, in the order of the path; steps without data are not."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for procedure in procedures:
        for passage in passages(procedure, setting):
            found[passage.step.step].append(passage)
    return times_of(path, found, setting.law)


def times_of(path: Path, found: Mapping[str, Sequence[Passage]], law: Law) -> tuple[StepTimes, ...]:
    """Return the figures of passages known already, by step; in the order of the path."""
    return tuple(_times(step, found[step.step], law) for step in path.steps if step.step in found)


def passages(procedure: ProcedureStatus, setting: Setting) -> Iterator[Passage]:
    """Yield what a procedure says of the duration of its steps; nothing for a step of which it says nothing."""
    seen: set[str] = set()
    for done in procedure.done:
        if done.step.step not in seen or done.step.every:
            seen.add(done.step.step)
            passage = _passage(done, procedure, setting)
            if passage.days is not None or passage.in_time is not None:
                yield passage
    for action in procedure.actions:
        if action.lateness:
            due = action.due
            yield Passage(
                action.step,
                _territory(action, procedure),
                None,
                in_time=False,
                is_done=False,
                started_on=due.from_date if due else None,
                on=due.last_day if due else None,
                is_indicative=_is_indicative(due),
            )


def _territory(action: Action, procedure: ProcedureStatus) -> str | None:
    return action.territory or procedure.lead.territory


def _passage(done: DoneStep, procedure: ProcedureStatus, setting: Setting) -> Passage:
    start = _start(done, procedure, setting.law)
    days = None if start is None else _days(start, done, setting)
    return Passage(
        done.step,
        done.nucleo,
        days,
        done.in_time,
        started_on=start,
        on=done.event.date,
        is_indicative=_is_indicative(done.due),
    )


def _is_indicative(due: Due | None) -> bool:
    return due is not None and due.nature == "di_norma"


def _start(done: DoneStep, procedure: ProcedureStatus, law: Law) -> date | None:
    """Return the day from which a step is counted; None where it has no duration, or the day came later."""
    if done.step.every:
        return None
    start = done.due.from_date if done.due is not None else _opened(done, procedure, law)
    return None if start is None or start > done.event.date else start


def _days(start: date, done: DoneStep, setting: Setting) -> int:
    """Return the days from the opening of a step to its doing."""
    if counts_working_days(done.step, setting.law):
        calendar = Calendar(done.nucleo if setting.patron_saints else None)
        return calendar.working_days_between(start, done.event.date)
    return (done.event.date - start).days


def _opened(done: DoneStep, procedure: ProcedureStatus, law: Law) -> date | None:
    """Return the day of the latest fact that opened a step, before it was done; None for one that has a term."""
    if _terms(done.step, law):
        return None
    before = [
        event.date
        for event in procedure.procedure.events
        if event.type in done.step.after and event.date <= done.event.date
    ]
    return max(before, default=None)


def counts_working_days(step: Step, law: Law) -> bool:
    """Tell whether the days of a step are working ones: where its latest term is in them."""
    return any(term.type == "giorni_lavorativi" for term in _terms(step, law)[-1:])


def _terms(step: Step, law: Law) -> Sequence[RuleTerm]:
    """Return the terms of a step that have a number, the oldest first."""
    terms = (law.rules[rule].term for rule in step.terms)
    return [term for term in terms if term is not None and term.number is not None]


def _times(step: Step, found: Sequence[Passage], law: Law) -> StepTimes:
    by_territory: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        by_territory[passage.territory or ""].append(passage)
    starts = [term.from_event for term in _terms(step, law) if term.from_event is not None]
    return StepTimes(
        step=step,
        counts_working_days=counts_working_days(step, law),
        starts=tuple(dict.fromkeys(starts or step.after)),
        total=_spread(found),
        by_territory={word: _spread(by_territory[word]) for word in sorted(by_territory)},
    )


def _spread(found: Iterable[Passage]) -> Spread:
    passed = tuple(found)
    outcomes = [(passage.in_time, passage.is_done) for passage in passed]
    return Spread(
        days=tuple(sorted(passage.days for passage in passed if passage.days is not None)),
        kept=outcomes.count((True, True)),
        missed=outcomes.count((False, True)),
        overdue=outcomes.count((False, False)),
    )
