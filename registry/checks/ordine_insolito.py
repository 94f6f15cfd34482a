"""Facts in an order that can be, and seldom is: a taking in charge before Regione's notice."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.sequence import out_of_order
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each pair of facts that usually happen in the other order."""
    return out_of_order(proceeding, unusual=True)


CHECK = Check(
    "ordine-insolito",
    Level.NOTE,
    "Due fatti sono in un ordine insolito per il percorso.",
    check,
    on=(Proceeding,),
)
