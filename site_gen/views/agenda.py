"""The agenda in sections: what presses, what is planned, what is awaited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.derive.agenda import KINDS, AgendaItem, AgendaKind
from registry.reporters.pressing import NOTES, TITLES, what
from site_gen import addresses
from site_gen.views.wording import Badge, item_badge, kind_css, short_actor

SHOWN = 200
"""Rows of one table: beyond them the page of each territory goes on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """How a kind of item is called, its anchor, how many of them are told, and what must be known of it."""

    anchor: str
    title: str
    one: str
    many: str
    note: str

    def counting(self, count: int) -> str:
        """Return what a figure counts: «azione in scadenza», «azioni in scadenza»."""
        return self.one if count == 1 else self.many


_COUNTED: dict[AgendaKind, tuple[str, str, str]] = {
    "scaduto": ("oltre-il-termine", "azione oltre il termine", "azioni oltre il termine"),
    "attenzione": (
        "oltre-il-termine-indicativo",
        "azione oltre il termine indicativo",
        "azioni oltre il termine indicativo",
    ),
    "da_registrare": ("esito-da-registrare", "esito da registrare", "esiti da registrare"),
    "in_scadenza": ("in-scadenza", "azione in scadenza", "azioni in scadenza"),
    "previsto": ("previsti", "incontro o esame previsto", "incontri ed esami previsti"),
    "senza_termine": ("da-fare", "azione da fare, senza termine", "azioni da fare, senza termine"),
    "atteso": ("in-attesa", "passo atteso da altri", "passi attesi da altri"),
    "promemoria": ("promemoria", "promemoria dell'ufficio", "promemoria dell'ufficio"),
}
HEADINGS = {
    kind: Heading(anchor, TITLES[kind], one, many, NOTES.get(kind, ""))
    for kind, (anchor, one, many) in _COUNTED.items()
}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item as a row; `since` tells how long it has waited, where it has no day of its own."""

    address: str
    name: str
    territories: str
    what: str
    rule: str | None
    who: str
    on: date | None
    since: date | None
    badge: Badge


@dataclass(frozen=True, slots=True)
class Section:
    """The items of a kind: at most `SHOWN` rows, of `count`."""

    heading: Heading
    css: str
    count: int
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A figure, what it counts, and where its cases are listed (empty for nowhere)."""

    count: int
    text: str
    address: str = ""
    css: str = ""


def row_of(item: AgendaItem) -> AgendaRow:
    """Return the row of an item."""
    case = item.case.case
    return AgendaRow(
        address=addresses.case(case.identity),
        name=case.company.name,
        territories=", ".join(item.case.territories),
        what=what(item),
        rule=item.rule,
        who=short_actor(item.actor, item.lead),
        on=item.on,
        since=item.since,
        badge=item_badge(item),
    )


def sections_of(items: Iterable[AgendaItem], *, shown: int = SHOWN) -> Iterator[Section]:
    """Yield a section for each kind that has items, the most pressing first."""
    by_kind: dict[AgendaKind, list[AgendaItem]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    for kind in KINDS:
        found = by_kind.get(kind, [])
        if found:
            yield Section(HEADINGS[kind], kind_css(kind), len(found), rows_of(found[:shown]))


def rows_of(items: Iterable[AgendaItem]) -> tuple[AgendaRow, ...]:
    """Return the rows of items, in their order."""
    return tuple(row_of(item) for item in items)


def cards_of(sections: Iterable[Section], address: str) -> tuple[Card, ...]:
    """Return a figure for each section, leading to it on the page at `address`."""
    return tuple(
        Card(
            section.count,
            section.heading.counting(section.count),
            f"{address}#{section.heading.anchor}",
            section.css,
        )
        for section in sections
    )


def coming(items: Iterable[AgendaItem], first: int, last: int) -> list[AgendaItem]:
    """Return the terms and plans that fall from `first` to `last` days from the day of the agenda, by date."""
    dated = (item for item in items if item.kind in ("in_scadenza", "previsto"))
    near = [item for item in dated if item.days is not None and first <= item.days <= last]
    return sorted(near, key=lambda item: (item.days or 0, item.case.case.id))
