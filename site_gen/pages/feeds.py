"""What people subscribe to: few makers, so that what several files tell is written once."""

from functools import partial

from site_gen.context import Context
from site_gen.feeds.boards import board_files
from site_gen.feeds.calendars import calendars
from site_gen.feeds.feeds import company_feeds, feeds
from site_gen.pages import Pages

_CHUNK = 500  # companies whose feeds one maker writes


def pages(context: Context) -> Pages:
    """Return the makers of the feeds and of the calendars."""
    _ = context.agenda_by_case, context.chronicles  # worked out once, before the workers are forked
    companies = context.companies
    chunks = (companies[start : start + _CHUNK] for start in range(0, len(companies), _CHUNK))
    return Pages(
        bulk=(
            partial(feeds, context),
            partial(calendars, context),
            partial(board_files, context),
            *(partial(company_feeds, context, some) for some in chunks),
        )
    )
