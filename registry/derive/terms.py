"""From a rule's term and a fact's date to the day a step is due."""

from collections.abc import Sequence
from datetime import date, timedelta

from registry.calendar import Calendar, day_of_next_month
from registry.derive.results import Due, Lateness
from registry.law import Law, RuleTerm, Step
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES, Event


def start_event(events: Sequence[Event], kind: str, *, fulfilled_on: date | None) -> Event | None:
    """Return the fact a term runs from: the latest one before the step was done, else the first.

    A postponed or repeated fact moves the term, until the step is done. `events` are by date.
    """
    found = [event for event in events if event.type == kind]
    if fulfilled_on is None:
        return found[-1] if found else None
    before = [event for event in found if event.date <= fulfilled_on]
    return before[-1] if before else next(iter(found), None)


def due_of(
    step: Step, events: Sequence[Event], law: Law, *, fulfilled_on: date | None, calendar: Calendar
) -> Due | None:
    """Return when a step is due, or None where no rule fixes a number or the fact has not happened.

    Source: the rules in `step.terms`; readings C-1…C-5. No deadline is invented.
    """
    if not step.terms:
        return None
    term = law.rules[step.terms[0]].term
    if term is None or term.from_event is None:
        return None
    start = start_event(events, term.from_event, fulfilled_on=fulfilled_on)
    if start is None:
        return None
    attribute = attribute_of(EVENT_TYPES[start.type], term.field) if term.field else None
    return due_from(step, law, start=start.day(attribute), calendar=calendar)


def due_from(step: Step, law: Law, *, start: date, calendar: Calendar) -> Due | None:
    """Return when a step would be due if its term ran from `start`."""
    rule = law.term_in_force(step.terms, start)
    if rule is None or rule.term is None or rule.term.number is None:
        return None
    day = _count(rule.term, start, calendar)
    extended = (
        calendar.extended(day) if rule.term.type == "giorni_calendario" and rule.term.nature == "vincolante" else day
    )
    return Due(
        rule=rule.id,
        nature=rule.term.nature,
        from_event=rule.term.from_event,
        from_date=start,
        on=day,
        extended_on=extended if extended != day else None,
        calendar_of=calendar.patron_of,
    )


def _count(term: RuleTerm, start: date, calendar: Calendar) -> date:
    number = term.number or 0
    if term.type == "giorni_lavorativi":
        return calendar.add_working_days(start, number)
    if term.type == "giorno_del_mese_successivo":
        return day_of_next_month(start, number)
    return start + timedelta(days=number)


def lateness(due: Due | None, day: date) -> Lateness:
    """Return how late a day is; none on the due day itself. Source: reading C-4."""
    if due is None or day <= due.last_day:
        return Lateness()
    calendar = Calendar(due.calendar_of)
    return Lateness((day - due.last_day).days, calendar.working_days_between(due.last_day, day))
