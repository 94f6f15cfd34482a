"""A lead agreed upon that has no worker of the crisis."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.territories import ever_involved
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the agreed lead is not among the territories of the case."""
    if case.lead_agreement is None:
        return
    involved = ever_involved(case)
    if len(involved) > 1 and case.lead_agreement.territory not in involved:
        yield Finding(
            ("lead_agreement", "territory"),
            f"accordo_capofila: «{case.lead_agreement.territory}» non è tra i territori coinvolti, "
            f"«{listed(list(involved))}».",
            "Il capofila coordina i Nuclei dei territori coinvolti: correggere la sigla, "
            "oppure aggiungere la sede che manca.",
            also=("sites",),
        )


CHECK = Check(
    "accordo-capofila-estraneo",
    Level.WARNING,
    "Il capofila concordato non è tra i territori coinvolti.",
    check,
    "R-7.1.3-12",
)
