"""A term counted aloud: which days were counted, which were not and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry.calendar import Calendar
from registry.derive.results import Due
from registry.law import Law, RuleTerm

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day of the count: its number, None where it is not counted.

    `holiday` is its name; `is_patron` where only the patron saint of the acting Nucleo makes it one.
    """

    on: date
    number: int | None
    holiday: str | None = None
    is_patron: bool = False

    @property
    def is_weekend(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.on.weekday() >= _SATURDAY


@dataclass(frozen=True, slots=True)
class Count:
    """A term from its first day counted to its last; the day it starts from is not in it (reading C-1).

    `extension` are the holidays at its end that moved it (reading C-5). `without_patron` is where it would
    end if the patron saint were a working day, None where that changes nothing (reading C-3).
    """

    due: Due
    term: RuleTerm
    days: tuple[CountedDay, ...]
    extension: tuple[CountedDay, ...]
    without_patron: date | None

    @property
    def skipped(self) -> tuple[CountedDay, ...]:
        """The days that were not counted."""
        return tuple(day for day in self.days if day.number is None)


def count_of(due: Due, law: Law) -> Count | None:
    """Return how a term was counted, or None where its rule counts nothing."""
    term = law.rules[due.rule].term
    if term is None:
        return None
    days = tuple(_days(due, term))
    calendar = Calendar(due.calendar_of)
    stretched = due.last_day - due.on
    return Count(
        due=due,
        term=term,
        days=days,
        extension=tuple(_day(due.on + number * _DAY, calendar, number=None) for number in range(stretched.days)),
        without_patron=_without_patron(due, term) if any(day.is_patron for day in days) else None,
    )


def _days(due: Due, term: RuleTerm) -> Iterator[CountedDay]:
    if term.type not in ("giorni_lavorativi", "giorni_calendario"):
        return
    calendar, number, on = Calendar(due.calendar_of), 0, due.from_date
    while on < due.on:
        on += _DAY
        is_counted = term.type == "giorni_calendario" or calendar.is_working(on)
        number += is_counted
        yield _day(on, calendar, number=number if is_counted else None)


def _day(on: date, calendar: Calendar, *, number: int | None) -> CountedDay:
    national = Calendar().holiday(on)
    patron = calendar.holiday(on) if national is None else None
    return CountedDay(on, number, national or patron, is_patron=patron is not None and on.weekday() < _SATURDAY)


def _without_patron(due: Due, term: RuleTerm) -> date | None:
    if term.type != "giorni_lavorativi" or term.number is None:
        return None
    on = Calendar().add_working_days(due.from_date, term.number)
    return on if on != due.on else None
