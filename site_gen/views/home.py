"""The first page: what needs attention today, the figures, the map, the trend, the latest changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.derive.trend import still_in_charge
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.context import Context
from site_gen.views.agenda import HEADINGS, AgendaRow, Card, coming, rows_of
from site_gen.views.latest import Latest, latest_changes, latest_facts
from site_gen.views.map import MapView, map_view
from site_gen.views.sector import by_sector
from site_gen.views.territory import TerritoryView, territory_views
from site_gen.views.trend import TrendView, trend_view
from site_gen.views.wording import OPEN_STATES, is_open, kind_css, standing_of

_FEW = 6
_FIRST: tuple[AgendaKind, ...] = ("scaduto", "attenzione", "da_registrare")
_LAST: tuple[AgendaKind, ...] = ("atteso", "promemoria", "senza_termine")


@dataclass(frozen=True, slots=True)
class Block:
    """A short list of what presses, its figure, and the page where it goes on if there is more."""

    anchor: str
    title: str
    card: Card
    note: str
    rows: tuple[AgendaRow, ...]
    more: str

    @property
    def left_out(self) -> int:
        """How many items are only on the other page."""
        return self.card.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class ChargeGap:
    """Cases that one of two figures counts and the other does not: why, and the first of them."""

    count: int
    why: str
    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page; `has_history` tells whether `latest` are changes, or facts for want of a history."""

    as_of: date
    is_public: bool
    case_count: int
    open_count: int
    open_cases: str
    cards: tuple[Card, ...]
    blocks: tuple[Block, ...]
    """What presses: gone by, or due within seven days."""
    later: tuple[Block, ...]
    """What is further off, awaited from others, or has no term."""
    figures: tuple[Card, ...]
    workers: int
    unknown_workers: int
    territories: tuple[TerritoryView, ...]
    map: MapView
    trend: TrendView | None
    charge_gaps: tuple[ChargeGap, ...]
    """Why the cases in charge are not as many as the trend says."""
    latest: tuple[Latest, ...]
    has_history: bool
    excluded_count: int


def home_view(context: Context) -> HomeView:
    """Return the first page of an edition."""
    still_open = [status for status in context.statuses if is_open(status)]
    workers = [status.worker_count for status in still_open]
    changes = latest_changes(context)
    pressing = tuple(block for block in _pressing(context.agenda) if block.rows)
    later = tuple(block for block in _later(context.agenda) if block.rows)
    return HomeView(
        as_of=context.as_of,
        is_public=context.is_public,
        case_count=len(context.statuses),
        open_count=len(still_open),
        open_cases=_OPEN.address,
        cards=tuple(block.card for block in (*pressing, *later)),
        blocks=pressing,
        later=later,
        figures=tuple(_figures(context, still_open)),
        workers=sum(count for count in workers if count is not None),
        unknown_workers=workers.count(None),
        territories=territory_views(context),
        map=map_view(territory_views(context)),
        trend=trend_view(context),
        charge_gaps=tuple(_charge_gaps(context)),
        latest=changes or latest_facts(context.statuses),
        has_history=bool(changes),
        excluded_count=context.excluded_count,
    )


def _charge_gaps(context: Context) -> Iterator[ChargeGap]:
    """Yield what sets the cases in charge apart from the crises that the trend still counts as such."""
    counted = {chronicle.status.case.id for chronicle in still_in_charge(context.chronicles, context.as_of)}
    ours = {status.case.id for status in context.statuses if standing_of(status) == "presa_in_carico"}
    yield from _gap(ours - counted, _CLOSED, context)
    yield from _gap(counted - ours, _OTHERWISE, context)


def _gap(ids: AbstractSet[str], why: tuple[str, str], context: Context) -> Iterator[ChargeGap]:
    if ids:
        cases = [context.by_id[case_id].case for case_id in sorted(ids)[:_FEW]]
        named = tuple((case.company.name, addresses.case(case.identity)) for case in cases)
        yield ChargeGap(len(ids), why[len(ids) != 1], named)


_CLOSED = (
    "caso è in carico, ma la procedura presa in carico è chiusa, e l'andamento non lo conta più",
    "casi sono in carico, ma le procedure prese in carico sono chiuse, e l'andamento non li conta più",
)
_OTHERWISE = (
    "crisi è ancora nell'andamento, e il suo caso è chiuso o in archivio",
    "crisi sono ancora nell'andamento, e i loro casi sono chiusi o in archivio",
)


def _pressing(items: Sequence[AgendaItem]) -> Iterator[Block]:
    yield from (_of_kind(items, kind) for kind in _FIRST)
    yield _coming("sette-giorni", "Nei prossimi 7 giorni", coming(items, 0, 7))


def _later(items: Sequence[AgendaItem]) -> Iterator[Block]:
    yield _coming("quattordici-giorni", "Fra 8 e 14 giorni", coming(items, 8, 14))
    yield from (_of_kind(items, kind) for kind in _LAST)


def _of_kind(items: Sequence[AgendaItem], kind: AgendaKind) -> Block:
    heading, found = HEADINGS[kind], [item for item in items if item.kind == kind]
    card = Card(len(found), heading.counting(len(found)), f"#{heading.anchor}", kind_css(kind))
    more = f"{addresses.DEADLINES}#{heading.anchor}"
    return Block(heading.anchor, heading.title, card, heading.note, rows_of(found[:_FEW]), more)


def _coming(anchor: str, title: str, found: Sequence[AgendaItem]) -> Block:
    words = f"{'scadenza o data prevista' if len(found) == 1 else 'scadenze e date previste'} {title.lower()}"
    card = Card(len(found), words, f"#{anchor}", "rc-current")
    return Block(anchor, title, card, "", rows_of(found), addresses.DEADLINES)


_OPEN = CaseFilter(state=OPEN_STATES)
_STATES = {
    "presa_in_carico": ("caso in carico", "casi in carico"),
    "segnalata": ("caso segnalato", "casi segnalati"),
    "in_monitoraggio": ("caso in monitoraggio", "casi in monitoraggio"),
    "chiusa": ("caso chiuso", "casi chiusi"),
    "archivio": ("caso in archivio", "casi in archivio"),
}


def _figures(context: Context, still_open: Sequence[CaseStatus]) -> Iterator[Card]:
    counts = Counter(standing_of(status) for status in context.statuses)
    for state, names in _STATES.items():
        if counts[state]:
            yield Card(counts[state], names[counts[state] != 1], CaseFilter(state=state).address)
    workers = sum(status.worker_count or 0 for status in still_open)
    if workers:
        words = "lavoratore coinvolto" if workers == 1 else "lavoratori coinvolti"
        yield Card(workers, f"{words} nei casi aperti", _OPEN.address)
    companies, sectors = len(context.companies), sum(bool(code) for code in by_sector(context))
    if companies:
        yield Card(companies, "azienda" if companies == 1 else "aziende", addresses.COMPANIES)
    if sectors:
        yield Card(sectors, "settore" if sectors == 1 else "settori", addresses.SECTORS)
