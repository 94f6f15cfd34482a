"""Every event of a case with its place, and the first of them: asked by many checks."""

from datetime import date

from registry.checks.grounds.memory import remembered
from registry.finding import Route
from registry.model import Case, Event

Located = tuple[Route, Event]


@remembered
def located_events(case: Case) -> tuple[Located, ...]:
    """Return the events of a case and of its procedures, in the order of the file."""
    return tuple(case.located_events())


@remembered
def first_fact(case: Case) -> Located | None:
    """Return the earliest event of a case, or None where there is none."""
    return min(located_events(case), key=_date, default=None)


def opened_on(case: Case) -> date:
    """Return the day of the first fact of a case; without facts, the first day of the year of its folder."""
    first = first_fact(case)
    return first[1].date if first is not None else date(int(case.identity.year), 1, 1)


def _date(located: Located) -> date:
    return located[1].date
