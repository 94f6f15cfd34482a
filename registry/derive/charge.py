"""From when to when a procedure is in charge of a Nucleo. Source: R-7.1.2-1, R-7.3.1-2; reading P-2."""

from collections.abc import Iterable, Sequence
from datetime import date

from registry.law import Path
from registry.model import Event

TAKING = "presa_in_carico"
CLOSING = "chiusura"


def nucleo_acts(path: Path) -> frozenset[str]:
    """Return the types of event of a path that are acts of the Nucleo."""
    return frozenset(step.step for step in path.steps if not step.is_external)


def in_charge_since(path: Path, events: Sequence[Event]) -> date | None:
    """Return the day of the taking in charge; where the path knows none, that of the Nucleo's first act.

    `events` are by date, those known on the day as of which the question is asked.
    """
    taken = next((event.date for event in events if event.type == TAKING), None)
    if taken is not None or path.knows_take_charge:
        return taken
    acts = nucleo_acts(path)
    return next((event.date for event in events if event.type in acts), None)


def closing_of(events: Iterable[Event], as_of: date) -> Event | None:
    """Return the event that closes a procedure or a case, the latest if there are several, or None."""
    closings = [event for event in events if event.type == CLOSING and event.date <= as_of]
    return max(closings, key=lambda event: event.date, default=None)
