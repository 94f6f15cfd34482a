"""CIG in deroga: an agreement without the declarations and the communication it must contain."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model.events.exemption import Agreement


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each agreement that lacks a declaration or the communication to the workers."""
    if is_sanctioned(proceeding):
        return
    for agreement in proceeding.those(Agreement):
        missing = list(_missing(agreement))
        if missing:
            yield Finding(
                agreement.route(),
                f"accordo: {agreement} non contiene {listed(missing)}.",
                "Controllare il testo dell'accordo. Se c'è, scrivere ad esempio dichiara_flessibilita: true.",
            )


def _missing(agreement: Placed[Agreement]) -> Iterator[str]:
    event = agreement.event
    if event.declares_no_cessation is None:
        yield "la dichiarazione di non cessare («dichiara_no_cessazione»)"
    if not event.declares_flexibility:
        yield "la dichiarazione sugli strumenti di flessibilità («dichiara_flessibilita»)"
    if not event.workers_communication:
        yield "la comunicazione ai lavoratori («comunicazione_lavoratori»)"


CHECK = Check(
    "cigd-accordo-incompleto",
    Level.WARNING,
    "CIG in deroga: l'accordo non contiene le dichiarazioni richieste.",
    check,
    "R-D1.2-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("accordo",)),
    related=("R-D1.2-3", "R-D1.4-1", "R-D1.4-2"),
)
