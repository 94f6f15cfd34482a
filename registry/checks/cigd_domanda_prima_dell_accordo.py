"""CIG in deroga: an application before the agreement that it must carry."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, basis_of, is_sanctioned
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered

_SOURCES = {"domanda_inps": "R-D2.1-2", "domanda_regione": "R-D2.4-1"}


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each kind of application whose first one comes before the agreement."""
    basis = basis_of(proceeding)
    if basis is None or is_sanctioned(proceeding):
        return
    for kind, source in _SOURCES.items():
        application = proceeding.first.get(kind)
        if application is not None and application.date < basis.date:
            yield Finding(
                application.route("date"),
                f"data: «{application.date}», {lowered(label_of(kind))}, viene prima di {basis}.",
                "La domanda porta con sé l'accordo, o il verbale dell'esame congiunto: correggere la data sbagliata.",
                source=source,
                also=basis.route("date"),
            )


CHECK = Check(
    "cigd-domanda-prima-dell-accordo",
    Level.ERROR,
    "CIG in deroga: la domanda è precedente all'accordo.",
    check,
    "R-D2.4-1",
    on=(Proceeding,),
    paths=ONLY,
)
