"""The periodic extraction, quarter by quarter and year by year, with its files beside.

Of the current quarter and year, of the last closed ones and of those sent; others are made on demand.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from registry.calendar import Quarter
from registry.derive.extraction import Activity, Extraction, activities_of, extraction_of
from site_gen import addresses
from site_gen.charts.figure import figure_of
from site_gen.context import Context
from site_gen.documents.extracts.extract import Extract, cover_of
from site_gen.documents.extracts.formats import available, document, ingredients
from site_gen.documents.extracts.table import COLUMNS
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.extract import SHOWN, Period, by_province, kind_rows, listed, periods_since, unit_rows

_DESCRIPTION = "Tutte le procedure di CIGS e di licenziamento collettivo in Lombardia, unità per unità, da scaricare."


def pages(context: Context) -> Pages:
    """Return the list of the periods, and a page for each."""
    activities = activities_of(context.chronicles)
    days = [activity.opened_on for activity in activities]
    begun = min([*days, *([context.begun_on] if context.begun_on else [])], default=None)
    periods = periods_since(begun, context.as_of) if begun else ()
    return Pages(
        navigation=(_index(context, activities, periods),),
        bulk=tuple(partial(_made, context, activities, period) for period in periods),
    )


def _index(context: Context, activities: Sequence[Activity], periods: Sequence[Period]) -> Page:
    content = render(
        "extracts.html",
        stretches=listed(activities, periods),
        fields=COLUMNS,
        formats=available(),
        is_public=context.is_public,
    )
    return Page(addresses.EXTRACTS, "Estrazioni", _DESCRIPTION, content, searchable=True)


def _made(context: Context, activities: Sequence[Activity], period: Period) -> Iterator[Output]:
    extraction = extraction_of(activities, period.first, period.last, setting=context.setting)
    made = Extract(extraction, context.edition, context.version)
    formats = available() if period.code in _carried(context) else ()
    yield _page(context, period, extraction, made=made, formats=formats)
    if formats:
        data = ingredients(made)
        for kind in formats:
            content = context.cache.kept(f"extract {kind}\0".encode() + data, partial(document, made, kind))
            yield File(addresses.extract_document(period.code, suffix=kind), content)


def _carried(context: Context) -> set[str]:
    """Return the periods whose files the site carries."""
    quarter, year = Quarter.of(context.as_of), context.as_of.year
    sent = (flow.quarter for flow in context.shown.flows if flow.type == "estrazione_periodica" and flow.quarter)
    return {str(year), str(year - 1), *map(str, (quarter, quarter.previous, *sent))}


def _page(context: Context, period: Period, extraction: Extraction, *, made: Extract, formats: Sequence[str]) -> Page:
    content = render(
        "extract.html",
        period=period,
        formats=formats,
        facts=tuple(cover_of(made)),
        kinds=kind_rows(extraction),
        units=unit_rows(extraction),
        unit_count=len(extraction.units),
        shown=SHOWN,
        chart=figure_of(by_province(extraction), context.cache),
        is_public=context.is_public,
    )
    return Page(period.address, f"Estrazione: {period.name}", f"{_DESCRIPTION} {period.name}.", content)
