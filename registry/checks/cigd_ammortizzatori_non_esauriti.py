"""CIG in deroga: an application of a firm that had not used up the ordinary measures."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the ordinary measures are said not to be exhausted, unless it was refused for that."""
    if proceeding.procedure.ordinary_measures_exhausted is not False or is_sanctioned(proceeding):
        return
    application = proceeding.first["domanda_regione"]
    yield Finding(
        proceeding.route("ordinary_measures_exhausted"),
        f"ammortizzatori_ordinari_esauriti: «no», ma allora non è ammissibile {application}.",
        "Controllare l'attestazione nella domanda. Se gli ammortizzatori non erano esauriti, scrivere che ne è "
        "seguito: non_ammesso, diniego o revoca.",
        also=application.route("type"),
    )


CHECK = Check(
    "cigd-ammortizzatori-non-esauriti",
    Level.ERROR,
    "CIG in deroga: gli ammortizzatori ordinari non sono esauriti.",
    check,
    "R-D2.7-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
    related=("R-D2.7-2", "R-D2.7-4"),
)
