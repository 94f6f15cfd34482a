"""Who owes what to whom: the reports of the Nuclei, the requests and the extractions of Regione."""

from registry.derive.flows import flow_book
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.duties import duties_view


def pages(context: Context) -> Pages:
    """Return the page of the flows; it is one, and needs no worker of its own."""
    view = duties_view(flow_book(context.chronicles, context.shown.flows, context.setting))
    page = Page(
        address=addresses.DUTIES,
        title="Chi deve che cosa",
        description="I rapporti che ogni Nucleo ha da inviare, le richieste della Regione, le estrazioni inviate.",
        content=render("duties.html", view=view, as_of=context.as_of, is_public=context.is_public),
    )
    return Pages(bulk=(lambda: (page,),))
