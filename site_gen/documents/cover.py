"""What stands on the cover of a report and under its figures, in words."""

from collections.abc import Iterator

from registry.italian import counted, dated, long_date, short_date
from site_gen.views.report import ReportView


def title_of(view: ReportView) -> str:
    """Return «Rapporto trimestrale 2026-T1: Bergamo»."""
    return f"Rapporto trimestrale {view.quarter}: {view.place}"


def cover_facts(view: ReportView) -> Iterator[tuple[str, str]]:
    """Yield the facts of the cover, each with its label."""
    yield "Territorio", view.place if view.sigla is None else f"{view.place} ({view.sigla})"
    yield "Periodo", view.period
    yield "Situazione al", long_date(view.as_at) + (" (trimestre in corso)" if view.is_running else "")
    if view.sent_on:
        yield "Dati", f"quelli del rapporto inviato {dated('il', view.sent_on)}, che non cambiano"
    yield "Versione dei dati", view.version or "non nota: la cartella non ha una storia Git"
    yield "Edizione", "pubblica: conta i soli casi pubblicati" if view.is_public else "interna"
    if view.duty:
        yield "Rapporto alla Regione", view.duty.text
    for paper in view.documents:
        marks = (short_date(paper.date) if paper.date else None, paper.protocol and f"protocollo {paper.protocol}")
        yield "Documento inviato", ", ".join((paper.title, *(mark for mark in marks if mark)))


def notes_of(view: ReportView) -> Iterator[tuple[str, str]]:
    """Yield how the figures are to be read."""
    among = " tra i casi pubblicati" if view.is_public else ""
    if not view.crisis_count:
        yield "Nota", f"Nessuna crisi in carico nel trimestre{among}."
        return
    if view.sigla:
        yield "Nota", "I lavoratori sono quelli delle sedi del territorio."
    else:
        yield "Nota", "Una crisi su più territori compare in ciascuno e qui si conta una volta sola."
    if view.unknown_workers:
        told = counted(view.unknown_workers, "crisi", "crisi")
        yield "Nota", f"Per {told} il numero dei lavoratori non è indicato."
