"""How many workers, and where, on a given day: announced and revised numbers both stay."""

from collections.abc import Iterable, Mapping
from datetime import date

from registry.model import Case, Event, Procedure, Site
from registry.model.events.common import WorkersUpdate


def sites_on(case: Case, procedure: Procedure | None, day: date) -> tuple[Site, ...]:
    """Return the sites as known on a day: the latest update of the procedure, its own sites, else the case's."""
    if procedure is not None:
        updated = _latest_update(procedure.events, day)
        if updated is not None:
            return updated.sites
        if procedure.sites:
            return procedure.sites
    updated = _latest_update(case.events, day)
    return updated.sites if updated is not None else case.sites


def _latest_update(events: Iterable[Event], day: date) -> WorkersUpdate | None:
    updates = [event for event in events if isinstance(event, WorkersUpdate) and event.date <= day]
    return max(updates, key=lambda event: event.date, default=None)


def worker_count_on(case: Case, procedure: Procedure | None, day: date) -> int | None:
    """Return the workers involved on a day, or None where no number is known.

    The procedure's own total holds until an update gives newer numbers by site.
    """
    if procedure is not None and procedure.worker_count is not None and _latest_update(procedure.events, day) is None:
        return procedure.worker_count
    counts = [site.worker_count for site in sites_on(case, procedure, day) if site.worker_count is not None]
    return sum(counts) if counts else None


def workers_by_territory(sites: Iterable[Site]) -> Mapping[str, int | None]:
    """Return the workers of each Lombard territory; None where a site does not tell them."""
    found: dict[str, int | None] = {}
    for site in sites:
        if not site.is_lombard:
            continue
        known = found.get(site.province, 0)
        found[site.province] = None if known is None or site.worker_count is None else known + site.worker_count
    return dict(sorted(found.items()))


def territories_on(case: Case, procedures: Iterable[Procedure], day: date) -> tuple[str, ...]:
    """Return the territories with workers of the case, sorted; the one that opened it where there are none."""
    found = {
        territory
        for procedure in (None, *procedures)
        for territory in workers_by_territory(sites_on(case, procedure, day))
    }
    return tuple(sorted(found)) or (case.identity.territory,)
