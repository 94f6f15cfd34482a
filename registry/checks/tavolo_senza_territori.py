"""A bilateral meeting that does not say with which Nucleo."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Board


def check(board: Board, world: World) -> Iterator[Finding]:
    """Yield a finding where a bilateral meeting names no territory."""
    if board.type == "bilaterale" and not board.territories:
        yield Finding(
            ("type",),
            "territori: mancano, ma un Tavolo «bilaterale» riunisce la Regione e il Nucleo di un territorio.",
            "Aggiungere il territorio, ad esempio territori: [BS]; più di uno se la crisi ne coinvolge diversi.",
        )


CHECK = Check(
    "tavolo-senza-territori",
    Level.WARNING,
    "Un Tavolo bilaterale non dice con quale territorio.",
    check,
    "R-6-1",
    on=(Board,),
)
