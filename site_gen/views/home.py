"""The first page: what needs attention today, the figures, the latest facts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.glossary import label_of
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.agenda import HEADINGS, AgendaRow, Card, coming, rows_of
from site_gen.views.territory import TerritoryView, territory_views
from site_gen.views.wording import is_open, kind_css, standing_of

_FEW = 6
_LATEST = 10
_FIRST: tuple[AgendaKind, ...] = ("scaduto", "attenzione", "da_registrare")
_LAST: tuple[AgendaKind, ...] = ("promemoria", "senza_termine", "atteso")


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
class Latest:
    """A fact told lately."""

    on: date
    label: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    as_of: date
    is_public: bool
    case_count: int
    open_count: int
    blocks: tuple[Block, ...]
    states: tuple[Card, ...]
    workers: int
    unknown_workers: int
    territories: tuple[TerritoryView, ...]
    latest: tuple[Latest, ...]
    excluded_count: int


def home_view(context: Context) -> HomeView:
    """Return the first page of an edition."""
    still_open = [status for status in context.statuses if is_open(status)]
    workers = [status.worker_count for status in still_open]
    return HomeView(
        as_of=context.as_of,
        is_public=context.is_public,
        case_count=len(context.statuses),
        open_count=len(still_open),
        blocks=tuple(block for block in _blocks(context.agenda) if block.rows),
        states=_states(context.statuses),
        workers=sum(count for count in workers if count is not None),
        unknown_workers=workers.count(None),
        territories=territory_views(context),
        latest=_latest(context.statuses),
        excluded_count=context.excluded_count,
    )


def _blocks(items: Sequence[AgendaItem]) -> Iterator[Block]:
    yield from (_of_kind(items, kind) for kind in _FIRST)
    yield _coming("sette-giorni", "Nei prossimi 7 giorni", coming(items, 0, 7))
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


_STATES = {
    "presa_in_carico": ("caso in carico", "casi in carico"),
    "segnalata": ("caso segnalato", "casi segnalati"),
    "in_monitoraggio": ("caso in monitoraggio", "casi in monitoraggio"),
    "chiusa": ("caso chiuso", "casi chiusi"),
    "archivio": ("caso in archivio", "casi in archivio"),
}


def _states(statuses: Sequence[CaseStatus]) -> tuple[Card, ...]:
    counts = Counter(standing_of(status) for status in statuses)
    return tuple(
        Card(counts[state], names[counts[state] != 1], f"{addresses.CASES}?stato={state}")
        for state, names in _STATES.items()
        if counts[state]
    )


def _latest(statuses: Sequence[CaseStatus]) -> tuple[Latest, ...]:
    told = ((event.date, status, event.type) for status in statuses for _, event in status.case.located_events())
    found = nlargest(_LATEST, told, key=lambda fact: (fact[0], fact[1].case.id))
    return tuple(
        Latest(day, label_of(kind), status.case.company.name, addresses.case(status.case.identity))
        for day, status, kind in found
    )
