"""The list of the reports: year by year, quarter by quarter, who sent what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from registry.calendar import Quarter
from registry.derive.duty import DutyState, ReportDuty
from registry.italian import counted
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.report_parts import duty_badge, month_span
from site_gen.views.wording import Badge
from site_gen.views.years import Stretch, stretches

_SHORT: dict[DutyState, str] = {
    "inviato": "Inviato",
    "richiesto": "Richiesto",
    "da_inviare": "Da inviare",
    "in_corso": "In corso",
}


@dataclass(frozen=True, slots=True)
class QuarterHead:
    """A quarter above its column: the report of the region, and how many of the twelve were sent."""

    number: int
    months: str
    short: str
    address: str
    summary: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The report of a territory on a quarter; without a badge there is nothing to report."""

    address: str
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class YearView:
    """A year: its quarters, and a row for each territory."""

    year: int
    quarters: tuple[QuarterHead, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    is_running: bool

    @property
    def is_empty(self) -> bool:
        """Whether it is over and nobody had anything to report."""
        return not self.is_running and not any(cell.badge for _, cells in self.rows for cell in cells)


@dataclass(frozen=True, slots=True)
class ReportIndex:
    """The years, the latest first."""

    stretches: tuple[Stretch[YearView], ...]
    is_public: bool


def index_view(
    quarters: Sequence[Quarter],
    busy: Mapping[Quarter, frozenset[str]],
    duties: Mapping[Quarter, Mapping[str, ReportDuty]],
    *,
    context: Context,
) -> ReportIndex:
    """Return the list of the reports; `busy` are the territories with a crisis in charge in each quarter."""
    years = sorted({quarter.year for quarter in quarters}, reverse=True)

    def told(year: int) -> YearView:
        ours = [quarter for quarter in quarters if quarter.year == year]
        heads = (_head(quarter, busy[quarter], duties[quarter], as_of=context.as_of) for quarter in ours)
        named = sorted(territories().values(), key=lambda territory: territory.name)
        rows = ((item.name, tuple(_cells(item.sigla, ours, busy=busy, duties=duties))) for item in named)
        return YearView(year, tuple(heads), tuple(rows), context.as_of.year == year)

    found = stretches([told(year) for year in years], attrgetter("year"), attrgetter("is_empty"))
    return ReportIndex(tuple(found), context.is_public)


def _head(quarter: Quarter, busy: frozenset[str], duties: Mapping[str, ReportDuty], *, as_of: date) -> QuarterHead:
    owing = [duty for duty in duties.values() if duty.is_owed(has_crises=duty.territory in busy)]
    sent = sum(duty.state == "inviato" for duty in owing)
    is_running = as_of <= quarter.last_day
    summary = "in corso" if is_running else f"{counted(sent, 'inviato', 'inviati')} su {len(owing)}"
    return QuarterHead(quarter.number, month_span(quarter), str(quarter), addresses.report(quarter), summary)


def _cells(
    sigla: str,
    quarters: Sequence[Quarter],
    *,
    busy: Mapping[Quarter, frozenset[str]],
    duties: Mapping[Quarter, Mapping[str, ReportDuty]],
) -> Iterator[Cell]:
    for quarter in quarters:
        duty = duties[quarter][sigla]
        badge = (
            Badge(_SHORT[duty.state], duty_badge(duty).css) if duty.is_owed(has_crises=sigla in busy[quarter]) else None
        )
        yield Cell(addresses.report(quarter, sigla), badge)
