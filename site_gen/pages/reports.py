"""The quarterly reports: of the region and of each territory, for every quarter with a crisis in charge.

Beside those of the last closed quarter, of the current one and those sent stand their documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from registry.model import Flow
from site_gen import addresses
from site_gen.context import Context
from site_gen.documents.changes import changes_since
from site_gen.documents.formats import Format, cleaned, document, published
from site_gen.documents.frozen import can_be_shown, frozen_of
from site_gen.documents.quarterly import Quarterly
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.report import ReportView
from site_gen.views.report_index import index_view

_TOGETHER = 4  # quarters made by one maker: each also needs the figures of the year before the first

LARGEST_CARRIED = 1_000
"""A report on more crises than these is made on demand (`registro report`): its PDF would outweigh the site."""


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


def _reports(context: Context, quarters: Sequence[Quarter]) -> Iterator[Output]:
    quarterly = Quarterly(context)
    for quarter in quarters:
        duties = quarterly.duties(quarter)
        for view in quarterly.views(quarter):
            flow = duties[view.sigla].last_sent if view.sigla else None
            wanted = _is_recent(quarter, context.as_of) or flow is not None
            shown = _as_sent(view, flow, context)
            formats = published() if wanted and shown.view.crisis_count <= LARGEST_CARRIED else ()
            yield _report(shown, formats)
            yield from _documents(shown.view, formats)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A report as its page shows it: as sent, with what changed since, or today's; `withheld_on` was sent another."""

    view: ReportView
    changes: tuple[str, ...] = ()
    withheld_on: date | None = None


def _as_sent(now: ReportView, flow: Flow | None, context: Context) -> _Shown:
    content = context.frozen.get(flow.identity) if flow else None
    if content is None or flow is None:
        return _Shown(now)
    sent = frozen_of(content, flow).view(context.edition)
    return _Shown(sent, changes_since(sent, now)) if can_be_shown(sent, now) else _Shown(now, (), flow.date)


def _is_recent(quarter: Quarter, as_of: date) -> bool:
    """Tell whether a quarter is the current one or the last closed; others are made on demand."""
    return quarter in {Quarter.of(as_of), Quarter.of(as_of).previous}


def _report(shown: _Shown, formats: Sequence[Format]) -> Page:
    view = shown.view
    return Page(
        address=addresses.report(view.quarter, view.sigla),
        title=f"Rapporto trimestrale {view.quarter}: {view.place}",
        description=f"{view.place}, {view.period}: crisi aziendali in carico, passi compiuti e tempi, passi attesi.",
        content=render("report.html", view=view, formats=formats, changes=shown.changes, withheld_on=shown.withheld_on),
    )


def _documents(view: ReportView, formats: Sequence[Format]) -> Iterator[File]:
    if formats:
        shown = cleaned(view)
        for kind in formats:
            yield File(addresses.report_document(view.quarter, view.sigla, suffix=kind), document(shown, kind))
