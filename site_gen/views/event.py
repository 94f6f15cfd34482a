"""An event as its page tells it: every fact it states, by the words of the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from registry.glossary import fields, label_of
from registry.model import Document, Event
from registry.reporters.values import month_words, words
from site_gen.views.wording import nucleo

__all__ = ["EventView", "details_of", "event_view", "in_parts", "words"]

_DOCUMENTS = 20
"""Of a fact, in one part of it."""
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
    number: int = 0
    """Which fact of the case it is, the latest being 1; parts of one fact have the same."""


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


def in_parts(view: EventView) -> Iterator[EventView]:
    """Yield a fact; one of hundreds of documents in several parts, for no page has room for them all."""
    yield replace(view, documents=view.documents[:_DOCUMENTS])
    for start in range(_DOCUMENTS, len(view.documents), _DOCUMENTS):
        rest = view.documents[start : start + _DOCUMENTS]
        label = f"{view.label}: altri documenti"
        yield replace(view, label=label, details=(), note=None, internal_note=None, documents=rest)


def details_of(event: Event) -> Iterator[tuple[str, str]]:
    """Yield label and words of each fact that an event states beyond the common ones."""
    for name, label in _details(type(event)):
        value = getattr(event, name)
        if value is not None and value != ():
            yield label, month_words(value) if name == "month" else words(value)


@cache
def _details(model: type[Event]) -> tuple[tuple[str, str], ...]:
    return tuple((name, fields()[name].label) for name in model.model_fields if name not in _TOLD_APART)
