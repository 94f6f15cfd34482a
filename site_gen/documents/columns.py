"""The tables of a report, column by column: the same for every format that has tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.italian import short_date
from site_gen.exports.column import Column
from site_gen.views.report import ReportView
from site_gen.views.report_crisis import CrisisView, DeedView
from site_gen.views.report_parts import FigureRow, MeetingView, Movement, ServiceView, TerritoryRow


@dataclass(frozen=True, slots=True)
class Told:
    """A crisis of a report, whether it had facts in the quarter, had none, or is only followed, and its passages."""

    crisis: CrisisView
    standing: str
    moves: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Something done in a crisis."""

    crisis: CrisisView
    deed: DeedView


def told_in(view: ReportView) -> Iterator[Told]:
    """Yield every crisis of a report once, those with facts first."""
    moves: dict[str, tuple[Movement, ...]] = {}
    for move in view.moved:
        moves[move.id] = (*moves.get(move.id, ()), move)
    for standing, crises in (
        ("in carico, con fatti nel trimestre", view.active),
        ("in carico, senza fatti nel trimestre", view.quiet),
        ("seguita, non in carico", view.monitored),
    ):
        yield from (Told(crisis, standing, moves.get(crisis.id, ())) for crisis in crises)


def done_in(view: ReportView) -> Iterator[Done]:
    """Yield everything done in the quarter, crisis by crisis, by date."""
    return (Done(told.crisis, deed) for told in told_in(view) for deed in told.crisis.deeds)


CRISES: Sequence[Column[Told]] = (
    Column("caso", "Caso", 24, lambda row: row.crisis.id),
    Column("denominazione", "Azienda", 34, lambda row: row.crisis.name),
    Column("posizione", "Nel trimestre", 32, lambda row: row.standing),
    Column("territori", "Territori", 12, lambda row: ", ".join(row.crisis.territories)),
    Column("capofila", "Capofila", 22, lambda row: row.crisis.lead or None),
    Column("percorso", "Percorso", 14, lambda row: row.crisis.path),
    Column("causale", "Causale", 38, lambda row: row.crisis.causale),
    Column("stato", "Stato", 24, lambda row: row.crisis.state.text),
    Column("in_carico_dal", "In carico dal", 14, lambda row: row.crisis.in_charge_since),
    Column("presa_in_carico_il", "Presa in carico il", 14, lambda row: row.crisis.taken_on),
    Column("chiusa_il", "Chiusa il", 14, lambda row: row.crisis.closed_on),
    Column(
        "passaggi",
        "Passaggi di percorso",
        34,
        lambda row: joined(f"{move.text}, {short_date(move.on)}" for move in row.moves),
    ),
    Column("lavoratori", "Lavoratori", 12, lambda row: row.crisis.workers),
    Column("lavoratori_totali", "Lavoratori di tutta la crisi", 16, lambda row: row.crisis.all_workers),
)
AWAITED: Sequence[Column[Told]] = (
    Column("attesi", "Alla fine si attende", 40, lambda row: joined(item.what for item in row.crisis.awaited)),
    Column("attesi_da", "Da chi", 28, lambda row: joined(item.who for item in row.crisis.awaited)),
    Column("attesi_entro", "Entro quando", 44, lambda row: joined(item.limit for item in row.crisis.awaited)),
)
STEPS: Sequence[Column[Done]] = (
    Column("passo", "Passo", 34, lambda row: row.deed.what),
    Column("data", "Data", 12, lambda row: row.deed.on),
    Column("chi", "Chi", 26, lambda row: row.deed.who or None),
    Column("giorni", "Giorni", 9, lambda row: row.deed.days),
    Column("giorni_lavorativi", "Giorni lavorativi", 11, lambda row: row.deed.working_days),
    Column("tempi", "Tempi", 46, lambda row: row.deed.pace or None),
    Column("scadenza", "Scadenza", 12, lambda row: row.deed.due_on),
    Column("entro_il_termine", "Termine rispettato", 12, lambda row: yes(row.deed.in_time)),
    Column("termine", "Termine", 36, lambda row: row.deed.term.text if row.deed.term else None),
)
DETAILS: Sequence[Column[Done]] = (Column("dettagli", "Dettagli", 60, lambda row: row.deed.details or None),)
CASE_OF_STEP: Sequence[Column[Done]] = (
    Column("caso", "Caso", 24, lambda row: row.crisis.id),
    Column("denominazione", "Azienda", 34, lambda row: row.crisis.name),
    Column("territori", "Territori", 12, lambda row: ", ".join(row.crisis.territories)),
)
TERRITORIES: Sequence[Column[TerritoryRow]] = (
    Column("territorio", "Territorio", 30, lambda row: row.name),
    Column("rapporto", "Rapporto", 40, lambda row: row.duty.text if row.duty else "nessuna crisi in carico"),
    Column("in_carico", "In carico", 12, lambda row: row.figures.in_charge),
    Column("prese_in_carico", "Nuove", 12, lambda row: row.figures.taken),
    Column("chiuse", "Chiuse", 12, lambda row: row.figures.closed),
    Column("lavoratori", "Lavoratori", 12, lambda row: row.figures.workers),
    Column("passi_oltre_il_termine", "Oltre il termine", 12, lambda row: row.figures.missed),
)
SERVICES: Sequence[Column[ServiceView]] = (
    Column("misura", "Misura", 44, lambda row: row.measure),
    Column("caso", "Caso", 24, lambda row: row.id),
    Column("denominazione", "Azienda", 34, lambda row: row.name),
    Column("stato", "Stato", 24, lambda row: "erogata" if row.is_delivered else "concordata nel verbale"),
    Column("lavoratori", "Lavoratori", 12, lambda row: row.workers),
)
BOARDS: Sequence[Column[MeetingView]] = (
    Column("data", "Data", 12, lambda row: row.on),
    Column("tavolo", "Tavolo", 60, lambda row: row.what),
)


def figure_columns(view: ReportView) -> Sequence[Column[FigureRow]]:
    """Return the columns of the figures: of the quarter, of the one before, of the same a year before."""
    return (
        Column("etichetta", "Nel trimestre", 46, lambda row: row.label),
        Column("valore", str(view.quarter), 12, lambda row: row.now),
        Column("trimestre_precedente", str(view.quarter.previous), 12, lambda row: row.before),
        Column("anno_precedente", str(view.year_before), 12, lambda row: row.year_before),
    )


def joined(texts: Iterator[str]) -> str | None:
    """Return several values in one cell, or None if there is none."""
    return " | ".join(texts) or None


def yes(value: bool | None) -> str | None:
    """Return «sì» or «no»; None where the question makes no sense."""
    return None if value is None else "sì" if value else "no"
