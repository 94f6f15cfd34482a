"""The frame of a calendar: what stands around its events."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from icalendar import Calendar, Parameters, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.parser import Contentline
from icalendar.prop import vRecur, vText

_MAKER = "-//Registro delle crisi aziendali//registro//IT"
_ZONE = "Europe/Rome"
_END = b"END:VCALENDAR\r\n"


_NAMES = ("NAME", "X-WR-CALNAME")
_SLOT = "@@"


def framed(name: str, events: Iterable[bytes]) -> bytes:
    """Return a calendar of events that are written already, each with its `BEGIN` and its `END`.

    Nothing to do is an answer too: since a calendar must hold something, one without events holds its time zone.
    """
    written = b"".join(events)
    frame = _frame(bool(written))
    for key in _NAMES:
        line: bytes = Contentline.from_parts(key, Parameters(), vText(name)).to_ical()
        frame = frame.replace(f"\r\n{key}:{_SLOT}\r\n".encode(), b"\r\n" + line + b"\r\n")
    return frame.removesuffix(_END) + written + _END


@cache
def _frame(has_events: bool) -> bytes:
    """The frame with a slot for its name: ten thousand cases have each their own calendar."""
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for key in _NAMES:
        made.add(key, _SLOT)
    made.add("x-wr-timezone", _ZONE)
    made.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    if not has_events:
        made.add_component(_zone())
    frame: bytes = made.to_ical()
    return frame


def _zone() -> Timezone:
    """Italian time. Source: Directive 2000/84/EC, the last Sundays of March and October at 1:00 UTC."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    for part, month, hour, (before, after) in (
        (TimezoneDaylight(), 3, 2, (winter, summer)),
        (TimezoneStandard(), 10, 3, (summer, winter)),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - local by definition
        part.add("rrule", vRecur({"freq": "yearly", "bymonth": month, "byday": "-1SU"}))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
