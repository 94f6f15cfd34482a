"""The territories that a case ever had: of its sites, of its procedures, of every update."""

from registry.checks.grounds.memory import remembered
from registry.checks.grounds.places import places_of
from registry.model import Case
from registry.vocabulary.territories import is_lombard


@remembered
def ever_involved(case: Case) -> tuple[str, ...]:
    """Return the Lombard provinces with a site of the case at any time, sorted."""
    sites = (place for place in places_of(case) if place.at != ("company", "seat"))
    return tuple(sorted({place.province for place in sites if is_lombard(place.province)}))
