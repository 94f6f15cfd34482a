"""CIG in deroga: hours told before the days they were used in were over."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY, WrittenPeriod, periods_of
from registry.finding import Finding, Level
from registry.italian import dated, month_and_year
from registry.model import Event
from registry.model.events.exemption import MonthlyHours

_SOURCES = {"rendiconto_mensile": "R-D4.1-1", "sr41": "R-D4.4-1"}


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each statement dated before the end of its month, or of the treatment in it."""
    periods = periods_of(proceeding)
    for placed in proceeding.those(MonthlyHours):
        month = placed.event.month
        if placed.date < _last_day(month, periods):
            yield Finding(
                placed.route("date"),
                f"data: «{placed.date}», ma il mese delle ore è {month_and_year(month)}, che non era ancora finito.",
                "Un rendiconto o un modello SR41 si presenta a mese finito: correggere la data oppure il mese.",
                source=_SOURCES[placed.event.type],
                also=placed.route("month"),
            )
    for summary in proceeding.all_of("dichiarazione_riepilogativa"):
        yield from _summary(summary, periods)


def _last_day(month: date, periods: Sequence[WrittenPeriod]) -> date:
    """The last day of a month, or of the last treatment that ends in it."""
    end = month.replace(day=monthrange(month.year, month.month)[1])
    touching = [period for period in periods if period.first.on <= end and period.last.on >= month]
    return max((min(end, period.last.on) for period in touching), default=end)


def _summary(summary: Placed[Event], periods: Sequence[WrittenPeriod]) -> Iterator[Finding]:
    last = min((period.last for period in periods), key=lambda day: day.on, default=None)
    if last is not None and summary.date < last.on:
        yield Finding(
            summary.route("date"),
            f"data: «{summary.date}», dichiarazione riepilogativa, ma il periodo finisce {dated('il', last.on)}.",
            "La dichiarazione riepilogativa si trasmette alla fine del periodo: correggere la data, oppure «al».",
            source="R-D4.1-2",
            also=last.at,
        )


CHECK = Check(
    "cigd-rendiconto-anticipato",
    Level.WARNING,
    "CIG in deroga: le ore sono dichiarate prima che finisca il periodo in cui si usano.",
    check,
    "R-D4.1-1",
    on=(Proceeding,),
    paths=ONLY,
    related=("R-D4.1-2", "R-D4.4-1"),
)
