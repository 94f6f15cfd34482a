"""The order in which the applications for CIG in deroga 2016 were to be authorised."""

from registry.derive.exemption import PATH
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.queue import queue_view

_TITLE = "Coda delle autorizzazioni"
_DESCRIPTION = "CIG in deroga 2016, archivio: le domande in ordine di presentazione, che cosa le ferma, gli importi."


def pages(context: Context) -> Pages:
    """Return the page of the queue."""

    def made() -> tuple[Page, ...]:
        view = queue_view(context)
        content = render("queue.html", view=view, title=_TITLE, path=addresses.path(PATH))
        return (Page(addresses.QUEUE, _TITLE, _DESCRIPTION, content, searchable=True),)

    return Pages(bulk=(made,))
