"""Everything that someone should do, has planned or awaits, over many cases: one list, by urgency and date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from registry.calendar import Calendar
from registry.derive.course import Setting
from registry.derive.opening import opening_of
from registry.derive.results import Action, CaseStatus, ProcedureStatus, StepProgress
from registry.derive.rounds import present_events
from registry.model import by_date

AgendaKind = Literal[
    "scaduto", "attenzione", "da_registrare", "in_scadenza", "previsto", "senza_termine", "atteso", "promemoria"
]
"""How an item presses, the most pressing first.

`scaduto` is past a binding term, `attenzione` past an indicative one; `da_registrare` was planned for a
day gone by and its outcome is not recorded; `senza_termine` is a duty of the Nucleo for which the sources
give no term; `atteso` is awaited from others; `promemoria` the office wrote for itself.
"""
KINDS: tuple[AgendaKind, ...] = get_args(AgendaKind)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something to do, or awaited, in a case; a reminder has neither procedure nor action.

    `on` is the last good day of its term, else the day planned, else None. `days` are those from the day
    of the agenda to it, negative once it is past; `working_days` those still left, where the term counts
    them. `since` is the day of the fact that opened the step, else of the procedure's latest fact.
    """

    kind: AgendaKind
    case: CaseStatus
    procedure: ProcedureStatus | None = None
    action: Action | None = None
    reminder: str | None = None
    on: date | None = None
    days: int | None = None
    working_days: int | None = None
    since: date | None = None

    @property
    def actor(self) -> str:
        """Who must move, as the paths name it: `nucleo`, `regione`, `mlps`, `parti`."""
        return self.action.step.actor if self.action else "nucleo"

    @property
    def rule(self) -> str | None:
        """The rule it rests on; None for a reminder."""
        if self.action is None:
            return None
        return self.action.due.rule if self.action.due else self.action.step.rules[0]

    @property
    def lead(self) -> str | None:
        """The Nucleo that follows it; None while it is to be agreed."""
        return (self.procedure or self.case).lead.territory

    @property
    def projected(self) -> StepProgress | None:
        """The step whose term will run from this one, on the day planned for it; None where there is none.

        It is a forecast: the day is counted again from the day on which the fact happens.
        """
        if self.procedure is None or self.action is None:
            return None
        opened_by = self.action.step.step
        found = (item for item in self.procedure.progress if item.projected and item.projected.from_event == opened_by)
        return next(found, None)

    def concerns(self, territory: str) -> bool:
        """Tell whether it is a Nucleo's own: it leads, or the lead is still to be agreed with it."""
        return self.lead == territory or (self.lead is None and territory in self.case.territories)

    def involves(self, territory: str) -> bool:
        """Tell whether a Nucleo should know of it: its own, or of a crisis with workers in its territory.

        Source: R-7.1.3-9 («con il coinvolgimento dei referenti di tutti i territori interessati»).
        """
        return self.lead == territory or territory in self.case.territories


def agenda(statuses: Iterable[CaseStatus], setting: Setting) -> tuple[AgendaItem, ...]:
    """Return the items of many cases: by kind, then by date; what has no date, the longest waiting first."""
    items = (item for status in statuses for item in agenda_of(status, setting))
    return tuple(sorted(items, key=_order))


def within(items: Iterable[AgendaItem], days: int) -> tuple[AgendaItem, ...]:
    """Return the items that press by a number of days from now, in their order.

    What is past stays, and so does what has no date: it can be done today.
    """
    return tuple(item for item in items if item.days is None or item.days <= days)


def agenda_of(status: CaseStatus, setting: Setting) -> Iterator[AgendaItem]:
    """Yield the items of a case, procedure by procedure, reminders last; nothing of an archive counts on."""
    for procedure in (item for item in status.procedures if not item.is_archived):
        for action in procedure.actions:
            if not action.is_optional or _is_awaited_choice(procedure, action):
                yield _item(status, procedure, action=action, setting=setting)
    for todo in status.case.todos:
        days = (todo.date - setting.as_of).days
        yield AgendaItem("promemoria", status, reminder=todo.what, on=todo.date, days=days)


def _is_awaited_choice(procedure: ProcedureStatus, action: Action) -> bool:
    """Nothing but a choice of the parties moves the procedure on: it is worth waiting for."""
    return procedure.state == "in_attesa_delle_parti" and action is procedure.next_action


def _item(status: CaseStatus, procedure: ProcedureStatus, *, action: Action, setting: Setting) -> AgendaItem:
    on = action.due.last_day if action.due else action.planned_on
    return AgendaItem(
        kind=_kind(action, on, setting.as_of),
        case=status,
        procedure=procedure,
        action=action,
        on=on,
        days=(on - setting.as_of).days if on else None,
        working_days=_working_days_left(action, setting),
        since=_since(procedure, action, setting.as_of),
    )


def _since(procedure: ProcedureStatus, action: Action, as_of: date) -> date | None:
    events = [event for event in by_date(procedure.procedure.events) if event.date <= as_of]
    opening = opening_of(action.step, present_events(procedure.path, events))
    latest = opening or next(reversed(events), None)
    return latest.date if latest is not None else None


def _kind(action: Action, on: date | None, as_of: date) -> AgendaKind:
    if action.lateness and action.due is not None:
        return "attenzione" if action.due.nature == "di_norma" else "scaduto"
    if action.due is not None:
        return "in_scadenza"
    if on is not None:
        return "da_registrare" if on < as_of else "previsto"
    return "atteso" if action.step.is_external else "senza_termine"


def _working_days_left(action: Action, setting: Setting) -> int | None:
    due = action.due
    if due is None or action.lateness:
        return None
    term = setting.law.rules[due.rule].term
    if term is None or term.type != "giorni_lavorativi":
        return None
    return Calendar(due.calendar_of).working_days_between(setting.as_of, due.last_day)


def _order(item: AgendaItem) -> tuple[int, date, str]:
    return KINDS.index(item.kind), item.on or item.since or date.min, item.case.case.id
