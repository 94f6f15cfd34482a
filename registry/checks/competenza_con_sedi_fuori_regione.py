"""Units in several regions, and a competence taken as regional."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.italian import listed
from registry.vocabulary.territories import is_lombard, provinces


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where sites of other regions stand beside Lombard ones in a regional procedure."""
    procedure = proceeding.procedure
    if (procedure.competence or proceeding.path.competence) != "regionale":
        return
    sites = procedure.sites or proceeding.case.sites
    outside = sorted({site.province for site in sites if not is_lombard(site.province)})
    if not outside or not any(site.is_lombard for site in sites):
        return
    regions = listed(sorted({provinces()[sigla].region for sigla in outside}))
    told = "«regionale»" if procedure.competence else "«regionale» (non scritta)"
    yield Finding(
        proceeding.route("competence" if procedure.competence else "causale"),
        f"competenza: {told}, ma ci sono sedi anche in {regions} («{listed(outside)}»).",
        "Con unità in più regioni di solito è competente il Ministero (da verificare con l'ufficio legale): "
        "in quel caso scrivere competenza: ministeriale.",
        also=proceeding.sites_route,
    )


CHECK = Check(
    "competenza-con-sedi-fuori-regione",
    Level.NOTE,
    "La competenza è regionale, ma ci sono sedi in altre regioni.",
    check,
    "R-1-2",
    on=(Proceeding,),
    paths=frozenset(("7.2", "7.4")),
    related=("A-10",),
)
