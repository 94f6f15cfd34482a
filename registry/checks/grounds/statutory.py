"""Limits of national law on a procedure, each with its statute: they inform, and say whether they were verified."""

from collections.abc import Iterator

from registry.law import Law, Statute, StatutoryLimit


def limits_of(causale: str, law: Law) -> Iterator[tuple[Statute, StatutoryLimit]]:
    """Yield the limits on a causale."""
    for statute in law.statutes.values():
        for limit in statute.limits:
            if causale in limit.causali:
                yield statute, limit


def to_be_checked(statute: Statute) -> str:
    """Return how far a figure may be trusted, as every message that shows one ends."""
    read = "letto nel testo" if statute.verified else "non verificato"
    return f"({statute.source}; {read}, da verificare con l'ufficio legale)"
