"""Two dates of one event that cannot both be right."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import located_events
from registry.finding import Finding, Level, Route
from registry.glossary import key_of
from registry.italian import dated
from registry.model import EVENT_TYPES, Case, Event

_NOT_BEFORE = {
    "exam_planned_on": "l'esame annunciato viene prima del fatto",
    "meeting_planned_on": "l'incontro per cui le parti sono convocate viene prima del fatto",
    "received_on": "la ricezione viene prima del fatto",
}
_NOT_AFTER = {"minutes_dated_on": "il verbale inviato è successivo al fatto"}


def _dated(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return type of event → those of the names that it has: most types have none."""
    wanted = {kind: tuple(name for name in names if name in model.model_fields) for kind, model in EVENT_TYPES.items()}
    return {kind: names for kind, names in wanted.items() if names}


_DATED = _dated((*_NOT_BEFORE, *_NOT_AFTER))
_LASTING = frozenset(_dated(("starts_on",)))


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each pair of dates of an event in the wrong order."""
    for route, event in located_events(case):
        for name in _DATED.get(event.type, ()):
            day = event.value(name)
            if isinstance(day, date) and (day < event.date if name in _NOT_BEFORE else day > event.date):
                yield _contradiction(route, event, name, day=day)
        if event.type in _LASTING:
            yield from _reversed(route, event)


def _contradiction(route: Route, event: Event, name: str, *, day: date) -> Finding:
    told = _NOT_BEFORE.get(name) or _NOT_AFTER[name]
    return Finding(
        (*route, name),
        f"{key_of(name)}: «{day}»: {told}, che è {dated('del', event.date)}.",
        "Controllare le due date e correggere quella sbagliata.",
        also=(*route, "date"),
    )


def _reversed(route: Route, event: Event) -> Iterator[Finding]:
    starts_on, ends_on = event.value("starts_on"), event.value("ends_on")
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        yield Finding(
            (*route, "ends_on"),
            f"al: il periodo finisce il «{ends_on}», prima di cominciare, {dated('il', starts_on)}.",
            "Scrivere in «dal» il primo giorno e in «al» l'ultimo.",
            also=(*route, "starts_on"),
        )


CHECK = Check("date-dello-stesso-fatto", Level.WARNING, "Due date dello stesso fatto si contraddicono.", check)
