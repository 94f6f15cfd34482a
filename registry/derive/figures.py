"""The figures that sum up a quarter, to set beside those of another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.derive.quarter import CrisisQuarter, QuarterFacts
from registry.derive.workers import sites_on, workers_by_territory
from registry.model.events import Measure
from registry.model.events.policy import MeetingMinutes, ServicesDelivered, WorkersMeeting


@dataclass(frozen=True, slots=True)
class Figures:
    """Crises and workers of a quarter; `unknown_workers` counts the crises whose number is not known.

    `kept` and `missed` count the steps done in the quarter that had a term, by whether it was kept.
    """

    in_charge: int = 0
    taken: int = 0
    closed: int = 0
    moved: int = 0
    in_charge_at_end: int = 0
    workers: int = 0
    unknown_workers: int = 0
    meetings: int = 0
    kept: int = 0
    missed: int = 0
    informed: int = 0
    reached: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """A measure of active policy: agreed in minutes, or delivered; on how many workers, where told."""

    crisis: CrisisQuarter
    measure: str | None
    worker_count: int | None
    is_delivered: bool


def figures_of(facts: QuarterFacts, territory: str | None = None) -> Figures:
    """Return the figures of a quarter: of a territory, or of the region where each crisis counts once.

    The workers of a territory are those of its own sites.
    """
    crises = facts.crises if territory is None else facts.of(territory).crises
    workers = [workers_in(crisis, territory) for crisis in crises]
    deeds = [deed for crisis in crises for deed in crisis.deeds]
    terms = [deed.step.in_time for deed in deeds if deed.step is not None]
    return Figures(
        in_charge=len(crises),
        taken=sum(crisis.taken_on is not None for crisis in crises),
        closed=sum(crisis.is_closed for crisis in crises),
        moved=sum(bool(crisis.moves) for crisis in crises),
        in_charge_at_end=sum(crisis.closing is None for crisis in crises),
        workers=sum(count for count in workers if count is not None),
        unknown_workers=workers.count(None),
        meetings=sum(deed.event.type == "incontro_parti" for deed in deeds),
        kept=terms.count(True),
        missed=terms.count(False),
        informed=sum(deed.event.participant_count or 0 for deed in deeds if isinstance(deed.event, WorkersMeeting)),
        reached=sum(service.worker_count or 0 for service in services_of(crises) if service.is_delivered),
    )


def workers_in(crisis: CrisisQuarter, territory: str | None) -> int | None:
    """Return the workers of a crisis, all or those of the sites in a territory; None where not known."""
    standing = crisis.standing
    if territory is None or len(crisis.territories) == 1:
        return standing.worker_count
    procedure = standing.current.procedure if standing.current else None
    return workers_by_territory(sites_on(standing.case, procedure, standing.as_of)).get(territory)


def services_of(crises: Iterable[CrisisQuarter]) -> Iterator[Service]:
    """Yield the measures agreed and delivered in the quarter, by crisis and by date."""
    for crisis in crises:
        for deed in crisis.deeds:
            event = deed.event
            if isinstance(event, MeetingMinutes):
                yield from (_agreed(crisis, measure) for measure in event.programme)
            elif isinstance(event, ServicesDelivered):
                yield Service(crisis, event.measure, event.worker_count, is_delivered=True)


def _agreed(crisis: CrisisQuarter, measure: Measure) -> Service:
    return Service(crisis, measure.measure, measure.worker_count, is_delivered=False)
