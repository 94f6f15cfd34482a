"""A quarterly report that does not say whose it is, or about when."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Flow


def check(flow: Flow, world: World) -> Iterator[Finding]:
    """Yield a finding where a report lacks territory or quarter; a request may be for all, and for now."""
    told = {"«territorio»": flow.territory, "«trimestre»": flow.quarter}
    missing = [key for key, value in told.items() if value is None]
    if missing and flow.type == "rapporto_trimestrale":
        yield Finding(
            ("type",),
            f"tipo: «{flow.type}» senza {listed(missing)}: non si sa a quale Nucleo o periodo si riferisce.",
            "Aggiungere ad esempio territorio: BS e trimestre: 2026-T1.",
        )


CHECK = Check(
    "rapporto-incompleto",
    Level.WARNING,
    "Un rapporto trimestrale non dice il territorio o il trimestre.",
    check,
    "R-8-4",
    on=(Flow,),
)
