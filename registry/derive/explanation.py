"""Why this is the next action of a case, and this the date: the facts, the rule, our readings, the count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.agenda import AgendaItem, agenda_of
from registry.derive.charge import closing_of
from registry.derive.count import Count, count_of
from registry.derive.course import Setting
from registry.derive.opening import opening_of
from registry.derive.results import Action, CaseStatus, DoneStep, ProcedureStatus, Remark
from registry.derive.rounds import Round, is_incomplete, present_round
from registry.derive.weighing import readings_on
from registry.derive.workers import sites_on, workers_by_territory
from registry.law import Condition, Interpretation, Law, Rule, Step
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES, Event, by_date


@dataclass(frozen=True, slots=True)
class StepReason:
    """Why a step is open now, and why its date.

    `opening` is the fact that opened it; `undone` the latest doing that still lacks something; `evidence`
    what makes each of its conditions true (None where a fact of the procedure itself does); `planned` the
    dates announced for it, with the fact that told each: the last one holds; `forecast` the term that will
    run from it.
    """

    item: AgendaItem
    action: Action
    rule: Rule
    opening: Event | None
    undone: Event | None
    evidence: tuple[tuple[Condition, Event | None], ...]
    planned: tuple[tuple[Event, date], ...]
    count: Count | None
    forecast: tuple[Step, Count] | None
    readings: tuple[Interpretation, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A negative evaluation, which ends a path; `reopening` is the fact that began it anew, None while it holds."""

    event: Event
    reopening: Event | None


@dataclass(frozen=True, slots=True)
class ProcedureReason:
    """A procedure explained: its open steps, the next one first; what else is open; what it rests on.

    `kept` are the steps done that had a term, with its count; `others` are open, and nothing is to be said
    of them but that.
    """

    status: ProcedureStatus
    steps: tuple[StepReason, ...]
    others: tuple[AgendaItem, ...]
    faculties: tuple[Action, ...]
    kept: tuple[tuple[DoneStep, Count], ...]
    workers: Mapping[str, int | None]
    verdict: Verdict | None
    closing: Event | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A case explained: the procedures to tell of, those that are behind, the office's reminders."""

    status: CaseStatus
    told: tuple[ProcedureReason, ...]
    behind: tuple[ProcedureStatus, ...]
    reminders: tuple[AgendaItem, ...]


def explanation_of(status: CaseStatus, setting: Setting) -> Explanation:
    """Return the explanation of a case: of its current procedure, and of every other with something open."""
    items = tuple(agenda_of(status, setting))
    open_ones = {id(item.procedure) for item in items}
    told = [item for item in status.procedures if item is status.current or id(item) in open_ones]
    return Explanation(
        status=status,
        told=tuple(_procedure_reason(status, procedure, items=items, setting=setting) for procedure in told),
        behind=tuple(procedure for procedure in status.procedures if procedure not in told),
        reminders=tuple(item for item in items if item.action is None),
    )


def _procedure_reason(
    case: CaseStatus, status: ProcedureStatus, *, items: tuple[AgendaItem, ...], setting: Setting
) -> ProcedureReason:
    law, as_of = setting.law, setting.as_of
    events = tuple(event for event in by_date(status.procedure.events) if event.date <= as_of)
    present = present_round(status.path, events)
    own = [item for item in items if item.procedure is status]
    explained = sorted((item for item in own if _deserves_more(item, status)), key=lambda item: _rank(item, status))
    steps = tuple(reason for item in explained for reason in _step_reason(item, present, law=law))
    rules = {reason.rule.id for reason in steps} | {"R-7.1.3-12"}  # the lead is told apart
    return ProcedureReason(
        status=status,
        steps=steps,
        others=tuple(item for item in own if item not in explained),
        faculties=tuple(action for action in status.actions if action.is_optional and action not in _actions(own)),
        kept=tuple(_kept(status, law)),
        workers=workers_by_territory(sites_on(case.case, status.procedure, as_of)),
        verdict=_verdict(status, events, present),
        closing=closing_of(events, as_of) or closing_of(case.case.events, as_of),
        remarks=tuple(remark for remark in status.remarks if remark.rule not in rules),
    )


def _verdict(status: ProcedureStatus, events: Sequence[Event], present: Round) -> Verdict | None:
    negative = status.path.negative
    if negative is None:
        return None
    before = events if present.is_negative else events[: len(events) - len(present.events)]
    event = next((event for event in reversed(before) if event.type == negative.event), None)
    reopening = None if present.is_negative else next(iter(present.events), None)
    return Verdict(event, reopening) if event is not None else None


def _actions(items: list[AgendaItem]) -> list[Action]:
    return [item.action for item in items if item.action is not None]


def _deserves_more(item: AgendaItem, status: ProcedureStatus) -> bool:
    action = item.action
    return action is not None and (action.due is not None or item.projected is not None or action is _main(status))


def _main(status: ProcedureStatus) -> Action | None:
    """The next action; where only duties of others run on, the first of them."""
    return status.next_action or next(iter(status.actions), None)


def _rank(item: AgendaItem, status: ProcedureStatus) -> bool:
    return item.action is not _main(status)


def _kept(status: ProcedureStatus, law: Law) -> Iterator[tuple[DoneStep, Count]]:
    for done in status.done:
        count = count_of(done.due, law) if done.due is not None else None
        if count is not None:
            yield done, count


def _step_reason(item: AgendaItem, present: Round, *, law: Law) -> Iterator[StepReason]:
    action = item.action
    if action is None:
        return
    step, rule = action.step, law.rules[item.rule or action.step.rules[0]]
    following = item.projected
    forecast = count_of(following.projected, law) if following and following.projected else None
    count = count_of(action.due, law) if action.due else None
    yield StepReason(
        item=item,
        action=action,
        rule=rule,
        opening=opening_of(step, present.events),
        undone=present.last(step.step) if is_incomplete(step, present.events) else None,
        evidence=tuple((condition, present.last(condition.event or "")) for condition in step.conditions),
        planned=tuple(_planned(step, present)),
        count=count,
        forecast=(following.step, forecast) if following and forecast else None,
        readings=readings_on(rule, count or forecast, item=item, law=law),
    )


def _planned(step: Step, present: Round) -> Iterator[tuple[Event, date]]:
    if step.planned is None:
        return
    attribute = attribute_of(EVENT_TYPES[step.planned.event], step.planned.field)
    for event in present.events:
        day = event.value(attribute) if attribute and event.type == step.planned.event else None
        if isinstance(day, date):
            yield event, day
