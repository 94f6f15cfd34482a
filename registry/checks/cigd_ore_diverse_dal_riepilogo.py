"""CIG in deroga: the summary declaration does not confirm the hours of the monthly statements."""

from collections.abc import Iterable, Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY
from registry.derive.spans import months_due
from registry.finding import Finding, Level
from registry.model.events.exemption import MonthlyHours, SummaryDeclaration


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the summaries differ from the sum of the months; with months missing, where they are less.

    A supplementary application has a summary of its own, and a month may belong to both: totals are compared.
    """
    summaries = tuple(proceeding.those(SummaryDeclaration))
    stated = {
        placed.event.month: placed
        for placed in proceeding.those(MonthlyHours)
        if placed.event.type == "rendiconto_mensile"
    }
    hours = _known(placed.event.hour_count for placed in stated.values())
    declared = _known(placed.event.hour_count for placed in summaries)
    if hours is None or declared is None or declared == hours:
        return
    if declared > hours and any(month not in stated for month in months_due(proceeding.course)):
        return
    last = stated[max(stated)]
    yield Finding(
        summaries[-1].route("hour_count"),
        f"ore: «{declared}» in tutto nelle dichiarazioni riepilogative, ma i rendiconti mensili fanno «{hours}», "
        f"l'ultimo è {last}.",
        "La dichiarazione conferma le ore dell'intero periodo: controllare il totale e i singoli mesi.",
        also=last.route("hour_count"),
    )


def _known(counts: Iterable[int | None]) -> int | None:
    """Return the sum, or None where a number is missing."""
    told = list(counts)
    return None if None in told else sum(count for count in told if count is not None)


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
