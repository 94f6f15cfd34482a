"""A company smaller than national law asks for the causale: information, to be checked with the legal office."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.statutory import limits_of, to_be_checked
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the workforce is below what the causale asks for."""
    workforce, causale = proceeding.case.company.workforce, proceeding.procedure.causale
    if workforce is None:
        return
    for statute, limit in limits_of(causale, world.law):
        if limit.min_workforce is not None and workforce < limit.min_workforce:
            yield Finding(
                ("company", "workforce"),
                f"organico: «{workforce}», ma per «{lowered(label_of(causale))}» la legge chiede almeno "
                f"{limit.min_workforce} dipendenti {to_be_checked(statute)}.",
                "Controllare l'organico, che conta tutte le persone occupate, e la causale. Se sono giusti non "
                "occorre fare nulla.",
                source=statute.id,
                also=proceeding.route("causale"),
            )


CHECK = Check(
    "organico-sotto-la-soglia",
    Level.NOTE,
    "L'organico è sotto la soglia che la legge chiede per la causale.",
    check,
    related=("S-01", "S-21", "S-24"),
    on=(Proceeding,),
)
