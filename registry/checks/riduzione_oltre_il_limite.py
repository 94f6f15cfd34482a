"""More hours suspended than national law admits for the causale: information, to be checked with the legal office."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.statutory import limits_of, to_be_checked
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the reduction of hours passes the share that the causale admits."""
    percent, causale = proceeding.procedure.hours_reduction_percent, proceeding.procedure.causale
    if percent is None:
        return
    for statute, limit in limits_of(causale, world.law):
        if limit.max_hours_reduction is not None and percent > limit.max_hours_reduction:
            yield Finding(
                proceeding.route("hours_reduction_percent"),
                f"riduzione_orario: «{percent}», ma per «{lowered(label_of(causale))}» le ore sospese sono al "
                f"massimo {limit.max_hours_reduction} su cento {to_be_checked(statute)}.",
                "Controllare la percentuale e la causale. Se sono giuste non occorre fare nulla.",
                source=statute.id,
                also=proceeding.route("causale"),
            )


CHECK = Check(
    "riduzione-oltre-il-limite",
    Level.NOTE,
    "La riduzione dell'orario è più di quanto la legge ammette per la causale.",
    check,
    related=("S-14",),
    on=(Proceeding,),
)
