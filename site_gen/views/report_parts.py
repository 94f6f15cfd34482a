"""The parts of a quarterly report around its crises: figures, movements, services, meetings, the duty to send it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry.calendar import Quarter
from registry.derive.duty import DutyState, ReportDuty
from registry.derive.figures import Figures, figures_of, services_of
from registry.derive.quarter import CrisisQuarter, QuarterFacts
from registry.glossary import label_of
from registry.italian import MONTHS, dated, raised
from registry.model import Board
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.documents.keys import KEYS
from site_gen.views.event import words
from site_gen.views.wording import Badge, territory_names


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the quarter beside the same of others; None before the registry's first crisis."""

    code: str
    label: str
    now: int
    before: int | None
    year_before: int | None


@dataclass(frozen=True, slots=True)
class Movement:
    """A crisis taken in charge, closed or moved on a day; `text` tells how, where there is more to tell."""

    id: str
    name: str
    address: str
    territories: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A measure of active policy, agreed or delivered in the quarter."""

    id: str
    name: str
    address: str
    measure: str
    workers: int | None
    is_delivered: bool


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A board held in the quarter."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory in the report of the region; `duty` is None where it has nothing to report."""

    sigla: str
    name: str
    address: str
    duty: Badge | None
    figures: Figures


_FIGURES = {
    "in_charge": "Crisi in carico nel trimestre",
    "taken": "di cui prese in carico nel trimestre",
    "closed": "di cui chiuse nel trimestre",
    "moved": "di cui passate a un altro percorso",
    "in_charge_at_end": "Crisi in carico alla fine",
    "workers": "Lavoratori coinvolti nelle crisi in carico",
    "meetings": "Incontri con le parti",
    "kept": "Passi compiuti entro il termine",
    "missed": "Passi compiuti oltre il termine",
    "informed": "Lavoratori agli incontri informativi",
    "reached": "Lavoratori raggiunti dai servizi",
}


def figure_rows(now: Figures, before: Figures | None, year_before: Figures | None) -> tuple[FigureRow, ...]:
    """Return the figures in rows, in the order in which they are read."""
    return tuple(
        FigureRow(
            KEYS[name],
            label,
            getattr(now, name),
            getattr(before, name) if before else None,
            getattr(year_before, name) if year_before else None,
        )
        for name, label in _FIGURES.items()
    )


def path_name(code: str) -> str:
    """Return «percorso 7.1», «monitoraggio», «percorso «CIG in deroga 2016»»."""
    if code[0].isdigit():
        return f"percorso {code}"
    return code if code == "monitoraggio" else f"percorso «{label_of(code)}»"


def path_title(code: str) -> str:
    """Return the name of a path as a heading: «Percorso 7.1», «CIG in deroga 2016»."""
    return raised(path_name(code)) if code[0].isdigit() else raised(label_of(code))


def quarter_words(quarter: Quarter) -> str:
    """Return «1° trimestre 2026 (gennaio–marzo)»."""
    return f"{quarter.number}° trimestre {quarter.year} ({month_span(quarter)})"


def month_span(quarter: Quarter) -> str:
    """Return «gennaio–marzo»."""
    return f"{MONTHS[quarter.first_day.month - 1]}–{MONTHS[quarter.last_day.month - 1]}"


_DUTY_CSS: dict[DutyState, str] = {
    "inviato": "rc-done",
    "richiesto": "rc-attention",
    "da_inviare": "rc-current",
    "in_corso": "",
}


def duty_badge(duty: ReportDuty) -> Badge:
    """Return how a report stands: to be sent, never late. Source: reading A-5."""
    css = _DUTY_CSS[duty.state]
    if duty.state == "inviato":
        return Badge(f"Inviato {dated('il', duty.sent[-1].date)}", css)
    if duty.state == "richiesto":
        return Badge(f"Richiesto dalla Regione {dated('il', duty.requests[-1].date)}", css)
    return Badge("Da inviare" if duty.state == "da_inviare" else "Trimestre in corso", css)


def territory_rows(facts: QuarterFacts, duties: Mapping[str, ReportDuty]) -> Iterator[TerritoryRow]:
    """Yield the twelve territories, by name."""
    for territory in sorted(territories().values(), key=lambda territory: territory.name):
        sigla = territory.sigla
        figures, duty = figures_of(facts, sigla), duties[sigla]
        badge = duty_badge(duty) if duty.is_owed(has_crises=bool(figures.in_charge)) else None
        yield TerritoryRow(sigla, territory.name, addresses.report(facts.quarter, sigla), badge, figures)


def taken(crises: Iterable[CrisisQuarter]) -> tuple[Movement, ...]:
    """Return the crises taken in charge, by date."""
    return _by_date(
        _movement(crisis, crisis.taken_on, "di nuovo" if crisis.in_charge_since != crisis.taken_on else "")
        for crisis in crises
        if crisis.taken_on
    )


def closed(crises: Iterable[CrisisQuarter]) -> tuple[Movement, ...]:
    """Return the crises closed, by date, with their outcome."""
    return _by_date(
        _movement(crisis, crisis.closing.date, words(crisis.closing.value("outcome") or "").casefold())
        for crisis in crises
        if crisis.closing and crisis.is_closed
    )


def moved(crises: Iterable[CrisisQuarter]) -> tuple[Movement, ...]:
    """Return the passages from a path to another, by date."""
    return _by_date(
        _movement(crisis, move.on, f"dal {path_name(move.origin.code)} al {path_name(move.target.code)}")
        for crisis in crises
        for move in crisis.moves
    )


def _movement(crisis: CrisisQuarter, on: date, text: str) -> Movement:
    case = crisis.case
    where = territory_names(crisis.territories)
    return Movement(case.id, case.company.name, addresses.case(case.identity), where, on, text)


def _by_date(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    return tuple(sorted(movements, key=lambda movement: (movement.on, movement.name)))


def service_views(crises: Iterable[CrisisQuarter]) -> Iterator[ServiceView]:
    """Yield the measures agreed and delivered, crisis by crisis."""
    for service in services_of(crises):
        case = service.crisis.case
        measure = service.measure or "misura non indicata"
        name, address = case.company.name, addresses.case(case.identity)
        yield ServiceView(case.id, name, address, measure, service.worker_count, service.is_delivered)


def meeting_views(boards: Iterable[Board], facts: QuarterFacts, territory: str | None) -> Iterator[MeetingView]:
    """Yield the boards held in the quarter that concern a territory, or any; the regional one concerns all."""
    for board in sorted(boards, key=lambda board: board.date):
        concerns = territory is None or not board.territories or territory in board.territories
        if concerns and facts.quarter.first_day <= board.date <= facts.as_at:
            where = f" ({territory_names(board.territories)})" if board.territories else ""
            yield MeetingView(board.date, f"Tavolo {board.type}{where}")
