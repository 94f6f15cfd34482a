"""The period of a treatment and its months, from applications and agreement, cut where it stopped."""

from collections.abc import Iterator
from datetime import date, timedelta

from registry.derive.course import Course
from registry.model import Event

_DAY = timedelta(days=1)
_APPLICATIONS = ("domanda_regione", "domanda_inps", "domanda_integrativa")


def treatment_days(course: Course) -> tuple[date, date] | None:
    """Return first and last day of the treatment, or None where no file tells them.

    The suspension's own start wins over the one applied for. The end is that of the latest application,
    else of the agreement, else of the procedure; cessation, suspension and total revocation cut it from their day.
    Source: R-D2.1-2, R-D2.4-2, R-D2.4-4, R-D2.7-5, R-D2.7-7.
    """
    starts = _days(course, "starts_on")
    begun = course.present.last("inizio_sospensione")
    first = begun.date if begun is not None else min(starts, default=None)
    last = max(_days(course, "ends_on"), default=None)
    if first is None or last is None:
        return None
    stops = [event.date - _DAY for event in course.events if _stops(event)]
    return first, min([last, *stops])


def _days(course: Course, name: str) -> list[date]:
    """The days in the applications; without any, in the agreement; else in the procedure."""
    for kinds in (_APPLICATIONS, ("accordo",)):
        found = [event.value(name) for event in course.events if event.type in kinds]
        days = [day for day in found if isinstance(day, date)]
        if days:
            return days
    period = course.procedure.period
    day = getattr(period, name) if period is not None else None
    return [day] if day is not None else []


def _stops(event: Event) -> bool:
    return event.type in ("cessazione", "sospensione") or (event.type == "revoca" and event.value("total") is not False)


def months_due(course: Course) -> Iterator[date]:
    """Yield the first day of each month of the treatment that has ended as of the day. Source: R-D4.1-1, R-D4.4-1."""
    days = treatment_days(course)
    if days is None:
        return
    month = days[0].replace(day=1)
    while month <= days[1] and next_month(month) <= course.setting.as_of:
        yield month
        month = next_month(month)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
