"""Judgements on the facts: one per file, listed here; how to add one is told in CONTRIBUTING.md."""

from collections.abc import Iterator

from registry.checks import (
    causale_sconosciuta,
    data_futura,
    evento_fuori_percorso,
    nome_nel_percorso_del_file,
    pubblicazione_senza_procedura,
)
from registry.checks.base import Check, World
from registry.finding import Finding
from registry.model import Case

CHECKS: tuple[Check, ...] = (
    causale_sconosciuta.CHECK,
    data_futura.CHECK,
    evento_fuori_percorso.CHECK,
    nome_nel_percorso_del_file.CHECK,
    pubblicazione_senza_procedura.CHECK,
)


def findings_on(case: Case, world: World) -> Iterator[Finding]:
    """Yield the findings of every check on a case."""
    for check in CHECKS:
        yield from check.findings(case, world)


__all__ = ["CHECKS", "Check", "World", "findings_on"]
