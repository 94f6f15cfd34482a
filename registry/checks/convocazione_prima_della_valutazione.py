"""The parties were convened before the evaluation said yes."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered
from registry.model.events.policy import Evaluation


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the first convening, or meeting, comes before the first evaluation and it is positive."""
    acts = [placed for placed in proceeding.events if placed.event.type in ("convocazione_parti", "incontro_parti")]
    first = next(proceeding.those(Evaluation))
    if not acts or acts[0].date >= first.date or first.event.outcome != "positivo":
        return
    yield Finding(
        acts[0].route("date"),
        f"data: «{acts[0].date}», {lowered(label_of(acts[0].event.type))}, viene prima dell'esito positivo di {first}.",
        "Nel percorso 7.2 le parti si convocano dopo una valutazione positiva: correggere la data sbagliata.",
        also=first.route("date"),
    )


CHECK = Check(
    "convocazione-prima-della-valutazione",
    Level.WARNING,
    "Le parti sono convocate prima della valutazione positiva.",
    check,
    "R-7.2.3-1",
    on=(Proceeding,),
    paths=frozenset(("7.2",)),
    needs=frozenset(("valutazione",)),
)
