"""The same event twice, word for word: pasted twice, or registered by two people."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import located_events
from registry.finding import Finding, Level, Route
from registry.glossary import label_of
from registry.italian import dated, lowered
from registry.model import Case, Event


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each event equal in all to an earlier one of the same list."""
    seen: defaultdict[tuple[Route, str, date], list[tuple[Route, Event]]] = defaultdict(list)
    for route, event in located_events(case):
        alike = seen[route[:-1], event.type, event.date]
        twin = next((placed for placed in alike if placed[1] == event), None)
        if twin is not None:
            yield Finding(
                (*route, "type"),
                f"tipo: «{event.type}» {dated('del', event.date)} è già scritto, identico: "
                f"{lowered(label_of(event.type))}.",
                "Togliere una delle due copie. Se i fatti sono due, dire in che cosa si distinguono, "
                "ad esempio con il Nucleo che ha agito o con il documento.",
                also=(*twin[0], "type"),
            )
        alike.append((route, event))


CHECK = Check("evento-ripetuto", Level.WARNING, "Lo stesso evento è scritto due volte.", check)
