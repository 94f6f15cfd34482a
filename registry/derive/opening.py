"""The fact that opened a step: what its doing answers to, and since when it has waited."""

from registry.derive.rounds import Round
from registry.law import Step
from registry.model import Event


def opening_of(step: Step, present: Round) -> Event | None:
    """Return the fact that opened a step, or None where the step is open from the start or not yet open.

    Of the kind of fact that opened it first, the latest: a repeated one, as a second convening, opens anew.
    """
    opening = next((event for event in present.events if event.type in step.after), None)
    return present.last(opening.type) if opening is not None else None
