"""Every number of workers that a case tells, with its place: announced first, then revised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.checks.grounds.memory import remembered
from registry.checks.grounds.proceeding import Proceeding
from registry.finding import Route
from registry.model import Case, Event, Site
from registry.model.events.common import WorkersUpdate


@dataclass(frozen=True, slots=True)
class Headcount:
    """Workers of all sites together; `sites` is empty where only the total is told."""

    count: int
    at: Route
    sites: Sequence[Site] = ()


@remembered
def of_case(case: Case) -> tuple[Headcount, ...]:
    """Return the numbers of the case: its sites, then each update outside procedures."""
    return (*_of_sites(case.sites, ("sites",)), *_of_updates(case.events, ("events",)))


def of_procedure(case: Case, index: int) -> Iterator[Headcount]:
    """Yield the numbers of a procedure: announced (its own, else the case's), then each update."""
    procedure, root = case.procedures[index], ("procedures", index)
    if procedure.worker_count is not None:
        yield Headcount(procedure.worker_count, (*root, "worker_count"))
    elif procedure.sites:
        yield from _of_sites(procedure.sites, (*root, "sites"))
    else:
        yield from of_case(case)
    yield from _of_updates(procedure.events, (*root, "events"))


def largest(proceeding: Proceeding) -> Headcount | None:
    """Return the largest number that a procedure ever had, or None where none is known."""
    found = of_procedure(proceeding.case, proceeding.index)
    return max(found, key=lambda headcount: headcount.count, default=None)


def _of_updates(events: Sequence[Event], root: Route) -> Iterator[Headcount]:
    updates = [(position, event) for position, event in enumerate(events) if isinstance(event, WorkersUpdate)]
    for position, event in sorted(updates, key=lambda item: item[1].date):
        yield from _of_sites(event.sites, (*root, position, "sites"))


def _of_sites(sites: Sequence[Site], at: Route) -> Iterator[Headcount]:
    """A sum with a missing number would be too small to compare with."""
    counts = [site.worker_count for site in sites if site.worker_count is not None]
    if counts and len(counts) == len(sites):
        yield Headcount(sum(counts), at, sites)
