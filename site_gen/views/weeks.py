"""The weeks ahead: how many cases have a term or a planned date in each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry.italian import day_span
from site_gen.case_filter import CaseFilter
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.context import Context
from site_gen.views.listing import CaseRow, rows_of

WEEKS = 8


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week from its first day, or from today, to its Sunday: the cases with a date in it."""

    label: str
    first: date
    last: date
    count: int
    cases: str


@dataclass(frozen=True, slots=True)
class WeeksView:
    """The weeks in order; `figure` is None where there is too little to draw."""

    rows: tuple[WeekRow, ...]
    figure: Figure | None


def weeks_view(context: Context) -> WeeksView:
    """Return the weeks ahead, that of the day included."""
    rows = tuple(_row(first, last, rows_of(context)) for first, last in _spans(context.as_of))
    chart = Chart(
        kind=Kind.BARS,
        title="Casi con una scadenza o una data prevista, settimana per settimana",
        over="Settimana",
        categories=tuple(row.label for row in rows),
        series=(Series("Casi", tuple(row.count for row in rows), "rc-current"),),
    )
    return WeeksView(rows, figure_of(chart, context.cache))


def _spans(as_of: date) -> Iterator[tuple[date, date]]:
    first = as_of
    for _ in range(WEEKS):
        last = first + timedelta(days=6 - first.weekday())
        yield first, last
        first = last + timedelta(days=1)


def _row(first: date, last: date, rows: Iterable[CaseRow]) -> WeekRow:
    count = sum(any(first <= day <= last for day in row.facets.coming) for row in rows)
    return WeekRow(day_span(first, last), first, last, count, CaseFilter(since=first, until=last).address)
