"""A sigla that was dropped: lists and maps know only those of today."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.places import first_places_of
from registry.finding import Finding, Level
from registry.model import Case
from registry.vocabulary import territories


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each sigla no longer in use, with the one that took its place."""
    seen: set[str] = set()
    for place in first_places_of(case):
        province = territories.provinces()[place.province]
        if province.in_use or province.sigla in seen:
            continue
        seen.add(province.sigla)
        yield Finding(
            (*place.at, "province"),
            f"provincia: «{province.sigla}» ({province.name}) è una sigla fuori uso ({province.note}).",
            f"Scrivere la sigla di oggi, ad esempio {province.heir}, e controllare il comune.",
        )


CHECK = Check("provincia-fuori-uso", Level.WARNING, "La sigla della provincia non si usa più.", check)
