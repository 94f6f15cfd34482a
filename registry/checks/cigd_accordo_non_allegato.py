"""CIG in deroga: an application to Regione without the agreement it must carry."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, basis_of, is_sanctioned
from registry.finding import Finding, Level
from registry.model.events.exemption import RegionalApplication


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each application that says to carry no agreement, unless it was refused."""
    basis = basis_of(proceeding)
    for application in proceeding.those(RegionalApplication):
        if application.event.agreement_attached is False and not is_sanctioned(proceeding):
            yield Finding(
                application.route("agreement_attached"),
                f"accordo_allegato: «no» per {application}, ma ogni domanda porta con sé l'accordo "
                f"o il verbale dell'esame congiunto{f': {basis}' if basis else ''}.",
                "Se l'accordo era allegato, scrivere accordo_allegato: true. Se mancava davvero, scrivere anche "
                "che ne è seguito: non_ammesso o diniego.",
                also=basis.route("type") if basis else None,
            )


CHECK = Check(
    "cigd-accordo-non-allegato",
    Level.ERROR,
    "CIG in deroga: la domanda alla Regione è senza l'accordo.",
    check,
    "R-D2.4-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
)
