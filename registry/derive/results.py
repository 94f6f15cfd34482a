"""What the engine answers: frozen values, read by status, pages, reports and checks alike."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.lead import Lead
from registry.law import Path, Statute, Step
from registry.model import Case, Event, Procedure

ProcedureState = Literal[
    "annullato",
    "concluso",
    "concluso_valutazione_negativa",
    "non_avviato",
    "in_attesa_esterna",
    "in_attesa_delle_parti",
    "in_corso",
]
CaseState = Literal["chiusa", "presa_in_carico", "in_monitoraggio", "segnalata"]
StepState = Literal["fatto", "da_fare", "facoltativo", "in_attesa", "futuro", "non_registrato", "non_applicabile"]


@dataclass(frozen=True, slots=True)
class Due:
    """A term computed: the rule, the day it starts from, the day it ends.

    `extended_on` only where a binding term in calendar days ends on a holiday (reading C-5).
    """

    rule: str
    nature: Literal["di_norma", "vincolante"] | None
    from_event: str | None
    from_date: date
    on: date
    extended_on: date | None = None
    calendar_of: str | None = None

    @property
    def last_day(self) -> date:
        """The last good day: late only from the next one (reading C-4)."""
        return self.extended_on or self.on


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days past the last good day; both 0 when in time."""

    days: int = 0
    working_days: int = 0

    def __bool__(self) -> bool:
        return self.days > 0


@dataclass(frozen=True, slots=True)
class Action:
    """Something awaited: a step that is open now."""

    step: Step
    territory: str | None
    is_parallel: bool
    due: Due | None = None
    lateness: Lateness = Lateness()
    planned_on: date | None = None
    period: str | None = None

    @property
    def is_optional(self) -> bool:
        """Whether it may be done, rather than must or should."""
        return self.step.force == "facolta"


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step that happened; `due` only on the first time it was done."""

    step: Step
    event: Event
    nucleo: str | None
    due: Due | None = None
    lateness: Lateness = Lateness()

    @property
    def in_time(self) -> bool | None:
        """Whether the term was kept; None where there was none."""
        return None if self.due is None else not self.lateness


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step of the path as a reader sees it, done or not; `projected` from a planned date."""

    step: Step
    state: StepState
    done: tuple[DoneStep, ...] = ()
    action: Action | None = None
    planned_on: date | None = None
    projected: Due | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know, in words, with the rule it rests on."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class StatutoryDate:
    """A date of national law: information apart from duties; `is_moot` once it no longer matters."""

    statute: Statute
    description: str
    on: date
    until: date | None
    is_moot: bool


@dataclass(frozen=True, slots=True)
class ProcedureStatus:
    """Where a procedure stands; `actions` in order, what must or should be done first.

    `is_archived`: its regime is closed, and it is told as at its own dates.
    """

    procedure: Procedure
    index: int
    path: Path
    state: ProcedureState
    is_closed: bool
    in_charge_since: date | None
    lead: Lead
    worker_count: int | None
    done: tuple[DoneStep, ...]
    progress: tuple[StepProgress, ...]
    actions: tuple[Action, ...]
    remarks: tuple[Remark, ...]
    statutory_dates: tuple[StatutoryDate, ...]
    is_archived: bool = False

    @property
    def is_ended(self) -> bool:
        """Whether the path came to its end: closed, or nothing more to await in it."""
        return self.state in ("annullato", "concluso", "concluso_valutazione_negativa")

    @property
    def next_action(self) -> Action | None:
        """*The* next action: the first that does not run in parallel."""
        return next((action for action in self.actions if not action.is_parallel), None)


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """Where a case stands as of a day; `current` is None for a crisis only monitored."""

    case: Case
    as_of: date
    state: CaseState
    territories: tuple[str, ...]
    lead: Lead
    worker_count: int | None
    in_charge_since: date | None
    procedures: tuple[ProcedureStatus, ...]
    current: ProcedureStatus | None
