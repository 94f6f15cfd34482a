"""The periodic extraction: all procedures of CIGS and collective dismissal with units in Lombardy, unit by unit.

Wider than the crises taken in charge, and without personal data: only what the public edition may show.
Source: R-8-1, R-8-2, R-8-3; reading P-5.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.charge import closing_of
from registry.derive.chronicle import Chronicle
from registry.derive.course import Setting
from registry.derive.results import CaseStatus, ProcedureStatus
from registry.derive.workers import sites_on
from registry.model import Ateco, Case, Procedure, Site


@dataclass(frozen=True, slots=True)
class Activity:
    """A procedure of the extraction over time, both days included; `ended_on` is None while it is open.

    It ends with its closing or that of its case; where the path came to its end, with its last fact or the
    last day of its period, whichever is later.
    """

    chronicle: Chronicle
    procedure: Procedure
    number: int
    opened_on: date
    ended_on: date | None

    def touches(self, first: date | None, last: date) -> bool:
        """Tell whether it was open at any time between two days; without the first, ever until the last."""
        is_over = first is not None and self.ended_on is not None and self.ended_on < first
        return self.opened_on <= last and not is_over

    def units_on(self, day: date) -> tuple[tuple[int, Site], ...]:
        """Return its units in Lombardy as known on a day, each with its number in the file."""
        sites = sites_on(self.chronicle.status.case, self.procedure, day)
        return tuple((number, site) for number, site in enumerate(sites, start=1) if site.is_lombard)


@dataclass(frozen=True, slots=True)
class ExtractedUnit:
    """A row: a production unit of a procedure, as known at the end of the period.

    `worker_count` is None where no file tells it, nor splits the procedure's own total over several units.
    The sector is the company's: a code without its edition, or not in it, has no section.
    """

    case: Case
    name: str
    activity: Activity
    kind: str
    standing: ProcedureStatus
    unit_number: int
    site: Site
    ateco: Ateco | None
    worker_count: int | None
    is_new: bool
    last_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of a period, by case, procedure and unit; `first` is None where it has no beginning."""

    first: date | None
    last: date
    units: tuple[ExtractedUnit, ...]

    @property
    def procedure_count(self) -> int:
        """How many procedures the rows are of."""
        return len({id(unit.activity) for unit in self.units})


def activities_of(chronicles: Iterable[Chronicle]) -> tuple[Activity, ...]:
    """Return the procedures that the extraction may list; one without any dated fact is not among them."""
    return tuple(activity for chronicle in chronicles for activity in _activities(chronicle))


def _activities(chronicle: Chronicle) -> Iterator[Activity]:
    status = chronicle.status
    closed = closing_of(status.case.events, status.as_of)
    for standing in status.procedures:
        days = _days(standing.procedure, status.as_of)
        if standing.path.extracted_as is None or not days:
            continue
        closing = closing_of(standing.procedure.events, status.as_of) or closed
        ended_on = closing.date if closing is not None else _end_of_path(standing, days)
        yield Activity(chronicle, standing.procedure, standing.index + 1, min(days), ended_on)


def _days(procedure: Procedure, as_of: date) -> list[date]:
    return [event.date for event in procedure.events if event.date <= as_of]


def _end_of_path(standing: ProcedureStatus, days: Sequence[date]) -> date | None:
    period = standing.procedure.period
    last = period.ends_on if period is not None else None
    return max([*days, last] if last is not None else days) if standing.is_ended else None


def unit_count(activities: Iterable[Activity], first: date | None, last: date) -> int:
    """Return how many rows the extraction of a period has."""
    return sum(len(activity.units_on(last)) for activity in activities if activity.touches(first, last))


def extraction_of(activities: Iterable[Activity], first: date | None, last: date, *, setting: Setting) -> Extraction:
    """Return the extraction of a period, both days included; facts dated after it are as if unknown."""
    touching = [activity for activity in activities if activity.touches(first, last)]
    units = [unit for activity in touching for unit in _units(activity, first, last, setting=setting)]
    return Extraction(first, last, tuple(sorted(units, key=_order)))


def _order(unit: ExtractedUnit) -> tuple[str, int, int]:
    return unit.case.id, unit.activity.number, unit.unit_number


def _units(activity: Activity, first: date | None, last: date, *, setting: Setting) -> Iterator[ExtractedUnit]:
    status = activity.chronicle.standing_on(last, setting)
    standing = next(item for item in status.procedures if item.procedure is activity.procedure)
    case, procedure = activity.chronicle.status.case, activity.procedure
    closing = closing_of(procedure.events, last) or closing_of(case.events, last)
    for number, site in activity.units_on(last):
        yield ExtractedUnit(
            case=case,
            name=case.id if case.company.is_natural_person else case.company.name,
            activity=activity,
            kind=standing.path.extracted_as or "",
            standing=standing,
            unit_number=number,
            site=site,
            ateco=case.company.ateco,
            worker_count=_workers(status, standing, site),
            is_new=first is None or activity.opened_on >= first,
            last_on=max(_days(procedure, last)),
            closed_on=closing.date if closing is not None else None,
        )


def _workers(status: CaseStatus, standing: ProcedureStatus, site: Site) -> int | None:
    """The unit's own; where the procedure says another total, only a sole unit can be told apart."""
    sites = sites_on(status.case, standing.procedure, status.as_of)
    if len(sites) == 1:
        return standing.worker_count
    told = sum(other.worker_count or 0 for other in sites)
    return site.worker_count if standing.worker_count in {told, None} else None
