"""The events that count now: after a negative evaluation a new signal opens a new round.

Source: R-7.2.3-1, R-7.4-2; reopening is a reading of the registry (ADR 0014).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.law import Condition, Path, Step
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES, Event


@dataclass(frozen=True, slots=True)
class Round:
    """The events of the present round, by date; `latest` of each type; `is_negative` once the evaluation said no."""

    events: tuple[Event, ...]
    kinds: frozenset[str]
    is_negative: bool
    latest: Mapping[str, Event]

    def last(self, kind: str) -> Event | None:
        """Return the latest event of a type, or None."""
        return self.latest.get(kind)


def present_round(path: Path, events: Sequence[Event]) -> Round:
    """Return the present round of a procedure; `events` are by date."""
    start, is_negative = _start(path, events)
    present = tuple(events[start:])
    incomplete = {step.step for step in path.steps if step.completion is not None and is_incomplete(step, present)}
    kinds = frozenset(event.type for event in present if event.type not in incomplete)
    return Round(present, kinds, is_negative, {event.type: event for event in present})


def present_events(path: Path, events: Sequence[Event]) -> Sequence[Event]:
    """Return the events of the present round alone; `events` are by date."""
    return events[_start(path, events)[0] :]


def _start(path: Path, events: Sequence[Event]) -> tuple[int, bool]:
    """Return where the present round begins, and whether its evaluation said no."""
    start, is_negative = 0, False
    if path.negative is not None:
        reopening = {step.step for step in path.steps if step.reopens}
        for position, event in enumerate(events):
            if event.type == path.negative.event:
                is_negative = has_value(event, path.negative)
            elif is_negative and event.type in reopening:
                start, is_negative = position, False
    return start, is_negative


def is_incomplete(step: Step, events: Sequence[Event]) -> bool:
    """Tell whether what was done of a step, taken together, still lacks what the step asks for."""
    completion = step.completion
    if completion is None:
        return False
    attribute = attribute_of(EVENT_TYPES[step.step], completion.field)
    found = [event.value(attribute) for event in events if event.type == step.step and attribute is not None]
    said = {word_of(word) for value in found for word in (value if isinstance(value, tuple) else (value,))} - {None}
    if not completion.words:
        return bool(found) and not said
    return bool(said) and not said.issuperset(completion.words)


def _value_of(event: Event, condition: Condition) -> object:
    attribute = attribute_of(EVENT_TYPES[event.type], condition.field) if condition.field else None
    return event.value(attribute) if attribute else event.type


def has_value(event: Event, condition: Condition) -> bool:
    """Tell whether an event has the value that a condition asks for."""
    return word_of(_value_of(event, condition)) in condition.value


def word_of(value: object) -> str | None:
    """Return a value as the data files of the law write it."""
    if isinstance(value, bool):
        return "sì" if value else "no"
    return None if value is None else str(value)
