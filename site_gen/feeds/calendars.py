"""The calendars of the site: of region, territories, paths, sectors, companies, cases. An event is written once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.model import Case, Identity
from registry.reporters.agenda_ics import DatedEvent, calendar_of, events_of
from registry.reporters.lines import printable
from registry.reporters.wording import territory_name
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.former import former_identities
from site_gen.outputs import File
from site_gen.views.facets import MONITORING
from site_gen.views.sector import by_sector
from site_gen.views.wording import path_name

_NAME = "Scadenze delle crisi aziendali"


@dataclass(frozen=True, slots=True)
class _Link:
    """Where the page of a case stands."""

    site_url: str

    def __call__(self, case: Case) -> str:
        return f"{self.site_url}{addresses.case(case.identity)}"


def calendars(context: Context) -> Iterator[File]:
    """Yield every calendar; that of a case stays where it is: also with nothing to await, also after a new name."""
    former: dict[str, list[Identity]] = {}
    for identity, status in former_identities(context.statuses):
        former.setdefault(status.case.id, []).append(identity)
    by_case = _events(context)
    everything = [event for events in by_case.values() for event in events]
    everything.sort(key=lambda event: event.earliest_first)
    yield File(addresses.CALENDAR, calendar_of(everything, name=_NAME))
    for sigla in territories():
        own = (event for event in everything if event.item.involves(sigla))
        content = calendar_of(own, name=f"{_NAME} – {territory_name(sigla)}")
        yield File(addresses.territory_calendar(sigla), content)
    for code in context.law.paths:
        own = (event for event in everything if _path_of(event.item) == code)
        content = calendar_of(own, name=f"{_NAME} – percorso {path_name(code)}")
        yield File(addresses.calendar_beside(addresses.path(code)), content)
    for code, statuses in by_sector(context).items():
        if code:
            page, name = addresses.sector(code), f"{_NAME} – settore {code}"
            yield File(addresses.calendar_beside(page), calendar_of(_of_cases(statuses, by_case), name=name))
    for company in context.companies:
        if company.has_several_cases:
            content = calendar_of(_of_cases(company.statuses, by_case), name=_of(company.name))
            yield File(addresses.calendar_beside(addresses.company(company.slug)), content)
    for status in context.statuses:
        case = status.case
        content = calendar_of(by_case.get(case.id, ()), name=_of(case.company.name))
        yield File(addresses.case_calendar(case.identity), content)
        yield from (File(addresses.case_calendar(name), content) for name in former.get(case.id, ()))


def _events(context: Context) -> dict[str, tuple[DatedEvent, ...]]:
    link = _Link(context.site_url) if context.site_url else None
    return {
        case_id: tuple(events_of(items, as_of=context.as_of, link=link))
        for case_id, items in context.agenda_by_case.items()
    }


def _path_of(item: AgendaItem) -> str:
    """Return the path of an item, empty for a reminder about a case that has procedures."""
    if item.procedure is not None:
        return item.procedure.path.code
    return "" if item.case.procedures else MONITORING


def _of_cases(statuses: Iterable[CaseStatus], by_case: Mapping[str, Sequence[DatedEvent]]) -> Iterator[DatedEvent]:
    return chain.from_iterable(by_case.get(status.case.id, ()) for status in statuses)


def _of(company_name: str) -> str:
    return f"Scadenze – {printable(company_name)}"
