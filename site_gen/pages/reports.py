"""The quarterly reports: of the region and of each territory, for every quarter since the registry began.

Beside those of the last closed quarter, of the current one and those sent stand their documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from registry.model import Flow
from registry.sent import Altered
from site_gen import addresses
from site_gen.context import Context
from site_gen.documents.about import About
from site_gen.documents.as_sent import as_sent
from site_gen.documents.charted import ReportCharts, charts_of
from site_gen.documents.cover import cover_facts
from site_gen.documents.formats import documents, published
from site_gen.documents.quarterly import Quarterly
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.report import ReportView
from site_gen.views.report_index import index_view

_TOGETHER = 4  # quarters made by one maker: each also needs the figures of the year before the first


def pages(context: Context) -> Pages:
    """Return the list of the quarters, and the reports, to be made a year at a time."""
    chronicles = context.chronicles
    quarters = _quarters(context)
    starts = range(0, len(quarters), _TOGETHER)
    made = (quarters[start : start + _TOGETHER] for start in starts)
    return Pages(
        navigation=(_index(context, chronicles, quarters),),
        bulk=tuple(partial(_reports, context, some) for some in made),
    )


def _quarters(context: Context) -> Sequence[Quarter]:
    """Return the quarters from the first one of the registry to the current one."""
    current = Quarter.of(context.as_of)
    begun = [Quarter.of(context.begun_on)] if context.begun_on else []
    sent = [flow.quarter for flow in context.shown.flows if flow.quarter is not None and flow.quarter <= current]
    in_charge = quarters_in_charge(context.chronicles, context.as_of)
    first = min((*begun, *sent, *in_charge[:1]), default=None)
    found: list[Quarter] = []
    while first is not None and first <= current:
        found.append(first)
        first = first.next
    return found


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


def _reports(context: Context, quarters: Sequence[Quarter]) -> Iterator[Output]:
    quarterly = Quarterly(context)
    for quarter in quarters:
        duties = quarterly.duties(quarter)
        for now in quarterly.views(quarter):
            yield from _report(now, duties[now.sigla].sent if now.sigla else (), context)


def _report(now: ReportView, sent: Sequence[Flow], context: Context) -> Iterator[Output]:
    """Yield the page of a report and its documents."""
    view, about = _as_sent(now, sent, context)
    is_carried = _is_recent(view.quarter, context.as_of) or bool(sent)
    formats = published() if is_carried else ()
    about = replace(about, formats=formats)
    # An old report of a territory has its tables alone: a chart for each would be thousands.
    is_drawn = is_carried or view.sigla is None
    yield _page(view, about, charts_of(view, context.cache) if is_drawn else ReportCharts())
    for kind, content in documents(view, formats, context.cache):
        yield File(addresses.report_document(view.quarter, view.sigla, suffix=kind), content)


def _as_sent(now: ReportView, sent: Sequence[Flow], context: Context) -> tuple[ReportView, About]:
    """Return a report as its page shows it, as sent or today's, and what is to be said about it."""
    try:
        return as_sent(now, sent, lambda flow: context.frozen[flow.identity], cases=context.shown.cases)
    except (KeyError, Altered):
        return now, About(altered_on=max(flow.date for flow in sent if flow.fingerprint is not None))


def _is_recent(quarter: Quarter, as_of: date) -> bool:
    """Tell whether a quarter is the current one or the last closed; others are made on demand."""
    return quarter in {Quarter.of(as_of), Quarter.of(as_of).previous}


def _page(view: ReportView, about: About, charts: ReportCharts) -> Page:
    return Page(
        address=addresses.report(view.quarter, view.sigla),
        title=f"Rapporto trimestrale {view.quarter}: {view.place}",
        description=f"{view.place}, {view.period}: crisi aziendali in carico, passi compiuti e tempi, passi attesi.",
        content=render("report.html", view=view, about=about, charts=charts, facts=tuple(cover_facts(view))),
    )
