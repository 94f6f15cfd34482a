"""The twelve territories: what their Nuclei have in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from registry.derive import CaseStatus, sites_on, workers_by_territory
from registry.derive.agenda import AgendaItem
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.context import Context
from site_gen.views.facets import NO_LEAD
from site_gen.views.listing import CaseRow, rows_of
from site_gen.views.wording import ENDED_STATES, OPEN_STATES, is_open, territory_name

_LATE = frozenset(("scaduto", "attenzione"))


@dataclass(frozen=True, slots=True)
class TerritoryView:
    """A territory: the cases its Nucleo follows (`led`), those of others that touch it, and its items.

    `workers` are those of its own sites in the cases not closed; `unknown_workers` counts the cases whose
    number is not known there.
    """

    sigla: str
    name: str
    led: tuple[CaseRow, ...]
    shared: tuple[CaseRow, ...]
    closed: tuple[CaseRow, ...]
    items: tuple[AgendaItem, ...]
    workers: int
    unknown_workers: int

    @property
    def address(self) -> str:
        """Where its page stands."""
        return addresses.territory(self.sigla)

    @property
    def open_count(self) -> int:
        """How many open cases touch it."""
        return len(self.led) + len(self.shared)

    @property
    def led_cases(self) -> str:
        """Where the cases that its Nucleo follows are listed, with those whose lead is still to be agreed."""
        if all(row.lead for row in self.led):
            return CaseFilter(lead=self.sigla, state=OPEN_STATES).address
        return CaseFilter(territory=self.sigla, lead=(self.sigla, NO_LEAD), state=OPEN_STATES).address

    @property
    def open_cases(self) -> str:
        """Where the open cases that touch it are listed."""
        return CaseFilter(territory=self.sigla, state=OPEN_STATES).address

    @property
    def ended_cases(self) -> str:
        """Where its closed and archived cases are listed."""
        return CaseFilter(territory=self.sigla, state=ENDED_STATES).address

    @property
    def late_count(self) -> int:
        """How many of its items are past a term."""
        return sum(item.kind in _LATE for item in self.items)

    @property
    def awaited_count(self) -> int:
        """How many of its items are awaited from others."""
        return sum(item.kind == "atteso" for item in self.items)


@lru_cache(maxsize=1)
def territory_views(context: Context) -> tuple[TerritoryView, ...]:
    """Return the twelve, by sigla."""
    by_id = {row.id: row for row in rows_of(context)}
    touched: dict[str, list[CaseStatus]] = {sigla: [] for sigla in territories()}
    for status in context.statuses:
        for sigla in dict.fromkeys((*status.territories, status.lead.territory or status.territories[0])):
            touched[sigla].append(status)
    items: dict[str, list[AgendaItem]] = {sigla: [] for sigla in territories()}
    for item in context.agenda:
        for sigla in (item.lead,) if item.lead else item.case.territories:
            items[sigla].append(item)
    return tuple(_view(sigla, touched[sigla], items=items[sigla], by_id=by_id) for sigla in territories())


def _view(
    sigla: str, touched: Sequence[CaseStatus], *, items: Sequence[AgendaItem], by_id: Mapping[str, CaseRow]
) -> TerritoryView:
    still_open = [status for status in touched if is_open(status)]
    counts = [workers_in(status, sigla) for status in still_open]
    return TerritoryView(
        sigla=sigla,
        name=territory_name(sigla),
        led=_rows([status for status in still_open if status.lead.territory in {sigla, None}], by_id),
        shared=_rows([status for status in still_open if status.lead.territory not in {sigla, None}], by_id),
        closed=_rows([status for status in touched if not is_open(status)], by_id),
        items=tuple(items),
        workers=sum(count for count in counts if count is not None),
        unknown_workers=counts.count(None),
    )


def _rows(statuses: Sequence[CaseStatus], by_id: Mapping[str, CaseRow]) -> tuple[CaseRow, ...]:
    return tuple(sorted((by_id[status.case.id] for status in statuses), key=lambda row: row.newest_first))


def workers_in(status: CaseStatus, sigla: str) -> int | None:
    """Return the workers of a case in a territory, None where not known: each is counted in one place.

    A procedure's own total that differs from the sum of the sites is not split by anyone's guess.
    """
    procedure = status.current.procedure if status.current else None
    sites = sites_on(status.case, procedure, status.as_of)
    if status.territories == (sigla,) and all(site.is_lombard for site in sites):
        return status.worker_count
    if status.worker_count != sum(site.worker_count or 0 for site in sites):
        return None
    return workers_by_territory(sites).get(sigla, 0)
