"""The parties were convened or met over several provinces while nobody was the lead."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model.events.policy import PartiesMeeting

_JOINT = frozenset(("convocazione_parti", "incontro_parti"))


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for the first joint act done while the lead was still to be agreed."""
    for placed in proceeding.events:
        event = placed.event
        if event.type not in _JOINT or len(proceeding.territories_on(placed.date)) < 2:
            continue
        if proceeding.lead_on(placed.date).origin != "da_concordare":
            continue
        if isinstance(event, PartiesMeeting) and len(event.territories) == 1:
            continue
        between = listed(list(proceeding.territories_on(placed.date)))
        yield Finding(
            placed.route("date"),
            f"data: il «{placed.date}» il capofila tra {between} era ancora da concordare: "
            "i lavoratori sono pari, o non sono ripartiti per sede.",
            "Scrivere i lavoratori di ogni sede, oppure «accordo_capofila» con territorio, data e motivo.",
            also=("lead_agreement", "date") if proceeding.case.lead_agreement else proceeding.sites_route,
        )
        return


CHECK = Check(
    "capofila-da-concordare",
    Level.WARNING,
    "Le parti sono state convocate, o incontrate, prima di concordare il capofila.",
    check,
    "R-7.1.3-12",
    on=(Proceeding,),
    paths=frozenset(("7.1", "7.2")),
    related=("A-9",),
)
