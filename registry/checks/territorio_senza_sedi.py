"""The folder's territory has no site of the case: the file may be in the wrong folder."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.territories import ever_involved
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the sites are all in other territories than that of the folder."""
    territories = ever_involved(case)
    folder = case.identity.territory
    if not territories or folder in territories:
        return
    yield Finding(
        ("sites",),
        f"sedi: il file sta nella cartella «{folder}», ma le sedi lombarde sono in «{listed(list(territories))}».",
        f"Se il caso è di un altro Nucleo, spostare il file, ad esempio in cases/{territories[0]}/"
        f"{case.identity.year}/; altrimenti controllare le province delle sedi.",
    )


CHECK = Check(
    "territorio-senza-sedi", Level.WARNING, "Il territorio della cartella non è tra quelli delle sedi.", check, "R-4-1"
)
