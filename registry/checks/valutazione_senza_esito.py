"""An evaluation without its outcome: the path cannot go on."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level

_SOURCES = {"valutazione": "R-7.2.2-1", "valutazione_contatto": "R-7.4-2"}


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each evaluation that does not say how it went."""
    for placed in proceeding.events:
        source = _SOURCES.get(placed.event.type)
        if source is not None and placed.event.value("outcome") is None:
            yield Finding(
                placed.route(),
                f"esito: manca in {placed}: senza esito il percorso non può proseguire.",
                "Aggiungere esito: positivo, oppure esito: negativo.",
                source=source,
            )


CHECK = Check(
    "valutazione-senza-esito",
    Level.WARNING,
    "Una valutazione non dice l'esito.",
    check,
    on=(Proceeding,),
    related=("R-7.2.2-1", "R-7.4-2"),
)
