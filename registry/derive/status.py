"""Where a procedure and a case stand as of a day: the engine's front door."""

from datetime import date

from registry.derive.charge import closing_of, in_charge_since
from registry.derive.course import Course, Setting, course_of
from registry.derive.lead import Lead, lead_among
from registry.derive.remarks import remarks_of
from registry.derive.results import Action, CaseState, CaseStatus, ProcedureState, ProcedureStatus, StepProgress
from registry.derive.statutory import statutory_dates
from registry.derive.steps import done_steps, progress_of
from registry.derive.workers import sites_on, territories_on, worker_count_on
from registry.model import Case, Event

_PARTIES = frozenset(("parti", "azienda"))


class UnknownCausale(Exception):
    """The causale leads to no path: the check of causali must come before."""


def case_status(case: Case, setting: Setting) -> CaseStatus:
    """Return where a case stands; facts dated after `setting.as_of` are as if unknown.

    Raises:
        UnknownCausale: a procedure's causale is in no path.
    """
    as_of = setting.as_of
    closing = closing_of(case.events, as_of)
    procedures = tuple(
        _procedure_status(case, index, setting=setting, case_closing=closing) for index in range(len(case.procedures))
    )
    current = _current(procedures)
    return CaseStatus(
        case=case,
        as_of=as_of,
        state=_case_state(case, procedures, setting),
        territories=territories_on(case, case.procedures, as_of),
        lead=current.lead if current else _monitoring_lead(case, as_of),
        worker_count=current.worker_count if current else worker_count_on(case, None, as_of),
        in_charge_since=min(_taken_in_charge(case, procedures, as_of), default=None),
        procedures=procedures,
        current=current,
    )


def _current(procedures: tuple[ProcedureStatus, ...]) -> ProcedureStatus | None:
    """The last procedure that is not closed, else the last; it gives the case its lead and workers."""
    still_open = [status for status in procedures if not status.is_closed]
    return next(reversed(still_open or procedures), None)


def _monitoring_lead(case: Case, as_of: date) -> Lead:
    sites = sites_on(case, None, as_of)
    return lead_among(sites, case.lead_agreement, on=as_of, opened_by=case.identity.territory)


def _procedure_status(case: Case, index: int, *, setting: Setting, case_closing: Event | None) -> ProcedureStatus:
    procedure = case.procedures[index]
    path = setting.law.path_of(procedure.causale)
    if path is None:
        raise UnknownCausale(procedure.causale)
    as_of = setting.as_of
    course = course_of(case, procedure, path=path, setting=setting)
    events = course.events
    closing = closing_of(events, as_of) or case_closing
    done = done_steps(course)
    progress = progress_of(course, done, is_closed=closing is not None)
    actions = _ordered(progress)
    worker_count = worker_count_on(case, procedure, as_of)
    return ProcedureStatus(
        procedure=procedure,
        index=index,
        path=path,
        state=_procedure_state(course, closing, actions),
        is_closed=closing is not None,
        in_charge_since=in_charge_since(path, events),
        lead=course.lead_on(as_of),
        worker_count=worker_count,
        done=done,
        progress=progress,
        actions=actions,
        remarks=remarks_of(course, done, progress),
        statutory_dates=statutory_dates(course, worker_count),
        is_archived=course.is_archived,
    )


def _ordered(progress: tuple[StepProgress, ...]) -> tuple[Action, ...]:
    """What must or should be done, along the path, before what may be done."""
    actions = [item.action for item in progress if item.action is not None]
    return tuple(sorted(actions, key=lambda action: action.is_optional))


def _procedure_state(course: Course, closing: Event | None, actions: tuple[Action, ...]) -> ProcedureState:
    if closing is not None:
        return "annullato" if closing.value("outcome") == "annullata" else "concluso"
    if not course.events:
        return "non_avviato"
    if course.present.is_negative:
        return "concluso_valutazione_negativa"
    # What others may do is awaited only as the next move: once the path went past it, nobody waits for it.
    awaited = [
        action for action in actions if not action.is_optional or (action.step.is_external and not action.is_parallel)
    ]
    if not awaited:
        return "concluso"
    # With duties of others alone, they are what is awaited.
    following = next((action for action in awaited if not action.is_parallel), awaited[0])
    if following.is_optional and following.step.actor in _PARTIES:
        return "in_attesa_delle_parti"
    return "in_attesa_esterna" if following.step.is_external else "in_corso"


def _taken_in_charge(case: Case, procedures: tuple[ProcedureStatus, ...], as_of: date) -> list[date]:
    before = [event.date for event in case.events if event.type == "presa_in_carico" and event.date <= as_of]
    return before + [status.in_charge_since for status in procedures if status.in_charge_since is not None]


def _case_state(case: Case, procedures: tuple[ProcedureStatus, ...], setting: Setting) -> CaseState:
    as_of = setting.as_of
    if closing_of(case.events, as_of) or (procedures and all(status.is_closed for status in procedures)):
        return "chiusa"
    if _taken_in_charge(case, procedures, as_of):
        return "presa_in_carico"
    acts = setting.law.nucleo_acts
    happened = (*case.events, *(event for status in procedures for event in status.procedure.events))
    if any(event.type in acts and event.date <= as_of for event in happened):
        return "in_monitoraggio"
    return "segnalata"
