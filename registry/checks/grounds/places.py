"""Every municipality that a case names, with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from registry.checks.grounds.chronology import located_events
from registry.checks.grounds.memory import remembered
from registry.finding import Route
from registry.model import Case, Site
from registry.model.events.common import WorkersUpdate
from registry.vocabulary import municipalities
from registry.vocabulary.municipalities import Municipality


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A province, and the municipality where it is told."""

    municipality: str | None
    province: str
    at: Route


@remembered
def places_of(case: Case) -> tuple[NamedPlace, ...]:
    """Return the seat and every site: of the case, of its procedures, of each update."""
    return tuple(_places(case))


def _places(case: Case) -> Iterator[NamedPlace]:
    seat = case.company.seat
    if seat is not None and seat.province is not None:
        yield NamedPlace(seat.municipality, seat.province, ("company", "seat"))
    yield from _of_sites(case.sites, ("sites",))
    for number, procedure in enumerate(case.procedures):
        yield from _of_sites(procedure.sites, ("procedures", number, "sites"))
    for route, event in located_events(case):
        if isinstance(event, WorkersUpdate):
            yield from _of_sites(event.sites, (*route, "sites"))


@remembered
def first_places_of(case: Case) -> tuple[NamedPlace, ...]:
    """Return each place of a case once, where it is first written: the same mistake is told once."""
    found: dict[tuple[str | None, str], NamedPlace] = {}
    for place in places_of(case):
        found.setdefault((place.municipality, place.province), place)
    return tuple(found.values())


@lru_cache(maxsize=16_384)
def known(municipality: str, province: str) -> Municipality | None:
    """Return the municipality of a name, living or ceased: the same few thousand are asked for again and again."""
    return municipalities.find(municipality, province)


def _of_sites(sites: Sequence[Site], root: Route) -> Iterator[NamedPlace]:
    for index, site in enumerate(sites):
        yield NamedPlace(site.municipality, site.province, (*root, index))
