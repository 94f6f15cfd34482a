"""A bilateral meeting about a case of none of its territories."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.territories import ever_involved
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Board


def check(board: Board, world: World) -> Iterator[Finding]:
    """Yield a finding for each case of a bilateral meeting that touches none of its territories."""
    if board.type != "bilaterale" or not board.territories:
        return
    for index, case_id in enumerate(board.cases):
        case = world.resolved(case_id)
        if case is None:
            continue
        touched = {*ever_involved(case), case.identity.territory}
        if not touched & set(board.territories):
            yield Finding(
                ("cases", index),
                f"casi: «{case_id}» riguarda «{listed(sorted(touched))}», che non è tra i territori della riunione, "
                f"«{listed(list(board.territories))}».",
                "Aggiungere il territorio alla riunione, oppure controllare il nome del caso.",
                also=("territories",),
            )


CHECK = Check(
    "tavolo-caso-di-altro-territorio",
    Level.NOTE,
    "Un Tavolo bilaterale discute un caso di un altro territorio.",
    check,
    "R-6-2",
    on=(Board,),
)
