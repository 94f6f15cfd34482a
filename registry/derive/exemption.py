"""CIG in deroga 2016: the order of authorisation, and what was granted against what was assigned.

The regime is closed: everything here is told as at its own dates. Source: R-D5.1-1, R-D5.2-1, R-D2.2-1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from registry.derive.application import Application, applications
from registry.derive.course import Course, Setting, course_of
from registry.derive.results import CaseStatus, ProcedureStatus
from registry.derive.spans import Treatment, treatments
from registry.derive.statements import Defect, defects_of

PATH = "cigd_2016"
_RESERVED_TO = frozenset(("non_imprenditore", "studio_professionale"))
_RESERVE_SHARE = Decimal("0.05")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Queued:
    """An application in the order of authorisation; those presented on one day share their `position`.

    `treatment` is None where no file tells its days; `told_on` is the day that it is told as at.
    """

    position: int
    case: CaseStatus
    procedure: ProcedureStatus
    application: Application
    treatment: Treatment | None
    defects: tuple[Defect, ...]
    told_on: date

    @property
    def presented_on(self) -> date:
        """The day of presentation, which gives the order. Source: R-D5.1-1."""
        return self.application.event.date

    @property
    def is_awaiting(self) -> bool:
        """Whether a measure is still to come: the procedure was not closed without one."""
        return self.application.is_pending and not self.procedure.is_closed

    @property
    def is_blocked(self) -> bool:
        """Whether no measure may be taken until the statements are in order. Source: R-D4.2-1."""
        return self.is_awaiting and bool(self.defects)

    @property
    def uses_reserve(self) -> bool:
        """Whether the employer is of the type admitted within the reserve. Source: R-D2.2-1, R-D2.2-2, R-D2.2-3."""
        return self.procedure.procedure.employer_type in _RESERVED_TO


def authorisation_queue(statuses: Iterable[CaseStatus], setting: Setting) -> tuple[Queued, ...]:
    """Return every application to Regione in chronological order of presentation, supplementary ones included.

    Of a day's applications the hour is not known: they share a position, and stand by the id of their case.
    Source: R-D5.1-1.
    """
    found = sorted(
        (
            item
            for status in statuses
            for procedure in status.procedures
            for item in _queued(status, procedure, setting)
        ),
        key=_order,
    )
    positions: dict[date, int] = {}
    for number, item in enumerate(found, start=1):
        positions.setdefault(item.presented_on, number)
    return tuple(replace(item, position=positions[item.presented_on]) for item in found)


def _order(item: Queued) -> tuple[date, str, int]:
    return item.presented_on, item.case.case.id, item.procedure.index


def _queued(status: CaseStatus, procedure: ProcedureStatus, setting: Setting) -> Iterator[Queued]:
    if procedure.path.code != PATH:
        return
    course = course_of(status.case, procedure.procedure, path=procedure.path, setting=setting)
    days = {id(item.application.event): item for item in treatments(course) if item.application is not None}
    for application in applications(course.events):
        treatment = days.get(id(application.event))
        yield Queued(
            position=0,
            case=status,
            procedure=procedure,
            application=application,
            treatment=treatment,
            defects=_defects(course, treatment),
            told_on=course.setting.as_of,
        )


def _defects(course: Course, treatment: Treatment | None) -> tuple[Defect, ...]:
    return defects_of(course, treatment) if treatment is not None else ()


@dataclass(frozen=True, slots=True)
class Resources:
    """What was assigned, in euro, and what was granted to the applications of a queue.

    `assigned` is the office's own figure, None where it gave none: no amount is invented. What was revoked in
    part still counts whole, because no file tells how much of it was; `partly_revoked_count` says of how many,
    `untold_count` how many were granted without an amount on file. Source: R-D5.2-1, R-D2.2-1.
    """

    assigned: Decimal | None
    granted: Decimal
    granted_from_reserve: Decimal
    granted_count: int
    untold_count: int
    partly_revoked_count: int

    @property
    def reserve(self) -> Decimal | None:
        """5 % of what was assigned. Source: R-D2.2-1 («“riserva” del 5%»)."""
        return None if self.assigned is None else (self.assigned * _RESERVE_SHARE).quantize(_CENT)


def resources(queue: Iterable[Queued], assigned: Decimal | None) -> Resources:
    """Return what was granted and not wholly revoked, against what the office says was assigned."""
    granted = [item for item in queue if item.application.stands and not item.application.is_pending]
    amounts = [(item, item.application.granted) for item in granted]
    known = [(item, amount) for item, amount in amounts if amount is not None]
    return Resources(
        assigned=assigned,
        granted=sum((amount for _, amount in known), Decimal(0)),
        granted_from_reserve=sum((amount for item, amount in known if item.uses_reserve), Decimal(0)),
        granted_count=len(granted),
        untold_count=len(granted) - len(known),
        partly_revoked_count=sum(item.application.state == "revocata_in_parte" for item in granted),
    )
