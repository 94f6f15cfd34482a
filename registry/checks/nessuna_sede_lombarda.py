"""No production unit in Lombardy: the guidelines are about those."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.places import places_of
from registry.checks.grounds.territories import ever_involved
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where no site of the case, at any time, is in a Lombard province."""
    if ever_involved(case):
        return
    provinces = dict.fromkeys(place.province for place in places_of(case) if place.at != ("company", "seat"))
    yield Finding(
        ("sites",),
        f"sedi: nessuna è in Lombardia (province scritte: «{listed(list(provinces))}»).",
        "Aggiungere l'unità produttiva lombarda con i suoi lavoratori, oppure correggere la provincia, ad esempio BS.",
    )


CHECK = Check("nessuna-sede-lombarda", Level.WARNING, "Nessuna sede è in Lombardia.", check, "R-1-2")
