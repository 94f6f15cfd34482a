"""Workers revised above those announced: real registries have them, and people should look twice."""

from collections.abc import Iterator, Sequence

from registry.checks.base import Check, World
from registry.checks.grounds.headcounts import Headcount, of_case, of_procedure
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each update that passes the number announced."""
    yield from _above_first(of_case(case))
    for index in range(len(case.procedures)):
        told = tuple(of_procedure(case, index))
        own = tuple(item for item in told[1:] if item.at[0] == "procedures")
        yield from _above_first(told[:1] + own)


def _above_first(told: Sequence[Headcount]) -> Iterator[Finding]:
    for revised in told[1:]:
        announced = told[0]
        if revised.count > announced.count:
            yield Finding(
                revised.at,
                f"lavoratori: «{revised.count}» dopo l'aggiornamento sono più di quelli annunciati, "
                f"«{announced.count}».",
                "Controllare i due numeri. Se i lavoratori sono davvero aumentati, non occorre fare nulla.",
                also=announced.at,
            )


CHECK = Check(
    "rivisti-oltre-annunciati",
    Level.WARNING,
    "I lavoratori rivisti sono più di quelli annunciati.",
    check,
    needs=frozenset(("aggiornamento_lavoratori",)),
)
