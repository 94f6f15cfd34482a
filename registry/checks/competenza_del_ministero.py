"""A procedure of the ministry written as of Regione."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where a path 7.1 says to be of regional competence."""
    procedure = proceeding.procedure
    if procedure.competence == "regionale":
        yield Finding(
            proceeding.route("competence"),
            "competenza: «regionale», ma l'esame congiunto per la causale "
            f"«{procedure.causale}» si svolge al Ministero.",
            "Togliere «competenza», oppure scrivere competenza: ministeriale; altrimenti controllare la causale.",
            also=proceeding.route("causale"),
        )


CHECK = Check(
    "competenza-del-ministero",
    Level.WARNING,
    "La competenza è scritta come regionale, ma la causale è del Ministero.",
    check,
    "R-7.1.1-3",
    on=(Proceeding,),
    paths=frozenset(("7.1",)),
)
