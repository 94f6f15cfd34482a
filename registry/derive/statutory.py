"""National law, apart from duties: dates and wordings that inform, and say whether they were verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry.derive.course import Course
from registry.derive.results import ProcedureStatus, StatutoryDate
from registry.law import Law, Statute, StatuteVersion, StatutoryNotice
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES


@dataclass(frozen=True, slots=True)
class StatutoryText:
    """A fact of national law to be read beside a procedure, in the wording of the day it began.

    `version` is None where the wording never changed, or where none is known for that day (`is_unknown`).
    """

    statute: Statute
    on: date
    version: StatuteVersion | None

    @property
    def is_unknown(self) -> bool:
        """Whether the wording changes over time and that of the day is not known."""
        return self.version is None and bool(self.statute.versions)


def statutory_texts(status: ProcedureStatus, law: Law, as_of: date) -> tuple[StatutoryText, ...]:
    """Return what national law says of the causale of a procedure, as it was on the day the procedure began.

    That day is the first of its period, else of its facts; without either, the one as of which it is told.
    """
    period = status.procedure.period
    days = [event.date for event in status.procedure.events if event.date <= as_of]
    began = (period.starts_on if period is not None else None) or min(days, default=as_of)
    ours = (statute for statute in law.statutes.values() if status.procedure.causale in statute.causali)
    return tuple(StatutoryText(statute, began, statute.version_on(began)) for statute in ours)


def statutory_dates(course: Course, worker_count: int | None) -> tuple[StatutoryDate, ...]:
    """Return the statutory dates of a procedure, by date. Source: SPEC of the project, facts S-*."""
    found = (
        statutory
        for statute, notice in course.setting.law.notices_by_path.get(course.path.code, ())
        if _concerns(notice, worker_count)
        for statutory in _dates(course, statute, notice)
    )
    return tuple(sorted(found, key=lambda item: (item.on, item.statute.id)))


def _concerns(notice: StatutoryNotice, worker_count: int | None) -> bool:
    """An unknown number of workers is taken as the general case, not as the small one."""
    if worker_count is None:
        return notice.max_workers is None
    return (notice.min_workers or 0) <= worker_count <= (notice.max_workers or worker_count)


def _dates(course: Course, statute: Statute, notice: StatutoryNotice) -> Iterator[StatutoryDate]:
    event = next((event for event in reversed(course.events) if event.type == notice.from_event), None)
    if event is None:
        return
    attribute = attribute_of(EVENT_TYPES[event.type], notice.field) if notice.field else None
    if notice.needs_field and (attribute is None or event.value(attribute) is None):
        return
    start: date = event.day(attribute)
    yield StatutoryDate(
        statute=statute,
        description=notice.description,
        on=start + timedelta(days=notice.days),
        until=start + timedelta(days=notice.days_to) if notice.days_to else None,
        is_moot=any(later.type in notice.until_event for later in course.events),
    )
