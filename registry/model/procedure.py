"""One procedure of a crisis: its causale decides the path."""

from collections.abc import Iterator
from typing import Literal

from registry.model.base import Facts, public
from registry.model.company import Period, Site
from registry.model.events import AnyEvent, Event
from registry.model.scalars import Count, Flag, Percent, Several, Text


def by_date(events: tuple[AnyEvent, ...]) -> tuple[AnyEvent, ...]:
    """Return events by date; within a day the order of the file stays."""
    return tuple(sorted(events, key=lambda event: event.date))


class Procedure(Facts):
    """A procedure; `sites` and `worker_count` only where they differ from the case's.

    `apprentices_only` and `agency_work` tell whom an application for CIG in deroga is for. Source: R-D2.5-1, R-D2.5-2,
    R-D2.5-3, R-D2.5-4.
    """

    causale: Text = public()
    competence: Literal["regionale", "ministeriale"] | None = public(None)
    sites: Several[Site] = public(())
    worker_count: Count | None = public(None)
    redundancy_count: Count | None = public(None)
    period: Period | None = public(None)
    hours_reduction_percent: Percent | None = public(None)
    confidential: Flag = False
    policy_commitment_in_agreement: Flag | None = public(None)
    previous_cigs: Text | None = public(None)
    employer_type: Literal["imprenditore", "non_imprenditore", "studio_professionale"] | None = public(None)
    craft: Flag | None = public(None)
    apprentices_only: Flag | None = public(None)
    agency_work: Flag | None = public(None)
    ministerial_authorisation: Flag | None = public(None)
    ordinary_measures_exhausted: Flag | None = public(None)
    chosen_fund: Literal["cigd", "fis", "bilaterale"] | None = public(None)
    events: Several[AnyEvent] = public(())

    def all_of(self, kind: str) -> Iterator[Event]:
        """Yield the events of a type, by date."""
        return (event for event in by_date(self.events) if event.type == kind)

    def first(self, kind: str) -> Event | None:
        """Return the earliest event of a type, or None."""
        return next(self.all_of(kind), None)
