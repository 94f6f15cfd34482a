"""An update that leaves out a site of before: from that day territories and lead are counted without it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from registry.checks.base import Check, World
from registry.checks.grounds.headcounts import Headcount, of_case, of_procedure
from registry.derive.naming import folded
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case, Site


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each update without a site that the numbers before it had."""
    yield from _lost(of_case(case))
    for index in range(len(case.procedures)):
        told = tuple(item for item in of_procedure(case, index) if item.sites)
        own = tuple(item for item in told[1:] if item.at[0] == "procedures")
        yield from _lost(told[:1] + own)


def _lost(told: Sequence[Headcount]) -> Iterator[Finding]:
    for before, update in pairwise(told):
        kept = {_key(site) for site in update.sites}
        lost = [_name(site) for site in before.sites if not {_key(site), (site.province, "")} & kept]
        if lost:
            yield Finding(
                update.at,
                f"sedi: l'aggiornamento non nomina più «{listed(lost)}», che c'era nei numeri precedenti.",
                "Un aggiornamento vale per intero: aggiungere la sede con i suoi lavoratori, "
                "oppure con «lavoratori: 0» se non ne ha più.",
                also=before.at,
            )


def _key(site: Site) -> tuple[str, str]:
    return site.province, folded(site.municipality or "")


def _name(site: Site) -> str:
    return f"{site.municipality} ({site.province})" if site.municipality else site.province


CHECK = Check(
    "aggiornamento-senza-una-sede",
    Level.NOTE,
    "Un aggiornamento dei lavoratori non nomina più una sede.",
    check,
    needs=frozenset(("aggiornamento_lavoratori",)),
)
