"""A municipality that its province has not, and never had."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.places import NamedPlace, first_places_of, known
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case
from registry.vocabulary import municipalities, territories


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each unknown municipality, with the nearest name or the province that has it."""
    for place in first_places_of(case):
        if place.municipality is None or not territories.provinces()[place.province].in_use:
            continue
        if known(place.municipality, place.province) is None:
            yield Finding(
                (*place.at, "municipality"),
                f"comune: «{place.municipality[:60]}» non risulta tra i comuni della provincia «{place.province}».",
                _remedy(place.municipality, place),
                also=(*place.at, "province"),
            )


def _remedy(name: str, place: NamedPlace) -> str:
    elsewhere = [f"{one.name} ({one.province})" for one in municipalities.elsewhere(name)]
    if elsewhere:
        return f"Esiste {listed(elsewhere)}: controllare la provincia."
    near = municipalities.suggest(name, place.province)
    if near:
        return f"Forse si voleva scrivere «{near[0]}»."
    return "Scrivere il nome ufficiale del comune, senza frazione né indirizzo, ad esempio Brescia."


CHECK = Check("comune-sconosciuto", Level.WARNING, "Il comune non esiste in quella provincia.", check)
