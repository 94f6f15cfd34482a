"""The fact that opened a step: what its doing answers to, and since when it has waited."""

from collections.abc import Sequence

from registry.law import Step
from registry.model import Event


def opening_of(step: Step, events: Sequence[Event]) -> Event | None:
    """Return the fact that opened a step, or None where the step is open from the start or not yet open.

    `events` are those of the present round, by date. Of the kind of fact that opened it first, the latest:
    a repeated one, as a second convening, opens anew.
    """
    opening = next((event for event in events if event.type in step.after), None)
    if opening is None:
        return None
    return next(event for event in reversed(events) if event.type == opening.type)
