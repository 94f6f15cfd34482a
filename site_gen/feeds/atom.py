"""A feed as Atom. Source: RFC 4287, RFC 4151 (identities).

The library writes it; only its clock is taken away: a feed without entries is as old as its day, not as now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import StringIO
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]  # ships no types

from site_gen.feeds.news import NewsItem

_AUTHORITY = "registro-crisi"
_SINCE = 2026


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it stands, the page it is about, its title and its entries, the latest first."""

    address: str
    page: str
    title: str
    subtitle: str
    author: str
    rights: str | None
    items: Sequence[NewsItem]


class _Dated(Atom1Feed):  # type: ignore[misc]
    def __init__(self, *arguments: object, updated: datetime, **named: object) -> None:
        super().__init__(*arguments, **named)
        self._updated = updated

    def latest_post_date(self) -> datetime:
        """Return the day of the latest entry, else that of the site."""
        return self._updated


def as_atom(feed: Feed, *, site_url: str, as_of: date) -> bytes:
    """Return the Atom; without the address of the site, links are relative to the feed itself."""
    base = site_url or "../" * feed.address.count("/") or "./"
    authority = f"tag:{urlsplit(site_url).hostname or _AUTHORITY},{_SINCE}:"
    updated = max((item.updated for item in feed.items), default=as_of)
    written = _Dated(
        title=feed.title,
        link=f"{base}{feed.page}",
        description=feed.subtitle,
        language="it",
        author_name=feed.author,
        feed_url=f"{base}{feed.address}",
        feed_guid=f"{authority}{feed.address}",
        feed_copyright=feed.rights,
        updated=_midnight(updated),
    )
    for item in feed.items:
        written.add_item(
            title=item.title,
            link=f"{base}{item.address}",
            description=None,
            content=item.html,
            unique_id=f"{authority}{item.name}",
            pubdate=_midnight(item.published),
            updateddate=_midnight(item.updated),
            categories=(item.category,),
        )
    out = StringIO()
    written.write(out, "utf-8")
    return f"{out.getvalue()}\n".encode()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
