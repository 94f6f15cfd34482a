"""The quarterly reports: of the region and of each territory, for every quarter with a crisis in charge."""

from collections.abc import Iterator, Sequence
from functools import partial

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from site_gen import addresses
from site_gen.context import Context
from site_gen.documents.quarterly import Quarterly
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.report import ReportView
from site_gen.views.report_index import index_view

_TOGETHER = 4  # quarters made by one maker: each also needs the figures of the year before the first


def pages(context: Context) -> Pages:
    """Return the list of the quarters, and the reports, to be made a year at a time."""
    chronicles = context.chronicles
    quarters = quarters_in_charge(chronicles, context.as_of)
    starts = range(0, len(quarters), _TOGETHER)
    made = (quarters[start : start + _TOGETHER] for start in starts)
    return Pages(
        navigation=(_index(context, chronicles, quarters),),
        bulk=tuple(partial(_reports, context, some) for some in made),
    )


def _index(context: Context, chronicles: Sequence[Chronicle], quarters: Sequence[Quarter]) -> Page:
    busy = {quarter: territories_in_charge(chronicles, quarter, context.as_of) for quarter in quarters}
    quarterly = Quarterly(context)
    duties = {quarter: quarterly.duties(quarter) for quarter in quarters}
    view = index_view(quarters, busy, duties, context=context)
    return Page(
        address=addresses.REPORTS,
        title="Rapporti trimestrali",
        description="Che cosa i Nuclei territoriali riferiscono ogni trimestre alla Regione sulle crisi in carico.",
        content=render("reports.html", view=view),
        searchable=True,
    )


def _reports(context: Context, quarters: Sequence[Quarter]) -> Iterator[Page]:
    quarterly = Quarterly(context)
    for quarter in quarters:
        yield from (_report(view) for view in quarterly.views(quarter))


def _report(view: ReportView) -> Page:
    return Page(
        address=addresses.report(view.quarter, view.sigla),
        title=f"Rapporto trimestrale {view.quarter}: {view.place}",
        description=f"{view.place}, {view.period}: crisi aziendali in carico, passi compiuti e tempi, passi attesi.",
        content=render("report.html", view=view, formats=()),
    )
