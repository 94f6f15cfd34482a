"""The page that helps to record an event: its lines ready to be copied, and where to put them."""

from collections.abc import Iterator
from functools import partial

from site_gen import addresses, statics
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.event_form import event_form_view
from site_gen.views.new_case import new_case_views


def pages(context: Context) -> Pages:
    """Return the page, for the editions that lead to the files."""
    return Pages(bulk=(partial(_pages, context),)) if context.may_edit else Pages()


def _pages(context: Context) -> Iterator[Page]:
    yield Page(
        address=addresses.EVENT_FORM,
        title="Registrare un evento",
        description="Le righe di un evento, pronte da copiare nel file del caso.",
        content=render(
            "event_form.html",
            view=event_form_view(context.law, context.forge, has_form_editor=context.has_form_editor),
            new_cases=new_case_views(
                context.law, context.forge, as_of=context.as_of, has_form_editor=context.has_form_editor
            ),
            script=statics.place("event-form.js"),
        ),
    )
