"""A lead agreed upon where there is one territory only: there is nobody to agree with."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.territories import ever_involved
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where an agreement on the lead stands beside one territory."""
    if case.lead_agreement is None:
        return
    involved = ever_involved(case)
    if len(involved) == 1:
        yield Finding(
            ("lead_agreement", "territory"),
            f"accordo_capofila: «{case.lead_agreement.territory}» è concordato come capofila, ma le sedi sono "
            f"solo nel territorio «{involved[0]}».",
            "Aggiungere le sedi degli altri territori con i loro lavoratori, oppure togliere «accordo_capofila».",
            also=("sites",),
        )


CHECK = Check(
    "accordo-capofila-superfluo",
    Level.WARNING,
    "C'è un accordo sul capofila, ma il territorio è uno solo.",
    check,
    "R-7.1.3-12",
)
