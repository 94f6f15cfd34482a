"""The days from Monday to Friday on which nobody counts, for browsers that count again on a later day."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from registry.calendar import Calendar
from registry.vocabulary.territories import territories

_YEARS_AHEAD = 3
"""A page older than that says only what it said on its day."""


def nonworking_json(as_of: date, *, patron_saints: bool) -> bytes:
    """Return the holidays from the year of `as_of` on, and the patron saint's days of each Nucleo, where they count."""
    first, last = date(as_of.year, 1, 1), date(as_of.year + _YEARS_AHEAD, 12, 31)
    national = set(_idle(Calendar(), first, last))
    saints = {
        sigla: [day.isoformat() for day in _idle(Calendar(sigla), first, last) if day not in national]
        for sigla in (territories() if patron_saints else ())
    }
    told = {
        "dal": first.isoformat(),
        "al": last.isoformat(),
        "festivi": [day.isoformat() for day in sorted(national)],
        "patroni": saints,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _idle(calendar: Calendar, first: date, last: date) -> Iterator[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return (day for day in days if day.isoweekday() < 6 and not calendar.is_working(day))
