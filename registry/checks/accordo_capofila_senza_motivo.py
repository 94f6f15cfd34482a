"""A lead agreed upon without the reason that the guidelines ask for."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the agreement on the lead says no reason."""
    agreement = case.lead_agreement
    if agreement is not None and agreement.reason is None:
        yield Finding(
            ("lead_agreement",),
            f"accordo_capofila: l'accordo per «{agreement.territory}» è senza motivo, ma si può concordare un altro "
            "capofila solo per criteri più significativi del numero di lavoratori.",
            'Aggiungere ad esempio motivo: "sede della direzione e della rappresentanza sindacale".',
        )


CHECK = Check(
    "accordo-capofila-senza-motivo", Level.WARNING, "L'accordo sul capofila non dice il motivo.", check, "R-7.1.3-12"
)
