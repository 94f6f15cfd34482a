"""A publication without an end, or longer than five years: what is public about a crisis is not so for ever."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.finding import Finding, Level, Route
from registry.model import Case

YEARS = 5
"""How long acts stay published (Garante, provision 243/2014): to be confirmed by the legal office."""


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the publication has no end, or ends after the five years."""
    publication = case.publication
    if publication is None or not case.procedures:
        return
    latest = _years_after(publication.starts_on)
    route: Route = ("publication",)
    also: Route | None = None
    told = "manca il giorno in cui il caso esce dall'edizione pubblica"
    if publication.ends_on is not None:
        route, also = ("publication", "ends_on"), ("publication", "starts_on")
        told = f"«{publication.ends_on}» è oltre {YEARS} anni dall'inizio, «{publication.starts_on}»"
        if publication.ends_on <= latest:
            return
    yield Finding(
        route,
        f"pubblicazione: {told}.",
        f"Scrivere una fine entro {YEARS} anni, ad esempio al: {latest} (indicazione del Garante, provvedimento "
        "243/2014: da confermare con l'ufficio legale).",
        also=also,
    )


def _years_after(day: date) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + YEARS, day=28 if leap else day.day)


CHECK = Check(
    "pubblicazione-senza-fine", Level.NOTE, "La pubblicazione non ha una fine, o dura più di cinque anni.", check
)
