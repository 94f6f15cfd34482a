"""What was known of a case on a day: facts dated later are as if unknown, and so is what has no other facts."""

from collections.abc import Iterable
from datetime import date

from registry.model import Case, Procedure


def known_on(cases: Iterable[Case], day: date) -> tuple[Case, ...]:
    """Return the cases of which something was known on a day, without the procedures that came later.

    A case, or a procedure, without any fact bears no date: it is taken as known.
    """
    return tuple(_without_later(case, day) for case in cases if _is_known(case, day))


def _is_known(case: Case, day: date) -> bool:
    dates = [event.date for _, event in case.located_events()]
    return not dates or min(dates) <= day


def _without_later(case: Case, day: date) -> Case:
    procedures = tuple(procedure for procedure in case.procedures if _has_begun(procedure, day))
    return case if len(procedures) == len(case.procedures) else case.model_copy(update={"procedures": procedures})


def _has_begun(procedure: Procedure, day: date) -> bool:
    dates = [event.date for event in procedure.events]
    return not dates or min(dates) <= day
