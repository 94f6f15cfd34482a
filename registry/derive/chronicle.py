"""When a case was known, in charge, and where: read once, asked for every quarter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from registry.calendar import Quarter
from registry.derive.charge import Charge, charges_of
from registry.derive.course import Setting
from registry.derive.results import CaseStatus
from registry.derive.status import case_status
from registry.derive.workers import territories_on
from registry.model import Case, Procedure
from registry.model.events.common import WorkersUpdate


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A case over time; `status` is as of the registry's own day.

    `is_still` when its territories never changed; `is_ageless` when nothing in its status depends on the day;
    `is_archived` when the act that rules it is closed.
    """

    status: CaseStatus
    charges: tuple[Charge, ...]
    known_since: date | None
    last_on: date | None
    is_still: bool
    is_ageless: bool
    is_archived: bool

    @classmethod
    def of(cls, status: CaseStatus, setting: Setting) -> "Chronicle":
        """Return the chronicle of a case."""
        events = [event for _, event in status.case.located_events() if event.date <= status.as_of]
        days = [event.date for event in events]
        changes = len(status.procedures) > 1 or any(isinstance(event, WorkersUpdate) for event in events)
        return cls(
            status=status,
            charges=charges_of(status, setting.law.monitoring),
            known_since=min(days, default=None),
            last_on=max(days, default=None),
            is_still=not changes,
            is_ageless=_is_ageless(status),
            is_archived=status.current is not None and setting.law.acts[status.current.path.act].closed,
        )

    def in_charge_between(self, first: date, last: date) -> bool:
        """Tell whether the crisis is in charge at any time between two days, both included."""
        return any(charge.touches(first, last) for charge in self.charges)

    def watched_between(self, first: date, last: date) -> bool:
        """Tell whether the crisis is known, not over and not in charge between two days, both included."""
        is_known = self.known_since is not None and self.known_since <= last
        is_over = self.status.state == "chiusa" and self.last_on is not None and self.last_on < first
        return is_known and not (is_over or self.is_archived or self.in_charge_between(first, last))

    def territories_on(self, day: date) -> tuple[str, ...]:
        """Return the territories of the crisis on a day."""
        if self.is_still:
            return self.status.territories
        return territories_on(self.status.case, _opened(self.status.case, day), day)

    def standing_on(self, day: date, setting: Setting) -> CaseStatus:
        """Return where the crisis stood on a day; a procedure whose facts all came later was unknown."""
        settled = self.is_ageless and self.last_on is not None and self.last_on <= day
        if settled or day >= self.status.as_of:
            return self.status
        case = self.status.case
        opened = _opened(case, day)
        known = case if len(opened) == len(case.procedures) else case.model_copy(update={"procedures": opened})
        return case_status(known, replace(setting, as_of=day))


def _is_ageless(status: CaseStatus) -> bool:
    """Tell whether the status says the same on every day since its last fact.

    Lateness grows, an agreed lead may begin, a computed fact may ask the day.
    """
    actions = (action for procedure in status.procedures for action in procedure.actions)
    steps = (step for procedure in status.procedures for step in procedure.path.steps)
    asks_the_day = any(step.again or any(condition.fact for condition in step.conditions) for step in steps)
    return not asks_the_day and status.case.lead_agreement is None and all(action.due is None for action in actions)


def _opened(case: Case, day: date) -> tuple[Procedure, ...]:
    return tuple(item for item in case.procedures if any(event.date <= day for event in item.events))


def quarters_in_charge(chronicles: Iterable[Chronicle], as_of: date) -> tuple[Quarter, ...]:
    """Return the quarters with at least one crisis in charge, up to that of `as_of`, in order."""
    found: set[Quarter] = set()
    for charge in (charge for chronicle in chronicles for charge in chronicle.charges):
        quarter = Quarter.of(charge.since)
        last = Quarter.of(charge.closing.date if charge.closing else as_of)
        while quarter <= last:
            found.add(quarter)
            quarter = quarter.next
    return tuple(sorted(found))


def territories_in_charge(chronicles: Iterable[Chronicle], quarter: Quarter, as_of: date) -> frozenset[str]:
    """Return the territories with at least one crisis in charge in a quarter."""
    as_at = min(quarter.last_day, as_of)
    touching = (chronicle for chronicle in chronicles if chronicle.in_charge_between(quarter.first_day, as_at))
    return frozenset(territory for chronicle in touching for territory in chronicle.territories_on(as_at))
