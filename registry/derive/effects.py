"""What a change of a case changes in where it stands: steps, deadlines, lead. Facts only, no words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.derive.course import Setting
from registry.derive.lead import Lead
from registry.derive.pairing import paired_facts
from registry.derive.results import Action, CaseStatus, DoneStep, Due, ProcedureStatus
from registry.derive.status import UnknownCausale, case_status
from registry.derive.term_changes import TermChange, term_changes
from registry.model import Case


@dataclass(frozen=True, slots=True)
class ProcedureEffects:
    """What changes in one procedure; `before` is None for a new one.

    `reached` are the steps done that were not; `opened` what is awaited now and was not; `ended` whether the
    path came to its end with this.
    """

    before: ProcedureStatus | None
    after: ProcedureStatus
    reached: tuple[DoneStep, ...]
    opened: tuple[Action, ...]

    @property
    def has_moved_on(self) -> bool:
        """Whether the state is another one."""
        return self.before is None or self.before.state != self.after.state


@dataclass(frozen=True, slots=True)
class Effects:
    """What changes in a case; `lead` is the new one, None where it stays."""

    after: CaseStatus
    procedures: tuple[ProcedureEffects, ...]
    moved: tuple[TermChange, ...]
    lead: Lead | None
    has_new_state: bool

    @property
    def is_nothing(self) -> bool:
        """Whether all stands as it stood."""
        has_told = any(item.reached or item.opened or item.has_moved_on for item in self.procedures)
        return not (has_told or self.moved or self.lead or self.has_new_state)


def effects(before: Case | None, after: Case, setting: Setting) -> Effects | None:
    """Return what a change does, as of the setting's day; None where a causale has no path."""
    try:
        was = case_status(before, setting) if before is not None else None
        is_ = case_status(after, setting)
    except UnknownCausale:
        return None
    moved = term_changes(before, after, setting) if before is not None else ()
    lead = is_.lead if was is None or was.lead != is_.lead else None
    return Effects(is_, tuple(_procedures(was, is_)), moved, lead, was is None or was.state != is_.state)


def _procedures(before: CaseStatus | None, after: CaseStatus) -> Iterator[ProcedureEffects]:
    former = before.case.procedures if before is not None else ()
    for was, is_ in paired_facts(former, after.case.procedures):
        if is_ is not None:
            old = before.procedures[was] if before is not None and was is not None else None
            yield _effects(old, after.procedures[is_])


def _effects(before: ProcedureStatus | None, after: ProcedureStatus) -> ProcedureEffects:
    known = list(before.done) if before is not None else []
    reached = []
    for done in after.done:
        twin = next((other for other in known if other.event == done.event), None)
        if twin is None:
            reached.append(done)
        else:
            known.remove(twin)
    awaited = _terms(before)
    opened = tuple(action for action in after.actions if (action.step.step, action.period) not in awaited)
    return ProcedureEffects(before, after, tuple(reached), opened)


def _terms(status: ProcedureStatus | None) -> Mapping[tuple[str, str | None], Due | None]:
    actions = status.actions if status is not None else ()
    return {(action.step.step, action.period): action.due for action in actions}
