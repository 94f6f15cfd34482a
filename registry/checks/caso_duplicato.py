"""Two files on the same crisis: same company, place and period. Told in both, since either may be the new one."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds.places import places_of
from registry.derive.naming import folded
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case

_SHOWN = 3


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding that names the other cases of the same company, place and period."""
    same = [] if _was_absorbed(case) else world.companies.same_as(case)
    twins = [other for other in same if _are_twins(case, other)]
    if not twins:
        return
    named = [f"«{other.id}»" for other in twins[:_SHOWN]]
    if len(twins) > _SHOWN:
        named.append(f"altri {len(twins) - _SHOWN}" if len(twins) > _SHOWN + 1 else "un altro")
    yield Finding(
        ("company", "tax_code") if case.company.tax_code else ("company", "name"),
        f"azienda: la stessa azienda, nello stesso comune e nello stesso periodo, ha anche {listed(named)}.",
        "Se è la stessa crisi, riunire i fatti in un file solo, con una procedura dopo l'altra, "
        "e scrivere l'altro nome in «id_precedenti». Se sono crisi diverse, non occorre fare nulla.",
    )


def _are_twins(one: Case, other: Case) -> bool:
    return not _was_absorbed(other) and _share_a_place(one, other) and _share_time(one, other)


def _was_absorbed(case: Case) -> bool:
    """A case closed because another goes on with it says so itself."""
    return any(event.value("outcome") == "assorbita" for _, event in case.located_events() if event.type == "chiusura")


def _share_a_place(one: Case, other: Case) -> bool:
    """Tell whether two cases have a municipality in common; a site without one may be anywhere in its province."""
    ours, theirs = _places(one), _places(other)
    return any(
        province == their_province and (name == their_name or not name or not their_name)
        for province, name in ours
        for their_province, their_name in theirs
    )


def _places(case: Case) -> set[tuple[str, str]]:
    sites = (place for place in places_of(case) if place.at != ("company", "seat"))
    return {(place.province, folded(place.municipality or "")) for place in sites}


def _share_time(one: Case, other: Case) -> bool:
    if one.identity.year == other.identity.year:
        return True
    ours, theirs = _span(one), _span(other)
    return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _span(case: Case) -> tuple[date, date] | None:
    days = [event.date for _, event in case.located_events()]
    periods = [procedure.period for procedure in case.procedures if procedure.period is not None]
    days += [day for period in periods for day in (period.starts_on, period.ends_on) if day is not None]
    return (min(days), max(days)) if days else None


CHECK = Check(
    "caso-duplicato", Level.WARNING, "Due casi sembrano la stessa crisi: stessa azienda, comune e periodo.", check
)
