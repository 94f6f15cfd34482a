"""CIG in deroga 2016: what follows from late applications and missing statements, and the order of authorisation.

The regime is closed: everything here is told as at its own dates. Source: the annex of 2016, R-D*.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from registry.calendar import start_of_previous_week
from registry.derive.results import Action, CaseStatus, DoneStep, ProcedureStatus
from registry.model import Event

PATH = "cigd_2016"
_APPLICATIONS = ("domanda_inps", "domanda_regione")
STATEMENTS = ("rendiconto_mensile", "dichiarazione_riepilogativa")
_RESERVED_TO = ("non_imprenditore", "studio_professionale")

ApplicationState = Literal[
    "presentata", "autorizzata", "non_ammessa", "negata", "revocata", "revocata_parzialmente", "sospesa", "cessata"
]


@dataclass(frozen=True, slots=True)
class LateStart:
    """The effect of a late application: the treatment starts only from a Monday. Source: R-D2.1-4; reading C-6."""

    application: Event
    starts_on: date


def late_starts(done: Iterable[DoneStep]) -> Iterator[LateStart]:
    """Yield the effect of each application presented after its term."""
    for item in done:
        if item.step.step in _APPLICATIONS and item.lateness:
            yield LateStart(item.event, start_of_previous_week(item.event.date))


def application_state(events: Iterable[Event]) -> ApplicationState | None:
    """Return the state of the application to Regione after its latest measure, None before it is presented.

    `events` are by date. Source: R-D5.1-1, R-D5.4-1, R-D2.7-3, R-D2.7-5, R-D2.7-7, R-D3-6.
    """
    state: ApplicationState | None = None
    for event in events:
        state = _after(event, state)
    return state


def _after(event: Event, state: ApplicationState | None) -> ApplicationState | None:
    if event.type == "revoca":
        return "revocata_parzialmente" if event.value("total") is False else "revocata"
    if event.type == "esito_controdeduzioni":
        return "presentata" if event.value("outcome") == "accolte" else state
    return _STATES.get(event.type, state)


_STATES: dict[str, ApplicationState] = {
    "domanda_regione": "presentata",
    "autorizzazione": "autorizzata",
    "non_ammesso": "non_ammessa",
    "diniego": "negata",
    "sospensione": "sospesa",
    "cessazione": "cessata",
}


@dataclass(frozen=True, slots=True)
class Queued:
    """An application in the order of authorisation; `missing` are the statements that block it, with their month."""

    case: CaseStatus
    procedure: ProcedureStatus
    presented_on: date
    state: ApplicationState
    missing: tuple[tuple[str, str | None], ...]
    amount: Decimal | None
    uses_reserve: bool

    @property
    def is_blocked(self) -> bool:
        """Whether no measure may be taken until the statements arrive. Source: R-D4.2-1."""
        return bool(self.missing) and self.state == "presentata"


def is_missing(action: Action) -> bool:
    """Tell whether a statement is missing, and not only still to come: its term is over, or it has none."""
    return action.due is None or bool(action.lateness)


def missing_statements(procedure: ProcedureStatus) -> tuple[tuple[str, str | None], ...]:
    """Return the statements still owed, with the month of each. Source: R-D4.1-1, R-D4.1-2, R-D4.2-1."""
    return tuple(
        (action.step.step, action.period)
        for action in procedure.actions
        if action.step.step in STATEMENTS and is_missing(action)
    )


def authorisation_queue(statuses: Iterable[CaseStatus]) -> tuple[Queued, ...]:
    """Return every application to Regione, in chronological order of presentation. Source: R-D5.1-1."""
    found = (
        _queued(status, procedure)
        for status in statuses
        for procedure in status.procedures
        if procedure.path.code == PATH
    )
    return tuple(sorted((item for item in found if item is not None), key=_order))


def _order(item: Queued) -> tuple[date, str, int]:
    return item.presented_on, item.case.case.id, item.procedure.index


def _queued(status: CaseStatus, procedure: ProcedureStatus) -> Queued | None:
    events = sorted((event for event in procedure.procedure.events if event.date <= status.as_of), key=_date)
    state = application_state(events)
    presented = next((event for event in events if event.type == "domanda_regione"), None)
    if state is None or presented is None:
        return None
    authorised = [event.value("amount") for event in events if event.type == "autorizzazione"]
    amounts = [amount for amount in authorised if isinstance(amount, Decimal)]
    return Queued(
        case=status,
        procedure=procedure,
        presented_on=presented.date,
        state=state,
        missing=missing_statements(procedure),
        amount=sum(amounts, Decimal(0)) if amounts else None,
        uses_reserve=procedure.procedure.employer_type in _RESERVED_TO,
    )


def _date(event: Event) -> date:
    return event.date


@dataclass(frozen=True, slots=True)
class Resources:
    """What was assigned and what is granted, in euro; `reserve` is 5 % of what was assigned.

    Source: R-D5.2-1, R-D2.2-1. The amount assigned is the office's own figure: none is invented.
    """

    assigned: Decimal
    granted: Decimal
    reserve: Decimal
    granted_from_reserve: Decimal


_RESERVE_SHARE = Decimal("0.05")


def resources(queue: Iterable[Queued], assigned: Decimal | None) -> Resources | None:
    """Return the resources against what was granted, or None where the office has not given a figure."""
    if assigned is None:
        return None
    granted = [item for item in queue if item.amount is not None and item.state != "revocata"]
    reserved = [item for item in granted if item.uses_reserve]
    return Resources(
        assigned=assigned,
        granted=sum((item.amount or Decimal(0) for item in granted), Decimal(0)),
        reserve=(assigned * _RESERVE_SHARE).quantize(Decimal("0.01")),
        granted_from_reserve=sum((item.amount or Decimal(0) for item in reserved), Decimal(0)),
    )
