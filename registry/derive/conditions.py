"""Whether a condition of a step is true now: an event exists, a field has a value, a fact is true."""

from registry.derive.course import Course
from registry.derive.facts import FACTS
from registry.derive.rounds import has_value, word_of
from registry.law import Condition
from registry.law.library import attribute_of
from registry.model import Procedure


def holds(condition: Condition, course: Course) -> bool:
    """Tell whether a condition is true now."""
    if condition.fact is not None:
        return FACTS[condition.fact](course)
    if condition.procedure_field is not None:
        return (_procedure_word(condition.procedure_field, course) or "no") in condition.value
    event = course.present.last(condition.event or "")
    if event is None:
        return False
    return condition.field is None or has_value(event, condition)


def _procedure_word(key: str, course: Course) -> str | None:
    attribute = attribute_of(Procedure, key)
    value = getattr(course.procedure, attribute) if attribute else None
    if attribute == "competence" and value is None:
        value = course.path.competence
    return word_of(value)
