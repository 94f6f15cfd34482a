"""Everything that is late, due, planned and awaited, on one page."""

from collections.abc import Iterator
from functools import partial

from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.agenda import cards_of, sections_of
from site_gen.views.nonworking import nonworking_json
from site_gen.views.weeks import weeks_view
from site_gen.views.wording import territory_name

_DESCRIPTION = "Ciò che è oltre il termine, in scadenza, previsto o atteso nelle crisi aziendali della Lombardia."


def pages(context: Context) -> Pages:
    """Return the page of the deadlines."""
    sections = tuple(sections_of(context.agenda))
    counts = [(sigla, territory_name(sigla), _count(context, sigla)) for sigla in territories()]
    content = render(
        "deadlines.html",
        as_of=context.as_of,
        sections=sections,
        cards=cards_of(sections, addresses.DEADLINES),
        territories=counts,
        weeks=weeks_view(context),
        calendar=addresses.CALENDAR,
        subscribing=addresses.SUBSCRIBING,
        is_public=context.is_public,
    )
    page = Page(addresses.DEADLINES, "Scadenze", _DESCRIPTION, content)
    return Pages(navigation=(page,), bulk=(partial(_nonworking, context),))


def _nonworking(context: Context) -> Iterator[Output]:
    """Yield what a page of a case needs to count its days again, when it is read later."""
    yield File(addresses.NONWORKING, nonworking_json(context.as_of, patron_saints=context.settings.patron_saints))


def _count(context: Context, sigla: str) -> int:
    return sum(item.concerns(sigla) for item in context.agenda)
