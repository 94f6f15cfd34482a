"""A municipality that no longer was when the crisis began: merged into another, or moved to another province."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import first_fact, opened_on
from registry.checks.grounds.places import first_places_of, known
from registry.finding import Finding, Level, Route
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
            f"prima del primo fatto del caso{_first(case)}.",
            _remedy(found),
            also=_at(case),
        )


def _first(case: Case) -> str:
    first = first_fact(case)
    return f", che è {dated('del', first[1].date)}" if first is not None else ""


def _at(case: Case) -> Route | None:
    first = first_fact(case)
    return (*first[0], "date") if first is not None else None


def _remedy(ceased: Municipality) -> str:
    heir = municipalities.heir(ceased)
    if heir is None:
        return "Scrivere il comune che oggi ne comprende il territorio."
    return f"Scrivere il comune che ne ha preso il posto: {heir.name} ({heir.province})."


CHECK = Check("comune-cessato", Level.WARNING, "Il comune non esisteva più quando la crisi è cominciata.", check)
