"""CIG in deroga: a supplementary application before the previous period had expired."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY, WrittenDay, is_sanctioned, told_end_of
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model.events.exemption import Application


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each supplementary application on or before the last day already applied for."""
    applications = tuple(proceeding.those(Application))
    for position, later in enumerate(applications):
        if later.event.type != "domanda_integrativa" or is_sanctioned(proceeding):
            continue
        before = [placed for placed in applications[:position] if placed.event.ends_on is not None]
        last = max(before, key=lambda placed: placed.event.ends_on or date.min, default=None)
        if last is not None and last.event.ends_on is not None:
            yield from _judged(later, WrittenDay(last.event.ends_on, last.route("ends_on")), f"il periodo di {last}")
        elif (end := told_end_of(proceeding)) is not None:
            yield from _judged(later, end, "il periodo precedente")


def _judged(later: Placed[Application], end: WrittenDay, named: str) -> Iterator[Finding]:
    if later.date <= end.on:
        yield Finding(
            later.route("date"),
            f"data: la domanda integrativa è del «{later.date}», ma {named} finisce {dated('il', end.on)}.",
            "Una domanda integrativa non è ammessa prima che finisca il periodo della precedente: "
            "correggere la data sbagliata.",
            also=end.at,
        )


CHECK = Check(
    "cigd-integrativa-anticipata",
    Level.ERROR,
    "CIG in deroga: la domanda integrativa è presentata prima che finisca il periodo precedente.",
    check,
    "R-D2.4-4",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_integrativa",)),
)
