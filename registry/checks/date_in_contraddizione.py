"""Facts in an order that cannot be: minutes before the meeting, the sending before the minutes."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.sequence import out_of_order
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each pair of facts that the path excludes in that order."""
    return out_of_order(proceeding, unusual=False)


CHECK = Check(
    "date-in-contraddizione",
    Level.WARNING,
    "Un fatto ha una data precedente a quello da cui dipende.",
    check,
    on=(Proceeding,),
)
