"""The agenda in sections: what presses, what is planned, what is awaited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.agenda import KINDS, AgendaItem, AgendaKind
from registry.glossary import label_of
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
    note: str = ""


HEADINGS: dict[AgendaKind, Heading] = {
    "scaduto": Heading("oltre-il-termine", "Oltre il termine", "azione oltre il termine", "azioni oltre il termine"),
    "attenzione": Heading(
        "oltre-il-termine-indicativo",
        "Oltre il termine indicativo",
        "azione oltre il termine indicativo",
        "azioni oltre il termine indicativo",
        "Un termine fissato «di norma» è un'indicazione: superarlo chiede attenzione, non è una violazione.",
    ),
    "da_registrare": Heading(
        "esito-da-registrare",
        "Esito da registrare",
        "esito da registrare",
        "esiti da registrare",
        "La data prevista è passata e nel registro non c'è ancora com'è andata.",
    ),
    "in_scadenza": Heading("in-scadenza", "In scadenza", "azione in scadenza", "azioni in scadenza"),
    "previsto": Heading("previsti", "Incontri ed esami previsti", "data prevista", "date previste"),
    "senza_termine": Heading(
        "da-fare",
        "Da fare, senza termine",
        "azione da fare, senza termine",
        "azioni da fare, senza termine",
        "Qui le fonti non fissano un numero di giorni: in cima c'è ciò che aspetta da più tempo.",
    ),
    "atteso": Heading(
        "in-attesa",
        "In attesa di altri",
        "passo atteso da altri",
        "passi attesi da altri",
        "La prossima mossa tocca alla Regione, al Ministero, all'azienda o alle parti sociali.",
    ),
    "promemoria": Heading(
        "promemoria",
        "Promemoria dell'ufficio",
        "promemoria dell'ufficio",
        "promemoria dell'ufficio",
        "Appunti interni dei Nuclei: non compaiono mai nell'edizione pubblica.",
    ),
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
    action, case = item.action, item.case.case
    return AgendaRow(
        address=addresses.case(case.identity),
        name=case.company.name,
        territories=", ".join(item.case.territories),
        what=label_of(action.step.step) if action else item.reminder or "",
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
            section.heading.one if section.count == 1 else section.heading.many,
            f"{address}#{section.heading.anchor}",
            section.css,
        )
        for section in sections
    )


def within(items: Sequence[AgendaItem], first: int, last: int) -> list[AgendaItem]:
    """Return the terms and plans that fall from `first` to `last` days from the day of the agenda, by date."""
    coming = (item for item in items if item.kind in ("in_scadenza", "previsto"))
    near = [item for item in coming if item.days is not None and first <= item.days <= last]
    return sorted(near, key=lambda item: (item.days or 0, item.case.case.id))
