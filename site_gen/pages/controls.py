"""The controls: what every finding means, why it is there, how to mend it."""

from collections.abc import Iterator
from functools import partial

from registry.controls import GROUPS
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.control import GROUP_TITLES, ControlView, control_views


def pages(context: Context) -> Pages:
    """Return the list of the controls and the help on each."""
    views = tuple(control_views())
    groups = [(GROUP_TITLES[group], [view for view in views if view.control.group == group]) for group in GROUPS]
    index = Page(
        address=addresses.CONTROLS,
        title="Controlli",
        description="Che cosa il registro controlla nei file, perché, e come si rimedia.",
        content=render("controls.html", groups=groups),
        searchable=True,
    )
    return Pages(navigation=(index,), bulk=(partial(_pages, views),))


def _pages(views: tuple[ControlView, ...]) -> Iterator[Page]:
    for view in views:
        yield Page(
            address=addresses.control(view.control.slug),
            title=view.title,
            description=view.control.explanation,
            content=render("control.html", view=view),
            searchable=True,
        )
