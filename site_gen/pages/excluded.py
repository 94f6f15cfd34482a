"""What the site leaves out for its errors, where the office has chosen to publish the rest."""

from itertools import groupby

from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render

_DESCRIPTION = "I file del registro che questa pubblicazione lascia fuori perché sono da correggere."


def pages(context: Context) -> Pages:
    """Return the page of what is left out; none where nothing is.

    The public edition tells how many files, never which.
    """
    if not context.excluded_count:
        return Pages()
    files = [(file, list(problems)) for file, problems in groupby(context.excluded, key=lambda problem: problem.file)]
    content = render("excluded.html", count=context.excluded_count, files=files, is_public=context.is_public)
    page = Page(addresses.LEFT_OUT, "File esclusi", _DESCRIPTION, content)
    return Pages(bulk=(lambda: (page,),))
