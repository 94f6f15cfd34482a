"""The crises watched before any procedure: in the internal edition only, for they are never public."""

from registry.derive.monitoring import watches
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.watch import watches_view


def pages(context: Context) -> Pages:
    """Return the page of monitoring, or nothing in the public edition. Source: contract, «two editions»."""
    if context.is_public:
        return Pages()
    view = watches_view(watches(context.statuses, context.setting))
    page = Page(
        address=addresses.MONITORING,
        title="Monitoraggio: le crisi seguite",
        description="Le crisi seguite prima di ogni procedura: da quanto tempo, che cosa si è fatto, che cosa è nato.",
        content=render("monitoring.html", view=view, as_of=context.as_of),
    )
    return Pages(bulk=(lambda: (page,),))
