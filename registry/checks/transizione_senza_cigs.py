"""An agreement of transition that does not say which CIGS it follows."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the CIGS before the transition is not told."""
    if proceeding.procedure.previous_cigs is None:
        yield Finding(
            proceeding.route("causale"),
            f"cigs_precedente: manca, ma «{proceeding.procedure.causale}» segue sempre una CIGS.",
            "Aggiungere la causale della CIGS che si conclude, ad esempio cigs_precedente: crisi_art21.",
        )


CHECK = Check(
    "transizione-senza-cigs",
    Level.NOTE,
    "L'accordo di transizione non dice quale CIGS segue.",
    check,
    "R-7.3-1",
    on=(Proceeding,),
    paths=frozenset(("7.3",)),
)
