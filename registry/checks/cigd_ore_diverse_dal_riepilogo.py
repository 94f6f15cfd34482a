"""CIG in deroga: the summary declaration does not confirm the hours of the monthly statements."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY
from registry.derive.spans import months_due
from registry.finding import Finding, Level
from registry.model.events.exemption import MonthlyHours, SummaryDeclaration


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the summary differs from the sum; with months missing, where it is less."""
    summary = tuple(proceeding.those(SummaryDeclaration))[-1]
    stated = {
        placed.event.month: placed
        for placed in proceeding.those(MonthlyHours)
        if placed.event.type == "rendiconto_mensile"
    }
    hours = [placed.event.hour_count for placed in stated.values() if placed.event.hour_count is not None]
    declared = summary.event.hour_count
    if declared is None or len(hours) < len(stated) or declared == sum(hours):
        return
    if declared > sum(hours) and any(month not in stated for month in months_due(proceeding.course)):
        return
    last = stated[max(stated)]
    yield Finding(
        summary.route("hour_count"),
        f"ore: «{declared}» nella dichiarazione riepilogativa, ma i rendiconti mensili fanno «{sum(hours)}», "
        f"l'ultimo è {last}.",
        "La dichiarazione conferma le ore dell'intero periodo: controllare il totale e i singoli mesi.",
        also=last.route("hour_count"),
    )


CHECK = Check(
    "cigd-ore-diverse-dal-riepilogo",
    Level.WARNING,
    "CIG in deroga: le ore del riepilogo non sono la somma dei rendiconti.",
    check,
    "R-D4.1-2",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("rendiconto_mensile", "dichiarazione_riepilogativa")),
)
