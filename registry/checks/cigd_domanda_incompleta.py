"""CIG in deroga: an application to Regione that leaves out what it must contain."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model.events.exemption import RegionalApplication


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each application to Regione that says nothing of something due."""
    if is_sanctioned(proceeding):
        return
    for application in proceeding.those(RegionalApplication):
        missing = list(_missing(proceeding, application))
        if missing:
            yield Finding(
                application.route(),
                f"domanda_regione: {application} non dice {listed(missing)}.",
                'Aggiungere ciò che manca, ad esempio protocollo_inps: "INPS.4900.12/04/2016.0012345" e '
                "accordo_allegato: true.",
            )


def _missing(proceeding: Proceeding, application: Placed[RegionalApplication]) -> Iterator[str]:
    event, procedure = application.event, proceeding.procedure
    if event.inps_protocol is None:
        yield "il protocollo della domanda all'INPS («protocollo_inps»)"
    if event.agreement_attached is None:
        yield "se l'accordo è allegato («accordo_allegato»)"
    if (procedure.apprentices_only or procedure.agency_work) and event.other_workers_agreement_attached is None:
        yield "se è allegato l'accordo per gli altri lavoratori («accordo_altri_lavoratori_allegato»)"
    if procedure.ordinary_measures_exhausted is None:
        yield "se gli ammortizzatori ordinari sono esauriti («ammortizzatori_ordinari_esauriti» nella procedura)"


CHECK = Check(
    "cigd-domanda-incompleta",
    Level.WARNING,
    "CIG in deroga: la domanda alla Regione non dice tutto ciò che deve contenere.",
    check,
    "R-D2.3-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
)
