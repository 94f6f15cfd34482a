"""The quarterly reports: of the region and of each territory, for every quarter with a crisis in charge."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from registry.derive.duty import ReportDuty, report_duty
from registry.derive.figures import Figures, figures_of
from registry.derive.quarter import QuarterFacts, quarter_facts
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.report import Compared, ReportView, report_view
from site_gen.views.report_index import index_view

_TOGETHER = 4  # quarters made by one maker: each also needs the figures of the year before the first

_Sums = Mapping[str | None, Figures]


def pages(context: Context) -> Pages:
    """Return the list of the quarters, and the reports, to be made a year at a time."""
    chronicles = context.chronicles
    quarters = quarters_in_charge(chronicles, context.as_of)
    starts = range(0, len(quarters), _TOGETHER)
    made = (quarters[start : start + _TOGETHER] for start in starts)
    return Pages(
        navigation=(_index(context, chronicles, quarters),),
        bulk=tuple(partial(_reports, context, chronicles, some, first=quarters[0]) for some in made),
    )


def _index(context: Context, chronicles: Sequence[Chronicle], quarters: Sequence[Quarter]) -> Page:
    busy = {quarter: territories_in_charge(chronicles, quarter, context.as_of) for quarter in quarters}
    duties = {quarter: _duties(context, quarter) for quarter in quarters}
    view = index_view(quarters, busy, duties, context=context)
    return Page(
        address=addresses.REPORTS,
        title="Rapporti trimestrali",
        description="Che cosa i Nuclei territoriali riferiscono ogni trimestre alla Regione sulle crisi in carico.",
        content=render("reports.html", view=view),
        searchable=True,
    )


def _duties(context: Context, quarter: Quarter) -> dict[str, ReportDuty]:
    flows = [flow for flow in context.shown.flows if flow.type != "estrazione_periodica"]
    return {sigla: report_duty(flows, sigla, quarter, as_of=context.as_of) for sigla in territories()}


def _reports(
    context: Context, chronicles: Sequence[Chronicle], quarters: Sequence[Quarter], *, first: Quarter
) -> Iterator[Page]:
    sums: dict[Quarter, _Sums] = {}
    for quarter in quarters:
        for other in (quarter.previous, quarter.year_before):
            if other >= first and other not in sums:
                sums[other] = _sums(_facts(context, chronicles, other))
        facts = _facts(context, chronicles, quarter)
        sums[quarter] = _sums(facts)
        duties = _duties(context, quarter)
        for place in (None, *territories()):
            compared = Compared(_sum(sums, quarter.previous, place), _sum(sums, quarter.year_before, place))
            yield _report(report_view(facts, context, territory=place, compared=compared, duties=duties))


def _facts(context: Context, chronicles: Sequence[Chronicle], quarter: Quarter) -> QuarterFacts:
    return quarter_facts(chronicles, quarter, context.setting, monitored=not context.is_public)


def _sums(facts: QuarterFacts) -> _Sums:
    return {place: figures_of(facts, place) for place in (None, *territories())}


def _sum(sums: Mapping[Quarter, _Sums], quarter: Quarter, place: str | None) -> Figures | None:
    return sums[quarter][place] if quarter in sums else None


def _report(view: ReportView) -> Page:
    return Page(
        address=addresses.report(view.quarter, view.sigla),
        title=f"Rapporto trimestrale {view.quarter}: {view.place}",
        description=f"{view.place}, {view.period}: crisi aziendali in carico, passi compiuti e tempi, passi attesi.",
        content=render("report.html", view=view),
    )
