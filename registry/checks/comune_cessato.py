"""A municipality that no longer was when the crisis began: merged into another, or moved to another province."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import opened_on
from registry.checks.grounds.places import first_places_of, known
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model import Case
from registry.vocabulary import municipalities
from registry.vocabulary.municipalities import Municipality
from registry.vocabulary.territories import provinces


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each municipality that ceased before the first fact of the case."""
    for place in first_places_of(case):
        if place.municipality is None or not provinces()[place.province].in_use:
            continue
        found = known(place.municipality, place.province)
        if found is None or found.ceased_on is None or found.ceased_on >= opened_on(case):
            continue
        yield Finding(
            (*place.at, "municipality"),
            f"comune: «{place.municipality}» ({place.province}) è cessato {dated('il', found.ceased_on)}, "
            "prima del primo fatto del caso.",
            _remedy(found),
        )


def _remedy(ceased: Municipality) -> str:
    heir = municipalities.heir(ceased)
    if heir is None:
        return "Scrivere il comune che oggi ne comprende il territorio."
    return f"Scrivere il comune che ne ha preso il posto: {heir.name} ({heir.province})."


CHECK = Check("comune-cessato", Level.WARNING, "Il comune non esisteva più quando la crisi è cominciata.", check)
