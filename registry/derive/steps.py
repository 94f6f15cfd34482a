"""The steps of a path against what happened: done, open, waiting, replaced, not applicable."""

from collections.abc import Iterator, Sequence
from datetime import date

from registry.derive.conditions import holds
from registry.derive.course import Course
from registry.derive.facts import FACTS
from registry.derive.results import Action, DoneStep, Due, StepProgress, StepState
from registry.derive.rounds import Round
from registry.derive.spans import months_due
from registry.derive.terms import due_from, due_of, lateness
from registry.law import Step
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES, Event


def done_steps(course: Course) -> tuple[DoneStep, ...]:
    """Return the steps that happened, in all rounds, by date; the first doing of each bears the term."""
    by_kind = {step.step: step for step in course.path.steps}
    seen: set[str] = set()
    found = []
    for event in course.events:
        step = by_kind.get(event.type)
        if step is None:
            continue
        found.append(_done(course, step, event, is_first=step.step not in seen))
        seen.add(step.step)
    return tuple(found)


def _done(course: Course, step: Step, event: Event, *, is_first: bool) -> DoneStep:
    nucleo = event.nucleo or course.lead_on(event.date).territory
    month = event.value("month") if step.every else None
    if isinstance(month, date):
        due = due_from(step, course.setting.law, start=month, calendar=course.calendar(nucleo))
        return DoneStep(step, event, nucleo, due, lateness(due, event.date))
    if not (is_first and step.terms):
        return DoneStep(step, event, nucleo)
    due = due_of(step, course.events, course.setting.law, fulfilled_on=event.date, calendar=course.calendar(nucleo))
    return DoneStep(step, event, nucleo, due, lateness(due, event.date))


def progress_of(course: Course, done: Sequence[DoneStep], *, is_closed: bool) -> tuple[StepProgress, ...]:
    """Return every step of the path, in its order, as it stands now."""
    by_step: dict[str, list[DoneStep]] = {}
    for item in done:
        by_step.setdefault(item.step.step, []).append(item)
    found: list[StepProgress] = []
    for position, step in enumerate(course.path.steps):
        of_step = tuple(by_step.get(step.step, ()))
        if step.every:
            found += _monthly(course, position, done=of_step, is_closed=is_closed)
        else:
            found.append(_progress(course, position, done=of_step, is_closed=is_closed))
    return tuple(found)


def _monthly(course: Course, position: int, *, done: tuple[DoneStep, ...], is_closed: bool) -> Iterator[StepProgress]:
    """Yield the step once for each month done or due; once alone where there is no month yet."""
    step = course.path.steps[position]
    by_month = {item.event.value("month"): item for item in done}
    state = _state_undone(course, step, is_closed=is_closed)
    months = sorted({*months_due(course), *(month for month in by_month if isinstance(month, date))})
    if not months:
        yield StepProgress(step, "futuro" if state == "da_fare" else state)
    for month in months:
        period = f"{month:%Y-%m}"
        if month in by_month:
            yield StepProgress(step, "fatto", (by_month[month],), period=period)
        elif state != "da_fare":
            yield StepProgress(step, state, period=period)
        else:
            yield StepProgress(step, "in_attesa", (), _monthly_action(course, step, month), period=period)


def _monthly_action(course: Course, step: Step, month: date) -> Action:
    due = due_from(step, course.setting.law, start=month, calendar=course.calendar(None))
    late = lateness(due, course.setting.as_of)
    return Action(step, None, is_parallel=step.parallel, due=due, lateness=late, period=f"{month:%Y-%m}")


def _progress(course: Course, position: int, *, done: tuple[DoneStep, ...], is_closed: bool) -> StepProgress:
    step = course.path.steps[position]
    state = _state(course, step, is_closed=is_closed)
    planned_on = None if step.step in course.present.kinds else planned_date(course.present, step)
    if state == "da_fare":
        action = _action(course, position, planned_on=planned_on)
        state = "facoltativo" if action.is_optional and not step.is_external else state
        return StepProgress(step, "in_attesa" if step.is_external else state, done, action, planned_on)
    return StepProgress(step, state, done, None, planned_on, _projected(course, step, state))


def _state(course: Course, step: Step, *, is_closed: bool) -> StepState:
    if step.step in course.present.kinds and not _is_asked_again(course, step):
        return "fatto"
    state = _state_undone(course, step, is_closed=is_closed)
    return state if state == "da_fare" or step.step not in course.present.kinds else "fatto"


def _is_asked_again(course: Course, step: Step) -> bool:
    return step.again is not None and FACTS[step.again](course)


def _state_undone(course: Course, step: Step, *, is_closed: bool) -> StepState:
    kinds = course.present.kinds
    if step.conditions and not all(holds(condition, course) for condition in step.conditions):
        return "futuro" if not is_closed and _conditions_open(course, step) else "non_applicabile"
    if not kinds.isdisjoint(step.replaced_by):
        return "non_registrato"
    if is_closed or course.present.is_negative:
        return "non_applicabile"
    if step.after and kinds.isdisjoint(step.after):
        return "futuro"
    return "da_fare"


def _conditions_open(course: Course, step: Step) -> bool:
    """Whether the fact that decides the conditions has not happened yet."""
    events = [condition.event for condition in step.conditions if condition.event is not None]
    return bool(events) and not course.present.is_negative and not any(kind in course.present.kinds for kind in events)


def _action(course: Course, position: int, *, planned_on: date | None) -> Action:
    step, setting = course.path.steps[position], course.setting
    territory = course.lead_on(setting.as_of).territory if step.actor == "nucleo" else None
    due = None
    if step.terms:
        calendar = course.calendar(course.lead_on(setting.as_of).territory)
        due = due_of(step, course.events, setting.law, fulfilled_on=None, calendar=calendar)
    # What is to be done once more is not overtaken: the later steps followed its first doing.
    is_overtaken = (step.is_external and step.step not in course.present.kinds) and any(
        later.step in course.present.kinds for later in course.path.steps[position + 1 :] if not later.parallel
    )
    return Action(
        step=step,
        territory=territory,
        is_parallel=step.parallel or is_overtaken,
        due=due,
        lateness=lateness(due, setting.as_of),
        planned_on=planned_on,
    )


def planned_date(present: Round, step: Step) -> date | None:
    """Return the date planned for a step: the latest one written, so that a postponement moves it."""
    if step.planned is None:
        return None
    attribute = attribute_of(EVENT_TYPES[step.planned.event], step.planned.field)
    for event in reversed(present.events):
        if event.type == step.planned.event and attribute is not None:
            planned = event.value(attribute)
            if isinstance(planned, date):
                return planned
    return None


def _projected(course: Course, step: Step, state: StepState) -> Due | None:
    """Return the due day counted from a planned date: a forecast, until the fact happens."""
    if state != "futuro" or not step.terms:
        return None
    law = course.setting.law
    term = law.rules[step.terms[0]].term
    start = next((other for other in course.path.steps if term is not None and other.step == term.from_event), None)
    planned_on = planned_date(course.present, start) if start is not None else None
    if planned_on is None:
        return None
    calendar = course.calendar(course.lead_on(course.setting.as_of).territory)
    return due_from(step, law, start=planned_on, calendar=calendar)
