"""The periods of a treatment and their months: what was asked for, cut where it stopped or was late.

Told of the applications to Regione, each with its own period; before any is presented, of the agreement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from registry.calendar import start_of_previous_week
from registry.derive.application import Application, applications
from registry.derive.course import Course
from registry.derive.terms import due_from, due_of, lateness, start_event
from registry.model import Event

_DAY = timedelta(days=1)
_TERMED = ("domanda_inps", "domanda_regione")
_STOPS = frozenset(("cessazione", "sospensione"))


@dataclass(frozen=True, slots=True)
class LateStart:
    """The effect of a late application: the treatment starts only from a Monday. Source: R-D2.1-4; reading C-6."""

    application: Event
    starts_on: date


@dataclass(frozen=True, slots=True)
class Treatment:
    """The days of a treatment, both included; `application` is None while none was presented.

    `stopped_by` is the cessation or suspension that ended it early; `last` may then be before `first`.
    """

    application: Application | None
    first: date
    last: date
    stopped_by: Event | None = None

    @property
    def stands(self) -> bool:
        """Whether it may be granted, or was."""
        return self.application is None or self.application.stands

    def is_over(self, on: date) -> bool:
        """Tell whether its last day is gone by, and it had any."""
        return self.first <= self.last < on

    def months(self) -> Iterator[date]:
        """Yield the first day of each of its months."""
        month = self.first.replace(day=1) if self.first <= self.last else next_month(self.last)
        while month <= self.last:
            yield month
            month = next_month(month)


def late_starts(course: Course) -> Iterator[LateStart]:
    """Yield the effect of each application presented after its 20 days, supplementary ones included."""
    yield from _late_first(course)
    for application in applications(course.events)[1:]:
        yield from _late_supplement(course, application)


def _late_first(course: Course) -> Iterator[LateStart]:
    for step in course.path.steps:
        if step.step not in _TERMED:
            continue
        event = next((event for event in course.events if event.type == step.step), None)
        if event is None:
            continue
        due = due_of(
            step, course.events, course.setting.law, fulfilled_on=event.date, calendar=course.calendar(event.nucleo)
        )
        if lateness(due, event.date):
            yield LateStart(event, start_of_previous_week(event.date))


def _late_supplement(course: Course, application: Application) -> Iterator[LateStart]:
    """Its 20 days run from the first day of its own period. Source: R-D2.1-3, R-D2.1-4; reading P-9."""
    event = application.event
    begins = event.value("starts_on")
    step = next(step for step in course.path.steps if step.step == "domanda_regione")
    if isinstance(begins, date):
        due = due_from(step, course.setting.law, start=begins, calendar=course.calendar(event.nucleo))
        if lateness(due, event.date):
            yield LateStart(event, start_of_previous_week(event.date))


def treatments(course: Course) -> tuple[Treatment, ...]:
    """Return the treatment of each application whose days are known, in the order of presentation.

    Source: R-D2.1-2, R-D2.1-4, R-D2.4-2, R-D2.4-4, R-D2.7-5.
    """
    found = applications(course.events)
    first = _first_treatment(course, found[0] if found else None)
    others = [_supplement(course, application) for application in found[1:]]
    return tuple(treatment for treatment in (first, *others) if treatment is not None)


def _first_treatment(course: Course, application: Application | None) -> Treatment | None:
    """The suspension's own start wins over the one applied for; a late application moves it on."""
    presented = application.event.date if application is not None else None
    begun = start_event(course.events, "inizio_sospensione", fulfilled_on=presented)
    starts_on = begun.date if begun is not None else _asked(course, application, "starts_on")
    late = [effect.starts_on for effect in _late_first(course)]
    first = max([starts_on, *late]) if starts_on is not None else None
    return _cut(course, application, first, last=_asked(course, application, "ends_on"))


def _asked(course: Course, application: Application | None, name: str) -> date | None:
    """The day in the application; else in that to INPS, in the agreement, in the procedure."""
    others = (course.present.last(kind) for kind in ("domanda_inps", "accordo"))
    events = (application.event if application is not None else None, *others)
    days = (event.value(name) for event in events if event is not None)
    found = next((day for day in days if isinstance(day, date)), None)
    period = course.procedure.period
    return found or (getattr(period, name) if period is not None else None)


def _supplement(course: Course, application: Application) -> Treatment | None:
    first, last = application.event.value("starts_on"), application.event.value("ends_on")
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    late = [effect.starts_on for effect in _late_supplement(course, application)]
    return _cut(course, application, max([first, *late]), last=last)


def _cut(course: Course, application: Application | None, first: date | None, *, last: date | None) -> Treatment | None:
    """Cessation and suspension end what was under way or applied for; a later application begins anew."""
    if first is None or last is None:
        return None
    known_on = min(first, application.event.date) if application is not None else first
    stop = next((event for event in course.events if event.type in _STOPS and event.date >= known_on), None)
    if stop is None or stop.date > last:
        return Treatment(application, first, last)
    return Treatment(application, first, stop.date - _DAY, stopped_by=stop)


def months_due(course: Course) -> Sequence[date]:
    """Return the first day of each month of treatment that has ended as of the day. Source: R-D4.1-1, R-D4.4-1."""
    standing = (treatment for treatment in treatments(course) if treatment.stands)
    months = {month for treatment in standing for month in treatment.months()}
    return sorted(month for month in months if next_month(month) <= course.setting.as_of)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
