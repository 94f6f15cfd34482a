"""What becomes of the deadlines of a case between two versions: they appear, move, are met or missed, go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.pairing import paired_facts
from registry.derive.results import CaseStatus, Due, Lateness, ProcedureStatus, StepProgress
from registry.model import Procedure

_IN_TIME = Lateness()

TermFate = Literal["nuovo", "spostato", "rispettato", "superato", "tolto"]


@dataclass(frozen=True, slots=True)
class TermNews:
    """What becomes of the term of a step; `period` is the month of a monthly duty.

    `due` is the term as it is, or was where it went; `before` its last good day where it was another. `lateness`
    is that of the step, done or awaited. `is_projected` while it runs from a planned day.
    """

    procedure: Procedure
    step: str
    period: str | None
    fate: TermFate
    due: Due
    before: date | None = None
    lateness: Lateness = _IN_TIME
    is_projected: bool = False


@dataclass(frozen=True, slots=True)
class _Term:
    due: Due
    lateness: Lateness
    is_done: bool
    is_projected: bool


_Key = tuple[str, str | None]


def term_news(before: CaseStatus | None, after: CaseStatus) -> tuple[TermNews, ...]:
    """Return what becomes of each term, along the procedures as they are after; all are new in a new case."""
    procedures = before.case.procedures if before is not None else ()
    found: list[TermNews] = []
    for was, is_ in paired_facts(procedures, after.case.procedures):
        if is_ is not None:
            old = _terms(before.procedures[was]) if before is not None and was is not None else {}
            found += _news(old, after.procedures[is_])
    return tuple(found)


def _news(old: Mapping[_Key, _Term], after: ProcedureStatus) -> Iterator[TermNews]:
    new = _terms(after)
    for (step, period), term in new.items():
        former = old.get((step, period))
        fate = _fate(former, term)
        if fate is not None:
            moved = former is not None and former.due.last_day != term.due.last_day
            yield TermNews(
                procedure=after.procedure,
                step=step,
                period=period,
                fate=fate,
                due=term.due,
                before=former.due.last_day if former is not None and moved else None,
                lateness=term.lateness,
                is_projected=term.is_projected,
            )
    for (step, period), term in old.items():
        if (step, period) not in new:
            yield TermNews(after.procedure, step, period, "tolto", term.due, is_projected=term.is_projected)


def _fate(former: _Term | None, term: _Term) -> TermFate | None:
    if term.is_done and (former is None or not former.is_done):
        return "superato" if term.lateness else "rispettato"
    if former is None:
        return "nuovo"
    return "spostato" if former.due.last_day != term.due.last_day else None


def _terms(status: ProcedureStatus) -> Mapping[_Key, _Term]:
    found = ((item.step.step, item.period, _term(item)) for item in status.progress)
    return {(step, period): term for step, period, term in found if term is not None}


def _term(item: StepProgress) -> _Term | None:
    """Return the term of a step done, to do, or foreseen from a planned day; the first doing bears it."""
    done = next((done for done in item.done if done.due is not None), None)
    if done is not None and done.due is not None:
        return _Term(done.due, done.lateness, is_done=True, is_projected=False)
    if item.action is not None and item.action.due is not None:
        return _Term(item.action.due, item.action.lateness, is_done=False, is_projected=False)
    return _Term(item.projected, _IN_TIME, is_done=False, is_projected=True) if item.projected else None
