"""A procedure on its path, each event with its place in the file: what most checks judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from registry.derive import Lead, Setting
from registry.derive.course import Course, course_of
from registry.derive.workers import sites_on, workers_by_territory
from registry.finding import Route
from registry.glossary import label_of
from registry.italian import dated
from registry.law import Path
from registry.model import Case, Event, Procedure

EventT_co = TypeVar("EventT_co", bound=Event, covariant=True)
OtherT = TypeVar("OtherT", bound=Event)


@dataclass(frozen=True, slots=True)
class Placed(Generic[EventT_co]):
    """An event and where it is written."""

    event: EventT_co
    root: Route

    @property
    def date(self) -> date:
        """The day of the event."""
        return self.event.date

    def route(self, *names: str | int) -> Route:
        """Return the route of a fact of the event, by attribute names; of the event itself without any."""
        return (*self.root, *names)

    def __str__(self) -> str:
        """Name the event in a message: «Incontro con le parti» del 10/03/2026."""
        return f"«{label_of(self.event.type)}» {dated('del', self.event.date)}"


@dataclass(frozen=True)
class Proceeding:
    """A procedure of a case on its path. Events of days not yet come are as if unknown."""

    case: Case
    index: int
    path: Path
    setting: Setting

    @property
    def procedure(self) -> Procedure:
        """The procedure as written."""
        return self.case.procedures[self.index]

    def route(self, *names: str | int) -> Route:
        """Return the route of a fact of the procedure, by attribute names."""
        return ("procedures", self.index, *names)

    @cached_property
    def events(self) -> tuple[Placed[Event], ...]:
        """The events known, by date; within a day in the order of the file."""
        as_of = self.setting.as_of
        placed = [
            Placed(event, ("procedures", self.index, "events", position))
            for position, event in enumerate(self.procedure.events)
            if event.date <= as_of
        ]
        return tuple(sorted(placed, key=_date))

    @cached_property
    def first(self) -> dict[str, Placed[Event]]:
        """The earliest event of each type."""
        found: dict[str, Placed[Event]] = {}
        for placed in self.events:
            found.setdefault(placed.event.type, placed)
        return found

    def all_of(self, kind: str) -> Iterator[Placed[Event]]:
        """Yield the events of a type, by date."""
        return (placed for placed in self.events if placed.event.type == kind)

    def those(self, model: type[OtherT]) -> Iterator[Placed[OtherT]]:
        """Yield the events of a class, by date."""
        for placed in self.events:
            if isinstance(placed.event, model):
                yield Placed(placed.event, placed.root)

    @cached_property
    def course(self) -> Course:
        """The procedure as the engine derives it."""
        return course_of(self.case, self.procedure, path=self.path, setting=self.setting)

    def lead_on(self, day: date) -> Lead:
        """Return the lead Nucleo as of a day."""
        return self.course.lead_on(day)

    @property
    def sites_route(self) -> Route:
        """Where the sites of the procedure are written: its own, else the case's."""
        return self.route("sites") if self.procedure.sites else ("sites",)

    def territories_on(self, day: date) -> tuple[str, ...]:
        """Return the territories with workers of the procedure on a day, sorted."""
        return tuple(workers_by_territory(sites_on(self.case, self.procedure, day)))


def _date(placed: Placed[Event]) -> date:
    return placed.event.date
