"""The Nucleo goes on after having evaluated not to: the outcome, the date or a new signal is missing."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.derive.rounds import has_value
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import dated, lowered
from registry.model import Event


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for the first act of the Nucleo after each negative evaluation, until something reopens."""
    negative = proceeding.path.negative
    if negative is None:
        return
    reopening = {step.step for step in proceeding.path.steps if step.reopens}
    said_no: Placed[Event] | None = None
    for placed in proceeding.events:
        kind = placed.event.type
        if kind == negative.event:
            said_no = placed if has_value(placed.event, negative) else None
        elif kind in reopening:
            said_no = None
        elif said_no is not None and kind in proceeding.path.nucleo_acts:
            yield _finding(proceeding, placed, said_no)
            said_no = None


def _finding(proceeding: Proceeding, placed: Placed[Event], said_no: Placed[Event]) -> Finding:
    event = placed.event
    return Finding(
        placed.route("type"),
        f"tipo: «{event.type}» {dated('del', event.date)} ({lowered(label_of(event.type))}) viene dopo l'esito "
        f"negativo di {said_no}.",
        "Se il Nucleo ha deciso di procedere, scrivere la nuova segnalazione e la nuova valutazione; "
        "altrimenti correggere l'esito o le date.",
        source="R-7.2.3-1" if proceeding.path.code == "7.2" else "R-7.4-2",
        also=said_no.route("outcome"),
    )


CHECK = Check(
    "passo-dopo-valutazione-negativa",
    Level.WARNING,
    "Il Nucleo procede dopo una valutazione negativa.",
    check,
    on=(Proceeding,),
    related=("R-7.2.3-1", "R-7.4-2"),
)
