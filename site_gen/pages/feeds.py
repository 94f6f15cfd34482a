"""What people subscribe to: few makers, so that what several files tell is written once."""

from functools import partial

from site_gen.context import Context
from site_gen.feeds.calendars import calendars
from site_gen.feeds.feeds import feeds
from site_gen.pages import Pages


def pages(context: Context) -> Pages:
    """Return the makers of the feeds and of the calendars."""
    _ = context.agenda_by_case  # worked out once, before the workers are forked
    return Pages(bulk=(partial(feeds, context), partial(calendars, context)))
