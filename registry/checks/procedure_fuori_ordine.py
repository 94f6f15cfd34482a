"""Procedures not in the order of their facts: the last open one gives the case its lead and its numbers."""

from collections.abc import Iterator
from itertools import pairwise

from registry.checks.base import Check, World
from registry.finding import Finding, Level, Route
from registry.italian import dated
from registry.model import Case, Event


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each procedure that begins before the one written above it."""
    found = (_first(case, number) for number in range(len(case.procedures)))
    begun = [first for first in found if first is not None]
    for (above_at, above), (route, first) in pairwise(begun):
        if first.date < above.date:
            yield Finding(
                (*route, "date"),
                f"data: la procedura comincia il «{first.date}», prima di quella scritta sopra, "
                f"che comincia {dated('il', above.date)}.",
                "Scrivere le procedure nell'ordine in cui sono cominciate, oppure correggere una delle due date.",
                also=(*above_at, "date"),
            )


def _first(case: Case, number: int) -> tuple[Route, Event] | None:
    located = (
        (("procedures", number, "events", index), event) for index, event in enumerate(case.procedures[number].events)
    )
    return min(located, key=lambda item: item[1].date, default=None)


CHECK = Check(
    "procedure-fuori-ordine", Level.WARNING, "Le procedure non sono nell'ordine in cui sono cominciate.", check
)
