"""CIG in deroga: an application of a firm that chose another fund for 2016."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where FIS or a bilateral fund was chosen, and CIGD applied for all the same."""
    fund = proceeding.procedure.chosen_fund
    if fund in (None, "cigd") or is_sanctioned(proceeding):
        return
    application = proceeding.first["domanda_regione"]
    yield Finding(
        proceeding.route("chosen_fund"),
        f"fondo_scelto: «{fund}», ma c'è anche {application}: le due prestazioni non si sommano.",
        "Se la scelta è la CIG in deroga, scrivere fondo_scelto: cigd; altrimenti togliere la domanda.",
        also=application.route("type"),
    )


CHECK = Check(
    "cigd-fondo-scelto",
    Level.WARNING,
    "CIG in deroga chiesta da chi ha scelto un altro fondo.",
    check,
    "R-D2.7-8",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
)
