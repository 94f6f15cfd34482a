"""An event as its page tells it: every fact it states, by the words of the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from registry.glossary import fields, label_of
from registry.model import Document, Event
from registry.reporters.values import month_words, words
from site_gen.views.wording import nucleo

__all__ = ["EventView", "details_of", "event_view", "words"]

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
