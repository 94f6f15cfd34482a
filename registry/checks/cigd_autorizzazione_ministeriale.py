"""CIG in deroga: a firm of several regions, authorised by the ministry, that applies to Regione too."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.italian import dated


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where an application to Regione stands beside the ministry's authorisation."""
    if proceeding.procedure.ministerial_authorisation is not True or is_sanctioned(proceeding):
        return
    application = proceeding.first["domanda_regione"]
    yield Finding(
        application.route("type"),
        f"tipo: «domanda_regione» {dated('del', application.date)}, ma l'impresa è autorizzata dal Ministero "
        "(«autorizzazione_ministeriale»), e in questo caso non presenta domanda alla Regione.",
        "Togliere la domanda, oppure «autorizzazione_ministeriale».",
        also=proceeding.route("ministerial_authorisation"),
    )


CHECK = Check(
    "cigd-autorizzazione-ministeriale",
    Level.ERROR,
    "CIG in deroga: domanda alla Regione di un'impresa autorizzata dal Ministero.",
    check,
    "R-D2.6-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
)
