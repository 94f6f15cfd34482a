"""Which deadlines a change moves: what follows from two versions of a case, compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry.derive.course import Setting
from registry.derive.pairing import paired_facts
from registry.derive.results import CaseStatus, Due, ProcedureStatus
from registry.derive.status import UnknownCausale, case_status
from registry.model import Case, Procedure


@dataclass(frozen=True, slots=True)
class TermChange:
    """The last good day of a step was one and is another; `period` is the month of a monthly duty."""

    procedure: Procedure
    step: str
    period: str | None
    before: date
    after: Due


def term_changes(before: Case, after: Case, setting: Setting) -> tuple[TermChange, ...]:
    """Return the terms that both versions have, on different days; none where a causale has no path."""
    try:
        was, is_ = case_status(before, setting), case_status(after, setting)
    except UnknownCausale:
        return ()
    return tuple(_moved(was, is_))


def _moved(before: CaseStatus, after: CaseStatus) -> Iterator[TermChange]:
    for was, is_ in paired_facts(before.case.procedures, after.case.procedures):
        if was is None or is_ is None:
            continue
        old = _terms(before.procedures[was])
        for (step, period), due in _terms(after.procedures[is_]).items():
            former = old.get((step, period))
            if former is not None and former.last_day != due.last_day:
                yield TermChange(after.procedures[is_].procedure, step, period, former.last_day, due)


def _terms(status: ProcedureStatus) -> Mapping[tuple[str, str | None], Due]:
    """Return the terms of the steps done, to do, or foreseen from a planned date; the first doing bears the term."""
    found: dict[tuple[str, str | None], Due] = {}
    for item in status.progress:
        doings = (item.action.due if item.action else None, *(done.due for done in item.done), item.projected)
        due = next((due for due in doings if due is not None), None)
        if due is not None:
            found[item.step.step, item.period] = due
    return found
