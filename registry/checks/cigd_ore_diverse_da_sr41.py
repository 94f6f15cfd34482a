"""CIG in deroga: the hours told to Regione are not those told to INPS."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY
from registry.finding import Finding, Level
from registry.model.events.exemption import MonthlyHours


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each month whose latest statement and SR41 do not agree."""
    stated, forms = _by_month(proceeding, "rendiconto_mensile"), _by_month(proceeding, "sr41")
    for month in sorted(stated.keys() & forms.keys()):
        ours, theirs = stated[month], forms[month]
        if ours.event.hour_count != theirs.event.hour_count:
            yield Finding(
                ours.route("hour_count"),
                f"ore: «{ours.event.hour_count}» nel rendiconto di {month:%m/%Y}, ma "
                f"«{theirs.event.hour_count}» in {theirs}.",
                "Le ore dichiarate alla Regione e all'INPS devono corrispondere: controllare i due modelli.",
                also=theirs.route("hour_count"),
            )


def _by_month(proceeding: Proceeding, kind: str) -> dict[date, Placed[MonthlyHours]]:
    told = (placed for placed in proceeding.those(MonthlyHours) if placed.event.hour_count is not None)
    return {placed.event.month: placed for placed in told if placed.event.type == kind}


CHECK = Check(
    "cigd-ore-diverse-da-sr41",
    Level.WARNING,
    "CIG in deroga: le ore del rendiconto non sono quelle del modello SR41.",
    check,
    "R-D4.3-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("rendiconto_mensile", "sr41")),
)
