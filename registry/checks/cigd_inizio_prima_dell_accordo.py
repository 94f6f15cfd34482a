"""CIG in deroga: the suspension starts before the agreement, or the joint examination, that allows it."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, basis_of, is_sanctioned, starts_of
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each start told before the agreement or the examination."""
    basis = basis_of(proceeding)
    if basis is None or is_sanctioned(proceeding):
        return
    for start in starts_of(proceeding):
        if start.on < basis.date:
            yield Finding(
                start.at,
                f"data: la sospensione comincia il «{start.on}», prima di {basis}, che la consente.",
                "Correggere la data sbagliata: la sospensione può cominciare dal giorno dell'accordo o dell'esame "
                "congiunto. Se la domanda è stata respinta per questo, scrivere anche non_ammesso o diniego.",
                source="R-D1.2-2" if basis.event.type == "accordo" else "R-D1.3-2",
                also=basis.route("date"),
            )


CHECK = Check(
    "cigd-inizio-prima-dell-accordo",
    Level.ERROR,
    "CIG in deroga: la sospensione comincia prima dell'accordo o dell'esame congiunto.",
    check,
    "R-D2.4-3",
    on=(Proceeding,),
    paths=ONLY,
    related=("R-D1.2-2", "R-D1.3-2"),
)
