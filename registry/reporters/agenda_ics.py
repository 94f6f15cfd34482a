"""The agenda as a calendar to subscribe to: whole days, in Italian, each with an identity that outlives its date.

An event is known by the first name of the case, procedure, step and kind of date. A corrected or postponed date so
moves it, and a forecast becomes the term that was computed. Stamp and sequence are the day of the agenda, never the
clock's: a later agenda replaces an earlier one also where it was imported rather than subscribed to.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Literal

from icalendar import Event

from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.italian import lowered, weekday_date
from registry.model import Case
from registry.model.events.policy import Convening
from registry.reporters.calendar_frame import framed
from registry.reporters.identity import first_name, named_procedure
from registry.reporters.lines import printable
from registry.reporters.pressing import TITLES, lasting_sentence, what

_DOMAIN = "registro-crisi"
_FIRST_DAY = date(2000, 1, 1)
DateKind = Literal["termine", "previsto", "promemoria"]


@dataclass(frozen=True, slots=True)
class _Entry:
    item: AgendaItem
    kind: DateKind
    subject: str
    on: date
    title: str
    text: str
    rule: str | None
    is_forecast: bool = False
    place: str | None = None

    @property
    def name(self) -> str:
        """What it is known by, its date apart."""
        status = self.item.case
        return f"{first_name(status.case)}.{named_procedure(status, self.item.procedure)}.{self.subject}.{self.kind}"


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event written already, of an item of the agenda."""

    item: AgendaItem
    on: date
    name: str
    content: bytes

    @property
    def earliest_first(self) -> tuple[date, str]:
        """Sort key."""
        return self.on, self.name


Link = Callable[[Case], str]
"""Gives the address of the page of a case."""


def calendar(items: Iterable[AgendaItem], *, as_of: date, name: str, link: Link | None = None) -> bytes:
    """Return the calendar of the items that have a date."""
    return calendar_of(events_of(items, as_of=as_of, link=link), name=name)


def calendar_of(events: Iterable[DatedEvent], *, name: str) -> bytes:
    """Return the calendar of events, by date."""
    return framed(name, (event.content for event in sorted(events, key=lambda event: event.earliest_first)))


def events_of(items: Iterable[AgendaItem], *, as_of: date, link: Link | None = None) -> Iterator[DatedEvent]:
    """Yield the events of the items that have a date; all the items of a case are told together."""
    entries = sorted((entry for item in items for entry in _entries(item)), key=lambda entry: (entry.on, entry.name))
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.name] += 1
        content: bytes = _event(entry, seen[entry.name], as_of=as_of, link=link).to_ical()
        yield DatedEvent(entry.item, entry.on, entry.name, content)


def _entries(item: AgendaItem) -> Iterator[_Entry]:
    if item.on is None:
        return
    if item.action is None:
        # The words are the identity of a reminder: it has no other.
        subject = sha256((item.reminder or "").encode()).hexdigest()[:12]
        yield _Entry(item, "promemoria", subject, item.on, "Promemoria", what(item), None)
        return
    kind: DateKind = "termine" if item.action.due else "previsto"
    subject = "-".join(filter(None, (item.action.step.step, item.action.period)))
    convening = _convening(item)
    hour, place = (convening.time, convening.place) if convening else (None, None)
    title = f"{what(item)}{f', ore {hour}' if hour else ''}{_limit(item)}"
    yield _Entry(item, kind, subject, item.on, title, lasting_sentence(item), item.rule, place=place)
    yield from _forecast(item)


def _convening(item: AgendaItem) -> Convening | None:
    """Return what called the parties to a meeting that is still to be held: it says the hour, and where."""
    if item.procedure is None or item.action is None or item.action.step.step != "incontro_parti":
        return None
    called = item.procedure.procedure.all_of("convocazione_parti")
    found = [event for event in called if isinstance(event, Convening) and event.meeting_planned_on == item.on]
    return found[-1] if found else None


def _limit(item: AgendaItem) -> str:
    due = item.action.due if item.action else None
    if due is None:
        return " (esito da registrare)" if item.kind == "da_registrare" else ""
    return " (termine indicativo)" if due.nature == "di_norma" else " (termine)"


def _forecast(item: AgendaItem) -> Iterator[_Entry]:
    following = item.projected
    if following is None or following.projected is None or item.on is None:
        return
    text = (
        f"Data provvisoria, contata dal giorno previsto ({lowered(what(item))}, {weekday_date(item.on)}): "
        "cambia se quel giorno cambia."
    )
    step, due = following.step.step, following.projected
    title = f"{label_of(step)} (proiezione)"
    yield _Entry(item, "termine", step, due.last_day, title, text, due.rule, is_forecast=True)


def _event(entry: _Entry, number: int, *, as_of: date, link: Link | None) -> Event:
    """Return an event; `number` tells apart those that would be known by the same name."""
    case = entry.item.case.case
    event = Event()
    event.add("uid", f"{entry.name}{f'.{number}' if number > 1 else ''}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", (as_of - _FIRST_DAY).days)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", printable(f"{entry.title}: {case.company.name}"))
    rule = f"\nRegola: {entry.rule}" if entry.rule else ""
    event.add("description", f"{printable(entry.text)}{rule}\nCaso: {case.id}")
    if entry.place:
        event.add("location", printable(entry.place))
    event.add("categories", [TITLES[entry.item.kind]])
    event.add("status", "TENTATIVE" if entry.is_forecast else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a term does not keep anybody busy for the whole day
    if link is not None:
        event.add("url", link(case))
    return event
