"""A procedure set on its path: the events known as of a day, and who leads."""

from dataclasses import dataclass, replace
from datetime import date

from registry.calendar import Calendar
from registry.derive.lead import Lead, lead_among
from registry.derive.rounds import Round, present_round
from registry.derive.workers import sites_on
from registry.law import Law, Path
from registry.model import Case, Event, Procedure, by_date
from registry.model.events.common import WorkersUpdate


@dataclass(frozen=True, slots=True)
class Setting:
    """What the office decides, and the day as of which everything is told."""

    law: Law
    as_of: date
    patron_saints: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """A procedure on its path: the events known as of the day, and those of the present round."""

    case: Case
    procedure: Procedure
    path: Path
    events: tuple[Event, ...]
    present: Round
    setting: Setting
    steady_lead: Lead | None
    """The lead of every day, where neither the numbers nor an agreement ever change it."""
    is_archived: bool = False
    """Whether the act of the path is closed and its time over: told as at its own dates, nothing counts on."""

    def lead_on(self, day: date) -> Lead:
        """Return the lead Nucleo as of a day."""
        if self.steady_lead is not None:
            return self.steady_lead
        sites = sites_on(self.case, self.procedure, day)
        opened_by = self.case.identity.territory
        return lead_among(sites, self.case.lead_agreement, on=day, opened_by=opened_by)

    def calendar(self, nucleo: str | None) -> Calendar:
        """Return the working days of a Nucleo; without one, the national ones. Source: reading C-3."""
        return Calendar(nucleo if self.setting.patron_saints else None)


def course_of(case: Case, procedure: Procedure, *, path: Path, setting: Setting) -> Course:
    """Return a procedure on its path, with the events known as of the day of the setting."""
    events = tuple(event for event in by_date(procedure.events) if event.date <= setting.as_of)
    present = present_round(path, events)
    end = _end_of_archive(path, setting.law, events=events)
    is_archived = end is not None and setting.as_of > end
    if is_archived and end is not None:
        setting = replace(setting, as_of=end)
    lead = _steady_lead(case, procedure)
    return Course(case, procedure, path, events, present, setting, steady_lead=lead, is_archived=is_archived)


def _steady_lead(case: Case, procedure: Procedure) -> Lead | None:
    if case.lead_agreement is not None:
        return None
    if any(isinstance(event, WorkersUpdate) for event in (*case.events, *procedure.events)):
        return None
    sites = procedure.sites or case.sites
    return lead_among(sites, None, on=date.min, opened_by=case.identity.territory)


def _end_of_archive(path: Path, law: Law, *, events: tuple[Event, ...]) -> date | None:
    """The last day that a closed regime is told as at: its end, or the last fact if that came later."""
    act = law.acts[path.act]
    if not act.closed or act.ends_on is None:
        return None
    return max([act.ends_on, *(event.date for event in events)])
