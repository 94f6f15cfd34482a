"""A case as a row: of the explorer, of a territory, of the compact index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.italian import shortened
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.facets import Facets, facets_of
from site_gen.views.wording import Badge, item_badge, path_name, short_actor, standing_of, state_badge


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a list says of a case; from `action` to `press_word` all speak of one item, if there is any."""

    id: str
    territory: str
    year: str
    address: str
    name: str
    place: str
    territories: tuple[str, ...]
    lead: str | None
    path: str
    path_name: str
    state: Badge
    state_word: str
    action: str
    who: str
    on: date | None
    press: Badge | None
    press_word: str
    days: int | None
    """From today to the day of the item shown, negative once it is past."""
    workers: int | None
    last_on: date | None
    facets: Facets

    @property
    def newest_first(self) -> tuple[int, str]:
        """Sort key: the cases that moved last come first."""
        return -(self.last_on.toordinal() if self.last_on else 0), self.id


_LATE = frozenset(("scaduto", "attenzione", "da_registrare"))


@lru_cache(maxsize=1)
def rows_of(context: Context) -> tuple[CaseRow, ...]:
    """Return a row for every case, those that moved last first."""
    rows = (row_of(status, context.agenda_by_case.get(status.case.id, ())) for status in context.statuses)
    return tuple(sorted(rows, key=lambda row: row.newest_first))


def row_of(status: CaseStatus, items: Sequence[AgendaItem]) -> CaseRow:
    """Return the row of a case; `items` are its own in the agenda, the most pressing first."""
    case = status.case
    path = status.current.path.code if status.current else "monitoraggio"
    shown = next((item for item in items if item.kind in _LATE), None) or next_item_of(status, items)
    return CaseRow(
        id=case.id,
        territory=case.identity.territory,
        year=case.identity.year,
        address=addresses.case(case.identity),
        name=case.company.name,
        place=place_of(status),
        territories=status.territories,
        lead=status.lead.territory,
        path=path,
        path_name=path_name(path),
        state=state_badge(standing_of(status)),
        state_word=standing_of(status),
        action=label_of(shown.action.step.step) if shown and shown.action else "",
        who=short_actor(shown.actor, shown.lead) if shown else "",
        on=shown.on if shown else None,
        press=item_badge(shown) if shown else None,
        press_word=shown.kind if shown else "",
        days=shown.days if shown else None,
        workers=status.worker_count,
        last_on=last_day_of(status),
        facets=facets_of(status, items),
    )


def place_of(status: CaseStatus) -> str:
    """Return «Nembro (BG) e altre 2 sedi», from the sites as the file first told them."""
    first, *others = status.case.sites
    municipality = shortened(first.municipality or "", longest=60)
    named = f"{municipality} ({first.province})" if municipality else f"provincia {first.province}"
    if not others:
        return named
    return f"{named} e un'altra sede" if len(others) == 1 else f"{named} e altre {len(others)} sedi"


def next_item_of(status: CaseStatus, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the next action of a case among its items: that of its current procedure, else of another.

    What runs in parallel counts only where nothing else is left; what may be done is no item at all.
    """
    actions = [item for item in items if item.action is not None]
    return min(actions, key=lambda item: _precedence(item, status), default=None)


def _precedence(item: AgendaItem, status: CaseStatus) -> tuple[bool, bool, bool]:
    procedure, action = item.procedure, item.action
    is_next = procedure is not None and action is procedure.next_action
    return action is not None and action.is_parallel, procedure is not status.current, not is_next


def last_day_of(status: CaseStatus) -> date | None:
    """Return the day of the latest fact of a case."""
    return max((event.date for _, event in status.case.located_events()), default=None)
