"""An event that its path does not know: it belongs to another procedure, or to the case."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level, Route
from registry.glossary import label_of
from registry.italian import dated
from registry.law import Law, Path
from registry.model import Case, Event


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each event out of its path."""
    law = world.setting.law
    for index, event in enumerate(case.events):
        yield from _judge(law, law.monitoring, route=("events", index), event=event)
    for number, procedure in enumerate(case.procedures):
        path = law.path_of(procedure.causale)
        if path is None:
            continue
        for index, event in enumerate(procedure.events):
            yield from _judge(law, path, route=("procedures", number, "events", index), event=event)


def _judge(law: Law, path: Path, *, route: Route, event: Event) -> Iterator[Finding]:
    if path.admits(event.type):
        return
    homes = [other.code for other in law.paths.values() if event.type in other.event_types]
    where = f"È un evento di {', '.join(homes)}" if homes else "Non è un evento di nessun percorso attivo"
    in_procedure = route[0] == "procedures"
    yield Finding(
        (*route, "type"),
        f"tipo: «{event.type}» {dated('del', event.date)} non appartiene a «{label_of(path.code)}»"
        + (", il percorso della causale." if in_procedure else "."),
        f"{where}: controllare la causale, o spostare l'evento nella procedura a cui appartiene.",
        source=path.rules[0],
        also=(*route[:2], "causale") if in_procedure else None,
    )


CHECK = Check("evento-fuori-percorso", Level.ERROR, "Un evento non appartiene al percorso della sua procedura.", check)
