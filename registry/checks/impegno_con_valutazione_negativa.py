"""A commitment to active policies in the agreement, and a negative evaluation: conditionality applies all the same."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.model.events.policy import Evaluation


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the last evaluation is negative and the agreement commits to active policies."""
    if proceeding.procedure.policy_commitment_in_agreement is not True:
        return
    last = tuple(proceeding.those(Evaluation))[-1]
    if last.event.outcome == "negativo":
        yield Finding(
            last.route("outcome"),
            f"esito: «negativo» in {last}, ma l'accordo o il verbale impegna a politiche attive: in questi casi "
            "scatta la condizionalità, e il percorso si definisce con le parti.",
            "Controllare l'esito e «impegno_pal_in_accordo»: se entrambi sono giusti, spiegare in «nota» "
            "come si dà seguito all'impegno.",
            also=proceeding.route("policy_commitment_in_agreement"),
        )


CHECK = Check(
    "impegno-con-valutazione-negativa",
    Level.WARNING,
    "La valutazione è negativa, ma l'accordo impegna a politiche attive.",
    check,
    "R-7.2.2-4",
    on=(Proceeding,),
    paths=frozenset(("7.2",)),
    needs=frozenset(("valutazione",)),
)
