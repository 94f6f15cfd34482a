"""An event as its page tells it: every fact it states, by the words of the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from registry.glossary import fields, label_of, values
from registry.model import Document, Event, Site
from registry.model.events import Measure
from site_gen.italian import MONTHS, counted, listed, long_date, number
from site_gen.views.wording import nucleo

_TOLD_APART = frozenset(("type", "date", "documents", "nucleo", "internal_note", "public_note"))


@dataclass(frozen=True, slots=True)
class EventView:
    """A fact of the timeline; `of` names its procedure where the case has several."""

    label: str
    on: date
    of: str
    by: str
    details: tuple[tuple[str, str], ...]
    note: str | None
    internal_note: str | None
    documents: tuple[Document, ...]


def event_view(event: Event, *, of: str, lead: str | None) -> EventView:
    """Return the view of an event; who acted is told where it was not the lead."""
    return EventView(
        label=label_of(event.type),
        on=event.date,
        of=of,
        by=nucleo(event.nucleo) if event.nucleo and event.nucleo != lead else "",
        details=tuple(details_of(event)),
        note=event.public_note,
        internal_note=event.internal_note,
        documents=event.documents,
    )


def details_of(event: Event) -> Iterator[tuple[str, str]]:
    """Yield label and words of each fact that an event states beyond the common ones."""
    for name, label in _details(type(event)):
        value = getattr(event, name)
        if value is not None and value != ():
            yield label, month_words(value) if name == "month" else words(value)


@cache
def _details(model: type[Event]) -> tuple[tuple[str, str], ...]:
    return tuple((name, fields()[name].label) for name in model.model_fields if name not in _TOLD_APART)


def month_words(value: date) -> str:
    """Return «marzo 2016»."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def words(value: object) -> str:
    """Return a value of a file as people read it: «sì», «1.200», «3 marzo 2026», «In presenza»."""
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Decimal):
        return f"{value:,.2f} €".translate(str.maketrans(",.", ".,"))
    if isinstance(value, tuple):
        return listed([words(item) for item in value])
    return _group(value) if isinstance(value, Site | Measure) else _label(str(value))


def _group(value: Site | Measure) -> str:
    """Return «Dalmine (BG), 14 lavoratori», or «saldatura (12 lavoratori, proposta dal Nucleo)»."""
    count = None if value.worker_count is None else counted(value.worker_count, "lavoratore", "lavoratori")
    if isinstance(value, Site):
        place = f"{value.municipality} ({value.province})" if value.municipality else f"provincia {value.province}"
        return ": ".join(filter(None, (place, count)))
    origin = {"nucleo": "proposta dal Nucleo", "azienda": "proposta dall'azienda"}.get(value.origin or "")
    told = ", ".join(filter(None, (count, origin)))
    return f"{value.measure} ({told})" if told else value.measure


def _label(text: str) -> str:
    """Return a word of the registry by its label, any other text as it is."""
    term = values().get(text)
    return term.label if term else text
