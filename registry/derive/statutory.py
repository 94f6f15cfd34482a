"""Dates of national law, apart from duties: they inform, and say whether they were verified."""

from collections.abc import Iterator
from datetime import date, timedelta

from registry.derive.course import Course
from registry.derive.results import StatutoryDate
from registry.law import Statute, StatutoryNotice
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES


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
