"""What a letter asks a company for: what the file of the case does not say yet, and what is always useful."""

from collections.abc import Iterator

from registry.derive import CaseStatus, sites_on

_ALWAYS = (
    "i profili professionali e gli inquadramenti dei lavoratori coinvolti, in forma aggregata",
    "gli eventuali programmi di formazione o di politica attiva già definiti a livello aziendale",
)
_WITH_HOURS = frozenset(
    (
        *("proroga_22bis_crisi", "proroga_22bis_riorganizzazione", "proroga_22bis_cds"),
        *("crisi_art21", "riorganizzazione_art21", "cds_art21"),
    )
)
"""Causali in which work is suspended or reduced. Source: R-7.2.2-5, R-7.2.2-6."""


def requested(status: CaseStatus) -> Iterator[str]:
    """Yield what to ask, a phrase each, the missing facts first."""
    company = status.case.company
    procedure = status.current.procedure if status.current else None
    if company.workforce is None:
        yield "l'organico dell'azienda"
    if company.ateco is None:
        yield "il codice ATECO dell'attività, con l'edizione della classificazione"
    if any(site.worker_count is None for site in sites_on(status.case, procedure, status.as_of)):
        yield "il numero dei lavoratori coinvolti in ciascuna unità produttiva"
    if procedure is not None and procedure.period is None and procedure.causale in _WITH_HOURS:
        yield "la durata della sospensione o della riduzione dell'attività lavorativa"
    if procedure is not None and procedure.hours_reduction_percent is None and procedure.causale in _WITH_HOURS:
        yield "la percentuale di riduzione dell'orario di lavoro"
    if procedure is not None and procedure.redundancy_count is None:
        yield "gli eventuali esuberi previsti"
    yield from _ALWAYS
