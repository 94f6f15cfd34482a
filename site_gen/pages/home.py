"""The first page."""

from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.home import home_view

_DESCRIPTION = (
    "Che cosa richiede attenzione oggi nelle crisi aziendali seguite dai Nuclei territoriali della Lombardia."
)


def pages(context: Context) -> Pages:
    """Return the first page."""
    content = render(
        "home.html",
        view=home_view(context),
        feed=addresses.FEED,
        calendar=addresses.CALENDAR,
        subscribing=addresses.SUBSCRIBING,
        reporting=addresses.NEW_CASE if context.may_edit else "",
    )
    return Pages(navigation=(Page(addresses.HOME, "Home", _DESCRIPTION, content),))
