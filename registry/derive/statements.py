"""The statements that an application for CIG in deroga 2016 still lacks, or that contradict each other.

Source: R-D4.1-1, R-D4.1-2, R-D4.2-1 («la loro incompletezza o incongruenza»), R-D4.3-1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.course import Course
from registry.derive.spans import Treatment, next_month, treatments
from registry.derive.terms import due_from, lateness
from registry.glossary import label_of
from registry.italian import lowered, month_and_year, number
from registry.model import Event

MONTHLY = "rendiconto_mensile"
SUMMARY = "dichiarazione_riepilogativa"


@dataclass(frozen=True, slots=True)
class Defect:
    """A statement that stops the authorisation; `month` is its first day, None for the summary.

    It is missing, or says `hours` where another paper says `other_hours`: the SR41 form of the month, or
    for the summary all the monthly statements together.
    """

    statement: str
    month: date | None = None
    hours: int | None = None
    other_hours: int | None = None

    @property
    def is_missing(self) -> bool:
        """Whether nothing was sent, rather than something that does not agree."""
        return self.hours is None

    @property
    def words(self) -> str:
        """«rendiconto mensile di agosto 2016», and where something does not agree, what against what."""
        label = lowered(label_of(self.statement))
        named = label if self.month is None else f"{label} di {month_and_year(self.month)}"
        if self.hours is None or self.other_hours is None:
            return named
        other = "nel modello SR41" if self.month else "nei rendiconti mensili"
        return f"{named} ({number(self.hours)} ore, {number(self.other_hours)} {other})"


def defects_of(course: Course, treatment: Treatment) -> tuple[Defect, ...]:
    """Return what is wrong with the statements of a treatment as of the day, month by month.

    A month counts as missing once its term is over; the summary, which has none, once the period is.
    """
    if not treatment.stands:
        return ()
    return (*_monthly(course, treatment), *_summary(course, treatment))


def summary_is_missing(course: Course) -> bool:
    """Tell whether a period is over without its summary declaration. Source: R-D4.1-2."""
    return any(treatment.stands and _lacks_summary(course, treatment) for treatment in treatments(course))


def _monthly(course: Course, treatment: Treatment) -> Iterator[Defect]:
    stated, declared = _hours_by_month(course.events, MONTHLY), _hours_by_month(course.events, "sr41")
    for month in treatment.months():
        if month not in stated:
            if _is_due(course, month):
                yield Defect(MONTHLY, month)
            continue
        hours, other = stated[month], declared.get(month)
        if hours is not None and other is not None and hours != other:
            yield Defect(MONTHLY, month, hours, other)


def _is_due(course: Course, month: date) -> bool:
    step = next(step for step in course.path.steps if step.step == MONTHLY)
    due = due_from(step, course.setting.law, start=month, calendar=course.calendar(None))
    return next_month(month) <= course.setting.as_of and bool(lateness(due, course.setting.as_of))


def _hours_by_month(events: Sequence[Event], kind: str) -> dict[date, int | None]:
    """The hours of each month: the latest statement corrects the others."""
    found: dict[date, int | None] = {}
    for event in events:
        month, hours = event.value("month"), event.value("hour_count")
        if event.type == kind and isinstance(month, date):
            found[month] = hours if isinstance(hours, int) else None
    return found


def _summary(course: Course, treatment: Treatment) -> Iterator[Defect]:
    if _lacks_summary(course, treatment):
        yield Defect(SUMMARY)
    elif (hours := _hours_compared(course)) is not None and hours[0] != hours[1]:
        yield Defect(SUMMARY, None, *hours)


def _lacks_summary(course: Course, treatment: Treatment) -> bool:
    """A sole period has every declaration for its own; of several, each needs one from its end on."""
    if not treatment.is_over(course.setting.as_of):
        return False
    declared = [event.date for event in course.events if event.type == SUMMARY]
    if len(treatments(course)) == 1:
        return not declared
    return not any(day >= treatment.last for day in declared)


def _hours_compared(course: Course) -> tuple[int, int] | None:
    """The hours declared in all and those of the monthly statements, once every one is on file."""
    standing = [treatment for treatment in treatments(course) if treatment.stands]
    if not all(item.is_over(course.setting.as_of) and not _lacks_summary(course, item) for item in standing):
        return None
    stated = _hours_by_month(course.events, MONTHLY)
    declared = [event.value("hour_count") for event in course.events if event.type == SUMMARY]
    monthly = [stated.get(month) for month in {month for item in standing for month in item.months()}]
    told = [hours for hours in declared if isinstance(hours, int)]
    known = [hours for hours in monthly if hours is not None]
    if not told or len(told) < len(declared) or len(known) < len(monthly):
        return None
    return sum(told), sum(known)
