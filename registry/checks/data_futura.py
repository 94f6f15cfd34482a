"""A fact dated after the day of the check: what is planned has fields of its own."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import located_events
from registry.finding import Finding, Level, Route
from registry.italian import briefly_dated
from registry.model import Board, Case, Flow


def check(record: Case | Board | Flow, world: World) -> Iterator[Finding]:
    """Yield a finding for each fact that has not happened yet."""
    as_of = world.setting.as_of
    for route, day in _days(record):
        if day > as_of:
            yield Finding(
                route,
                f"data: «{day}» è nel futuro rispetto {briefly_dated('al', as_of)}: il fatto non conta ancora.",
                "Ciò che è previsto va in «esame_previsto», «incontro_previsto» o «da_fare»; "
                "altrimenti correggere la data.",
            )


def _days(record: Case | Board | Flow) -> Iterator[tuple[Route, date]]:
    if not isinstance(record, Case):
        yield ("date",), record.date
        return
    for route, event in located_events(record):
        yield (*route, "date"), event.date
    if record.lead_agreement is not None:
        yield ("lead_agreement", "date"), record.lead_agreement.date


CHECK = Check(
    "data-futura",
    Level.WARNING,
    "Un fatto ha una data non ancora arrivata.",
    check,
    on=(Case, Board, Flow),
)
