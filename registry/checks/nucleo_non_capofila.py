"""Another Nucleo than the lead convened, wrote or sent: with several provinces the lead does."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.derive import Lead
from registry.finding import Finding, Level
from registry.model import Event
from registry.model.events.policy import PartiesMeeting

_OF_THE_LEAD = frozenset(("convocazione_parti", "verbale_incontro", "invio_verbale"))


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each act of the lead done by another Nucleo, unless for a meeting of its own."""
    for placed in proceeding.events:
        nucleo = placed.event.nucleo
        if nucleo is None or placed.event.type not in _OF_THE_LEAD:
            continue
        lead = proceeding.lead_on(placed.date)
        if lead.territory in (None, nucleo) or _met_alone(proceeding, nucleo):
            continue
        yield _finding(proceeding, placed, nucleo=nucleo, lead=lead)


def _met_alone(proceeding: Proceeding, nucleo: str) -> bool:
    """To meet together is a faculty (R-7.1.3-8): a Nucleo may meet its own parties alone."""
    meetings = (meeting.event.territories for meeting in proceeding.those(PartiesMeeting))
    return any(territories == (nucleo,) for territories in meetings)


_WHY = {
    "accordo": "come concordato",
    "maggior_numero": "che ha più lavoratori",
    "unico": "il solo territorio con lavoratori",
}


def _finding(proceeding: Proceeding, placed: Placed[Event], *, nucleo: str, lead: Lead) -> Finding:
    by_agreement = lead.origin == "accordo"
    return Finding(
        placed.route("nucleo"),
        f"nucleo: «{nucleo}» risulta autore di {placed}, ma il capofila è «{lead.territory}», {_WHY[lead.origin]}.",
        "Se ha agito il capofila, togliere «nucleo». Se è stato concordato un altro capofila, scrivere "
        "«accordo_capofila» con territorio, data e motivo.",
        also=("lead_agreement", "territory") if by_agreement else proceeding.sites_route,
    )


CHECK = Check(
    "nucleo-non-capofila",
    Level.WARNING,
    "Convocazione, verbale o invio risultano di un Nucleo che non è il capofila.",
    check,
    "R-7.1.3-18",
    on=(Proceeding,),
    paths=frozenset(("7.1", "7.2")),
    related=("R-7.2.3-2",),
)
