"""A period longer than national law admits for its causale: information, to be checked with the legal office."""

from collections.abc import Iterator
from datetime import timedelta

from registry.calendar import months_after
from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.statutory import limits_of, to_be_checked
from registry.finding import Finding, Level
from registry.italian import counted, dated


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the period of a procedure lasts more months than its causale may."""
    period = proceeding.procedure.period
    if period is None or period.starts_on is None or period.ends_on is None:
        return
    for statute, limit in limits_of(proceeding.procedure.causale, world.law):
        if limit.months is None:
            continue
        last = months_after(period.starts_on, limit.months) - timedelta(days=1)
        if period.ends_on > last:
            yield Finding(
                proceeding.route("period", "ends_on"),
                f"al: il periodo va {dated('dal', period.starts_on)} {dated('al', period.ends_on)}, più di "
                f"{counted(limit.months, 'mese', 'mesi')} {to_be_checked(statute)}.",
                "Controllare le due date. Se sono giuste non occorre fare nulla: la durata può essere la somma di più "
                "periodi, o la norma cambiata.",
                source=statute.id,
                also=proceeding.route("period", "starts_on"),
            )


CHECK = Check(
    "durata-oltre-il-limite",
    Level.NOTE,
    "Il periodo dura più di quanto la legge ammette per la causale.",
    check,
    related=("S-14", "S-20", "S-21", "S-22"),
    on=(Proceeding,),
)
