"""CIG in deroga: hours of a month in which there was no treatment."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, WrittenPeriod, periods_of
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model.events.exemption import MonthlyHours


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each statement or SR41 of a month in which no period of the treatment has a day."""
    periods = periods_of(proceeding)
    if not periods:
        return
    for placed in proceeding.those(MonthlyHours):
        month = placed.event.month
        if any(_starts(period) <= month <= period.last.on for period in periods):
            continue
        ended = [period.last for period in periods if period.last.on < month]
        if ended:
            last = max(ended, key=lambda day: day.on)
            told, also = f"che finisce {dated('il', last.on)}", last.at
        else:
            first = min((period.first for period in periods), key=lambda day: day.on)
            told, also = f"che comincia {dated('il', first.on)}", first.at
        yield Finding(
            placed.route("month"),
            f"mese: «{month:%Y-%m}» in {placed} è fuori dal periodo del trattamento, {told}.",
            "Correggere il mese, oppure «dal» e «al» della domanda.",
            source="R-D4.1-1" if placed.event.type == "rendiconto_mensile" else "R-D4.4-1",
            also=also,
        )


def _starts(period: WrittenPeriod) -> date:
    return period.first.on.replace(day=1)


CHECK = Check(
    "cigd-mese-fuori-periodo",
    Level.ERROR,
    "CIG in deroga: un rendiconto riguarda un mese fuori dal periodo.",
    check,
    "R-D4.1-1",
    on=(Proceeding,),
    paths=ONLY,
    related=("R-D4.4-1",),
)
