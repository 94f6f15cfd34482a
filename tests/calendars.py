"""Calendars as other programs see them: the letter of RFC 5545, and a parser that is not the one that wrote them."""

from typing import Any

import vobject


def assert_lines_are_sound(content: bytes) -> None:
    """Assert what RFC 5545 asks of every line: CRLF, 75 octets, nothing cut inside a character."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert 0 < len(line) <= 75, line
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()


def events_of(content: bytes) -> dict[str, Any]:
    """Return the events by identity, each held valid by the other parser."""
    read = vobject.readOne(content.decode())
    read.validate(raiseException=True)
    listed = read.contents.get("vevent", [])
    events = {event.uid.value: event for event in listed}
    assert len(events) == len(listed), "an identity is used twice"
    return events
