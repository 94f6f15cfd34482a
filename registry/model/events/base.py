"""What every event has: a type, a day, papers, the Nucleo that acted."""

from datetime import date as Date
from typing import Literal

from registry.model.base import Facts, public
from registry.model.company import Territory
from registry.model.scalars import Count, Day, HttpsUrl, Several, Sha256, Text

MeetingMode = Literal["presenza", "telematica"]
WorkersMode = Literal["gruppo", "individuale", "telematica", "materiale_informativo"]
Verdict = Literal["positivo", "negativo"]


class Document(Facts):
    """A paper cited by an event: where it is kept, never its text."""

    title: Text = public()
    protocol: Text | None = None
    date: Day | None = public(None)
    url: HttpsUrl | None = public(None)
    sha256: Sha256 | None = public(None)


class Event(Facts):
    """Something that happened on a day; `nucleo` is who acted, else the lead of the case."""

    type: str = public()
    date: Day = public()
    documents: Several[Document] = public(())
    nucleo: Territory | None = public(None)
    internal_note: Text | None = None
    public_note: Text | None = public(None)

    def value(self, name: str) -> object:
        """Return a fact of the event by attribute name, or None where its type has no such fact."""
        return self.__dict__.get(name)  # a plain look-up: most types lack most facts, and an exception costs

    def day(self, name: str | None) -> Date:
        """Return the day in a field, or the event's own where the field is None or empty."""
        found = self.value(name) if name else None
        return found if isinstance(found, Date) else self.date


class Measure(Facts):
    """An active-policy measure agreed on, with the workers it is for."""

    measure: Text = public()
    worker_count: Count | None = public(None)
    origin: Literal["nucleo", "azienda"] | None = public(None)
