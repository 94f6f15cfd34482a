"""When each fact of a case came to be known, and when it was last corrected: a story read fact by fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from registry.derive.changes import Change
from registry.derive.term_changes import TermChange
from registry.finding import Route
from registry.model import Case, Event
from registry.story.entry import Entry

_Name = tuple[str, date]
"""What an event is known by in one version: its type and its day, which a correction may change."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """When something was first recorded and last changed, None where the story does not say; `changes` are the last."""

    first: date | None = None
    last: date | None = None
    changes: tuple[Change, ...] = ()
    terms: tuple[TermChange, ...] = ()
    several: bool = False

    @property
    def latest(self) -> date | None:
        """The day of the latest thing that happened to it."""
        return self.last or self.first


@dataclass
class _Record:
    first: date | None = None
    last: date | None = None
    changes: list[Change] = field(default_factory=list)
    terms: list[TermChange] = field(default_factory=list)
    several: bool = False

    def changed(self, entry: Entry) -> bool:
        """Take in that it changed on a day; tell whether that is its latest."""
        if self.last is None:
            self.last, self.several = entry.day, entry.several
        return self.last == entry.day

    def closed(self) -> Recorded:
        return Recorded(self.first, self.last, tuple(self.changes), tuple(self.terms), self.several)


@dataclass(frozen=True, slots=True)
class RecordedCase:
    """The case itself, with what changed outside its facts, and each of its facts by its route in the file."""

    case: Recorded
    facts: Mapping[Route, Recorded]


def recorded_case(case: Case, entries: Iterable[Entry]) -> RecordedCase:
    """Return when the facts of a case were recorded; `entries` are its story, the latest first.

    A fact is followed back through the corrections of its day.
    """
    whole = _Record()
    routes: dict[_Name, list[Route]] = {}
    for route, event in case.located_events():
        routes.setdefault((event.type, event.date), []).append(route)
    records = {route: _Record() for found in routes.values() for route in found}
    for entry in entries:
        if entry.kind == "registrato":
            whole.first = entry.day
        elif entry.kind == "rinominato":
            whole.changed(entry)
        if entry.terms and whole.changed(entry):
            whole.terms += entry.terms
        for change in entry.changes:
            _take(change, entry, whole=whole, records=records, routes=routes)
    return RecordedCase(whole.closed(), {route: record.closed() for route, record in records.items()})


def _take(
    change: Change,
    entry: Entry,
    *,
    whole: _Record,
    records: Mapping[Route, _Record],
    routes: dict[_Name, list[Route]],
) -> None:
    event = change.event
    found = routes.get((event.type, event.date), []) if event is not None else []
    is_whole_event = change.is_item and isinstance(change.after or change.before, Event)
    if event is not None and is_whole_event and change.kind == "aggiunto":
        for route in routes.pop((event.type, event.date), []):  # before this, what was called so was something else
            records[route].first = entry.day
        return
    for record in [records[route] for route in found] or [whole]:
        if record.changed(entry):
            record.changes.append(change)
    if event is not None and change.field == "date" and change.within[-1] is event and isinstance(change.before, date):
        routes[event.type, change.before] = routes.pop((event.type, event.date), [])
