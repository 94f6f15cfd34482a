"""The figures of the latest quarters: a chart, and a table whose rows lead to the reports that name the cases."""

from dataclasses import dataclass

from registry.derive.trend import QuarterCount, quarters_back, trend_of
from site_gen import addresses
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.context import Context

QUARTERS = 8


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A quarter; `address` is its report, which names the crises counted."""

    quarter: str
    address: str
    is_running: bool
    taken: int
    ended: int
    in_charge_at_end: int


@dataclass(frozen=True, slots=True)
class TrendView:
    """The latest quarters, in order; `figure` is None where there is too little to draw."""

    rows: tuple[TrendRow, ...]
    figure: Figure | None


def trend_view(context: Context, territory: str | None = None) -> TrendView | None:
    """Return the trend of the region or of a territory; None before the first crisis in charge.

    The quarters before it are left out: no data is not zero.
    """
    quarters = quarters_back(context.as_of, QUARTERS)
    counts = trend_of(context.chronicles, quarters, context.as_of, territory=territory)
    known = [number for number, count in enumerate(counts) if count.in_charge]
    if not known:
        return None
    told = counts[known[0] :]
    return TrendView(tuple(_row(count, territory) for count in told), figure_of(_chart(told), context.cache))


def _row(count: QuarterCount, territory: str | None) -> TrendRow:
    return TrendRow(
        quarter=str(count.quarter),
        address=addresses.report(count.quarter, territory) if count.in_charge else "",
        is_running=count.is_running,
        taken=count.taken,
        ended=count.ended,
        in_charge_at_end=count.in_charge_at_end,
    )


def _chart(counts: tuple[QuarterCount, ...]) -> Chart:
    return Chart(
        kind=Kind.LINE,
        title="Crisi in carico ai Nuclei, trimestre per trimestre",
        over="Trimestre",
        categories=tuple(str(count.quarter) for count in counts),
        series=(
            Series("In carico alla fine", tuple(count.in_charge_at_end for count in counts), "rc-current"),
            Series("Prese in carico", tuple(count.taken for count in counts), "rc-attention"),
            Series("Non più in carico", tuple(count.ended for count in counts), "rc-done"),
        ),
    )
