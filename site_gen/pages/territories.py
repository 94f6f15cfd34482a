"""The territories: all of them, and what the Nucleo of each has in hand."""

from collections.abc import Iterator
from functools import partial

from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.context import Context
from site_gen.outputs import Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.agenda import SHOWN, sections_of
from site_gen.views.breakdown import by_path, drawn
from site_gen.views.map import map_view
from site_gen.views.new_case import NewCaseView, new_case_views
from site_gen.views.territory import TerritoryView, territory_views
from site_gen.views.trend import trend_view


def pages(context: Context) -> Pages:
    """Return the list of the territories and a page for each."""
    views = territory_views(context)
    _ = context.chronicles  # worked out once, before the workers are forked
    content = render("territories.html", territories=views, map=map_view(views), as_of=context.as_of)
    description = "I dodici Nuclei territoriali della Lombardia: casi seguiti, scadenze, lavoratori coinvolti."
    return Pages(
        navigation=(Page(addresses.TERRITORIES, "Territori", description, content),),
        bulk=tuple(partial(_territory, view, context) for view in views),
    )


def _opening(view: TerritoryView, context: Context) -> NewCaseView | None:
    if not context.may_edit:
        return None
    views = new_case_views(context.law, context.forge, as_of=context.as_of, has_form_editor=context.has_form_editor)
    return next(found for found in views if found.sigla == view.sigla)


def _territory(view: TerritoryView, context: Context) -> Iterator[Output]:
    touching = [status for status in context.statuses if view.sigla in status.territories]
    content = render(
        "territory.html",
        view=view,
        sections=tuple(sections_of(view.items)),
        shown=SHOWN,
        as_of=context.as_of,
        dossier=addresses.dossier(view.sigla),
        trend=trend_view(context, view.sigla),
        paths=drawn(by_path(touching, CaseFilter(territory=view.sigla)), context.cache),
        feed=addresses.territory_feed(view.sigla),
        calendar=addresses.territory_calendar(view.sigla),
        subscribing=addresses.SUBSCRIBING,
        opening=_opening(view, context),
        all_ways=addresses.NEW_CASE,
    )
    title = f"Nucleo di {view.name}"
    description = f"Che cosa ha in mano il Nucleo di {view.name}: casi seguiti, scadenze, attese, casi chiusi."
    yield Page(addresses.territory(view.sigla), title, description, content)
