"""The steps of a path as a reader follows them: what happened, what is next, what does not apply."""

from dataclasses import dataclass, replace
from datetime import date

from registry.derive import Action, DoneStep, Due, ProcedureStatus, StepProgress
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of, values
from registry.italian import MONTHS
from registry.law import Law
from registry.reporters.wording import actor, awaited, lateness, nucleo, past_term, with_actor
from site_gen.views.clock import Clock, clock_of
from site_gen.views.wording import Badge, item_badge


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in words: «termine indicativo», its day, what became of it; `moved_to` where it was extended."""

    name: str
    on: date
    moved_to: date | None
    outcome: str
    rule: str
    is_reading: bool
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step; `dates` are those it was done on, `meta` who did or must do it."""

    title: str
    badge: Badge | None
    dates: tuple[date, ...]
    meta: str
    planned_on: date | None
    term: TermView | None
    about: str
    rule: str
    is_next: bool

    @property
    def css(self) -> str:
        """The class of its state."""
        return self.badge.css if self.badge else ""


def steps_of(status: ProcedureStatus, items: dict[int, AgendaItem], *, law: Law) -> tuple[StepView, ...]:
    """Return the steps of a procedure in the order of the path; `items` are in the agenda, by action.

    What could have been done before a procedure was closed is left out: it is no step of its story.
    """
    shown = (item for item in status.progress if not (status.is_closed and item.state == "non_applicabile"))
    return tuple(_step(progress, status, items=items, law=law) for progress in shown)


def _step(progress: StepProgress, status: ProcedureStatus, *, items: dict[int, AgendaItem], law: Law) -> StepView:
    step, action = progress.step, progress.action
    done = progress.done if progress.state in ("fatto", "da_fare", "in_attesa", "facoltativo") else ()
    if status.is_archived:
        action = None
    is_next = action is not None and action is status.next_action and not action.is_optional
    return StepView(
        title=_title(progress),
        badge=_badge(progress, items.get(id(action)), is_archived=status.is_archived),
        dates=tuple(item.event.date for item in done),
        meta=_who(progress, action, status=status),
        planned_on=progress.planned_on if action is None or action.due is None else None,
        term=_term(progress, items.get(id(action)), law),
        about=values()[step.step].definition if action is not None and step.step in values() else "",
        rule=step.rules[0],
        is_next=is_next,
    )


def _title(progress: StepProgress) -> str:
    """Return the step, with its month where it is done every month."""
    label = label_of(progress.step.step)
    if progress.period is None:
        return label
    year, month = progress.period.split("-")
    return f"{label}, {MONTHS[int(month) - 1]} {year}"


_BADGES = {
    "fatto": Badge("Fatto", "rc-done"),
    "facoltativo": Badge("Si può fare"),
    "non_registrato": Badge("Non registrato", "rc-skipped"),
    "non_applicabile": Badge("Non previsto in questo caso", "rc-skipped"),
}


def _badge(progress: StepProgress, item: AgendaItem | None, *, is_archived: bool) -> Badge | None:
    if is_archived and progress.state in ("da_fare", "in_attesa", "futuro"):
        return _BADGES["non_registrato"]
    if item is not None:
        return item_badge(item)
    if progress.state == "non_registrato" and progress.step.force == "facolta":
        return Badge("Non necessario", "rc-skipped")
    if progress.state == "in_attesa":
        return Badge("Può accadere" if progress.action and progress.action.is_optional else "In attesa", "rc-waiting")
    return _BADGES.get(progress.state)


def _who(progress: StepProgress, action: Action | None, *, status: ProcedureStatus) -> str:
    if action is not None:
        return _awaited(action, status)
    last = progress.done[-1] if progress.done and progress.state == "fatto" else None
    return nucleo(last.nucleo) if last is not None and not progress.step.is_external and last.nucleo else ""


def _awaited(action: Action, status: ProcedureStatus) -> str:
    name, lead = action.step.actor, status.lead.territory
    if action.is_optional:
        return (
            f"dipende {with_actor('da', name, lead)}" if action.step.is_external else f"può farlo {actor(name, lead)}"
        )
    return awaited(name, lead) if action.step.is_external else f"tocca {with_actor('a', name, lead)}"


def _term(progress: StepProgress, item: AgendaItem | None, law: Law) -> TermView | None:
    if progress.projected is not None:
        return _term_view(progress.projected, "se la data prevista è confermata", law)
    first = next((done for done in progress.done if done.due is not None), None)
    if first is not None and first.due is not None:
        return _term_view(first.due, kept(first), law)
    action = progress.action
    if action is None or action.due is None:
        return None
    outcome = f"superato da {lateness(action.lateness)}" if action.lateness else ""
    return replace(_term_view(action.due, outcome, law), clock=clock_of(item) if item and outcome else None)


def kept(done: DoneStep) -> str:
    """Return what became of the term of a step done: «rispettato», «4 giorni oltre il termine indicativo»."""
    if done.due is not None and done.lateness:
        return f"{lateness(done.lateness)} {past_term(done.due)}"
    return "rispettato"


def _term_view(due: Due, outcome: str, law: Law) -> TermView:
    return TermView(
        name="termine indicativo" if due.nature == "di_norma" else "termine",
        on=due.on,
        moved_to=due.extended_on,
        outcome=outcome,
        rule=due.rule,
        is_reading=bool(law.rules[due.rule].interpretations),
    )
