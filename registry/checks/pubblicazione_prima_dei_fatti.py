"""A case public from before its first fact: one of the two dates is wrong."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import first_fact
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the publication begins before the first event."""
    if case.publication is None:
        return
    first = first_fact(case)
    if first is None or case.publication.starts_on >= first[1].date:
        return
    yield Finding(
        ("publication", "starts_on"),
        f"dal: la pubblicazione comincia il «{case.publication.starts_on}», prima del primo fatto, "
        f"che è {dated('del', first[1].date)}.",
        "Scrivere il giorno in cui si è deciso di pubblicare il caso, oppure correggere la data del fatto.",
        also=(*first[0], "date"),
    )


CHECK = Check("pubblicazione-prima-dei-fatti", Level.WARNING, "La pubblicazione comincia prima del primo fatto.", check)
