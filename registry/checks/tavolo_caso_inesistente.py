"""A meeting about a case that does not exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Board


def check(board: Board, world: World) -> Iterator[Finding]:
    """Yield a finding for each case of a meeting that has neither a file nor an heir."""
    for index, case_id in enumerate(board.cases):
        if world.exists(case_id):
            continue
        near = get_close_matches(case_id, world.case_by_id, n=1, cutoff=0.75)
        hint = f"Forse si voleva scrivere «{near[0]}». " if near else ""
        yield Finding(
            ("cases", index),
            f"casi: «{case_id[:60]}» non è un caso del registro.",
            f"{hint}Scrivere sigla, anno e nome del file uniti da trattini, ad esempio BS-2026-fonderie.",
        )


CHECK = Check(
    "tavolo-caso-inesistente",
    Level.WARNING,
    "Una riunione cita un caso che non esiste.",
    check,
    "R-6-3",
    on=(Board,),
)
