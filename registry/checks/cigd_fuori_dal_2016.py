"""CIG in deroga: a day of the treatment outside the regime."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, WrittenDay, ends_of, is_sanctioned, starts_of
from registry.finding import Finding, Level
from registry.italian import dated


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each first or last day of the treatment outside the act's own dates."""
    act = world.law.acts[proceeding.path.act]
    if act.starts_on is None or act.ends_on is None or is_sanctioned(proceeding):
        return
    for day in (*starts_of(proceeding), *ends_of(proceeding), *_period(proceeding)):
        if not act.in_force(day.on):
            yield Finding(
                day.at,
                f"data: «{day.on}» è fuori dal regime, che va {dated('dal', act.starts_on)} "
                f"{dated('al', act.ends_on)}, della causale «{proceeding.procedure.causale}».",
                "Correggere la data, ad esempio 2016-04-01, oppure la causale. Le modifiche regionali di fine 2016 "
                "non sono nel registro: da verificare con l'ufficio legale.",
                also=proceeding.route("causale"),
            )


def _period(proceeding: Proceeding) -> Iterator[WrittenDay]:
    period = proceeding.procedure.period
    for name in ("starts_on", "ends_on"):
        day = getattr(period, name, None)
        if isinstance(day, date):
            yield WrittenDay(day, proceeding.route("period", name))


CHECK = Check(
    "cigd-fuori-dal-2016",
    Level.ERROR,
    "CIG in deroga: un giorno del trattamento è fuori dal regime del 2016.",
    check,
    "R-D2.1-1",
    on=(Proceeding,),
    paths=ONLY,
)
