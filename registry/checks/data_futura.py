"""An event dated after the day of the check: what is planned has fields of its own."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each event that has not happened yet."""
    as_of = world.setting.as_of
    for route, event in case.located_events():
        if event.date > as_of:
            yield Finding(
                (*route, "date"),
                f"data: «{event.date}» è nel futuro rispetto al {as_of:%d/%m/%Y}: l'evento non conta ancora.",
                "Ciò che è previsto va in «esame_previsto», «incontro_previsto» o «da_fare»; "
                "altrimenti correggere la data.",
            )


CHECK = Check("data-futura", Level.WARNING, "Un evento ha una data non ancora arrivata.", check)
