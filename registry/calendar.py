"""Working days, holidays, quarters. Pure: today is always passed in.

Readings C-1 (first day not counted, last counted), C-2 and C-3 (what a working day is), C-5 (a term
that ends on a holiday), C-6 («settimana anteriore»), C-7 (4 October), A-4 (calendar quarters).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_SUNDAY = 6
_QUARTER = re.compile(r"(\d{4})-T([1-4])", re.ASCII)


@cache
def _holidays(year: int, subdivision: str | None) -> dict[date, str]:
    return dict(holidays.country_holidays("IT", subdiv=subdivision, years=year, language="it_IT").items())


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a Nucleo; `patron_of` is its territory, or None to leave the saint out."""

    patron_of: str | None = None

    def holiday(self, day: date) -> str | None:
        """Return the Italian name of the holiday that falls on a day, or None."""
        return _holidays(day.year, self.patron_of).get(day)

    def is_working(self, day: date) -> bool:
        """Tell whether a day is Monday to Friday and no holiday. Source: readings C-2, C-3."""
        return day.weekday() < _SATURDAY and day not in _holidays(day.year, self.patron_of)

    def is_festive(self, day: date) -> bool:
        """Tell whether a day is a Sunday or a holiday: Saturday is neither. Source: art. 2963 c.c., C-5."""
        return day.weekday() == _SUNDAY or day in _holidays(day.year, None)

    def add_working_days(self, start: date, count: int) -> date:
        """Return the date `count` working days after `start`, which is not counted.

        Raises:
            ValueError: `count` is negative.
        Source: R-7.1.3-1 («giorni lavorativi»); readings C-1, C-2, C-3.
        """
        if count < 0:
            raise ValueError("count must not be negative")
        day = start
        while count:
            day += _DAY
            if self.is_working(day):
                count -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return the working days after `start` up to and with `end`; 0 when `end` is not later."""
        day, count = start, 0
        while day < end:
            day += _DAY
            count += self.is_working(day)
        return count

    def extended(self, due: date) -> date:
        """Return `due`, or the next day that is neither Sunday nor holiday. Source: C-5."""
        while self.is_festive(due):
            due += _DAY
        return due


def start_of_previous_week(day: date) -> date:
    """Return the Monday of the week before the week of `day`. Source: R-D2.1-4; reading C-6."""
    return day - timedelta(days=day.weekday() + 7)


def day_of_next_month(month: date, day: int) -> date:
    """Return a day of the month after `month`. Source: R-D4.1-1, R-D4.4-1 («entro il 25 del mese successivo»)."""
    year, number = (month.year + 1, 1) if month.month == 12 else (month.year, month.month + 1)
    return date(year, number, day)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter (reading A-4), written `2026-T1`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Return the quarter written as `2026-T1`.

        Raises:
            ValueError: the text is not a quarter.
        """
        match = _QUARTER.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that holds a day."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return self.next.first_day - _DAY

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def year_before(self) -> "Quarter":
        """The same quarter of the year before."""
        return Quarter(self.year - 1, self.number)

    def __str__(self) -> str:
        return f"{self.year}-T{self.number}"


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """A calendar half-year (reading A-4), written `2026-S1`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        """Return the half-year that holds a day."""
        return cls(day.year, (day.month - 1) // 6 + 1)

    @property
    def first_day(self) -> date:
        """The first day of the half-year."""
        return date(self.year, self.number * 6 - 5, 1)

    @property
    def last_day(self) -> date:
        """The last day of the half-year."""
        return self.next.first_day - _DAY

    @property
    def next(self) -> "HalfYear":
        """The half-year after this one."""
        return HalfYear(self.year + 1, 1) if self.number == 2 else HalfYear(self.year, 2)

    def __str__(self) -> str:
        return f"{self.year}-S{self.number}"


def months_after(day: date, count: int) -> date:
    """Return the same day `count` months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
