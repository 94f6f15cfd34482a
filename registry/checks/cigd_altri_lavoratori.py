"""CIG in deroga: apprentices alone, or agency workers, without the agreement for the other workers."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.model.events.exemption import RegionalApplication


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each such application that says not to carry the agreement for the others."""
    procedure = proceeding.procedure
    if is_sanctioned(proceeding) or not (procedure.apprentices_only or procedure.agency_work):
        return
    name, who, source = (
        ("apprentices_only", "di soli apprendisti («soli_apprendisti»)", "R-D2.5-3")
        if procedure.apprentices_only
        else ("agency_work", "per lavoratori somministrati («somministrazione»)", "R-D2.5-4")
    )
    for application in proceeding.those(RegionalApplication):
        if application.event.other_workers_agreement_attached is False:
            yield Finding(
                application.route("other_workers_agreement_attached"),
                f"accordo_altri_lavoratori_allegato: «no», ma la domanda è {who}.",
                "In questi casi si allega l'accordo di CIGO o CIGS per gli altri lavoratori: se c'era, scrivere true; "
                "altrimenti scrivere che ne è seguito, non_ammesso o diniego.",
                source=source,
                also=proceeding.route(name),
            )


CHECK = Check(
    "cigd-altri-lavoratori",
    Level.ERROR,
    "CIG in deroga per apprendisti o somministrati senza l'accordo degli altri lavoratori.",
    check,
    "R-D2.5-3",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
    related=("R-D2.5-4",),
)
