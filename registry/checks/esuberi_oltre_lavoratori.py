"""More redundancies than workers involved, even by the largest number ever told."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.headcounts import largest
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the redundancies of a procedure pass its workers."""
    redundant = proceeding.procedure.redundancy_count
    workers = largest(proceeding) if redundant is not None else None
    if redundant is None or workers is None or redundant <= workers.count:
        return
    yield Finding(
        proceeding.route("redundancy_count"),
        f"esuberi: «{redundant}» sono più dei lavoratori coinvolti, «{workers.count}».",
        "Controllare i due numeri: gli esuberi sono una parte dei lavoratori coinvolti.",
        also=workers.at,
    )


CHECK = Check(
    "esuberi-oltre-lavoratori",
    Level.WARNING,
    "Gli esuberi sono più dei lavoratori coinvolti.",
    check,
    on=(Proceeding,),
)
