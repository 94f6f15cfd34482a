"""The calendars of the site: of the region, of each territory, of each case. An event is written once for all."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.model import Case
from registry.reporters.agenda_ics import DatedEvent, calendar_of, events_of
from registry.reporters.lines import printable
from registry.reporters.wording import territory_name
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import File

_NAME = "Scadenze delle crisi aziendali"


@dataclass(frozen=True, slots=True)
class _Link:
    """Where the page of a case stands."""

    site_url: str

    def __call__(self, case: Case) -> str:
        return f"{self.site_url}{addresses.case(case.identity)}"


def calendars(context: Context) -> Iterator[File]:
    """Yield every calendar; that of a case stays where it is when there is nothing more to await in it."""
    by_case = _events(context)
    everything = [event for events in by_case.values() for event in events]
    everything.sort(key=lambda event: event.earliest_first)
    yield File(addresses.CALENDAR, calendar_of(everything, name=_NAME))
    for sigla in territories():
        own = (event for event in everything if event.item.involves(sigla))
        content = calendar_of(own, name=f"{_NAME} – {territory_name(sigla)}")
        yield File(addresses.territory_calendar(sigla), content)
    for status in context.statuses:
        case = status.case
        yield File(addresses.case_calendar(case.identity), calendar_of(by_case.get(case.id, ()), name=_of(case)))


def _events(context: Context) -> dict[str, tuple[DatedEvent, ...]]:
    link = _Link(context.site_url) if context.site_url else None
    return {
        case_id: tuple(events_of(items, as_of=context.as_of, link=link))
        for case_id, items in context.agenda_by_case.items()
    }


def _of(case: Case) -> str:
    return f"Scadenze – {printable(case.company.name)}"
