"""One more event in a case file: at its place by date, with every other byte as it was."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from registry.editing.placing import Place
from registry.glossary import key_of
from registry.model import Case, Event, Procedure
from registry.source import Value
from registry.source.insertion import with_item


@dataclass(frozen=True, slots=True)
class Addition:
    """A file with its new event, and where in the list it stands."""

    data: bytes
    position: int


def added_event(data: bytes, case: Case, *, place: Place, event: dict[str, Value]) -> Addition:
    """Return the file of a case with an event more.

    It goes after the others of its day or of days before, where those written are in the order of their days: two
    people who add different facts are then less likely to touch the same line. Else it goes last.

    Raises:
        Stuck: the text cannot be changed there without touching the rest.
    """
    events = case.events if place.procedure is None else case.procedures[place.procedure].events
    position = _position(events, str(event.get("data")))
    owner = Case if place.procedure is None else Procedure
    earlier = [key_of(name) for name in owner.model_fields]
    if place.procedure is None:
        earlier = [key for key in earlier if key not in ("eventi", "procedure")]
    return Addition(with_item(data, place.route, event, position=position, before_it=earlier), position)


def _position(events: tuple[Event, ...], day: str) -> int:
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return len(events)
    if any(later.date < earlier.date for earlier, later in pairwise(events)):
        return len(events)
    return sum(event.date <= on for event in events)
