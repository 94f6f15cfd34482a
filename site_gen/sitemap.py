"""The sitemap: one line per page and no dates, so that the same pages give the same bytes."""

import gzip
from collections.abc import Iterable, Iterator
from html import escape

from site_gen.outputs import File


def sitemap(addresses: Iterable[str], *, site_url: str) -> Iterator[File]:
    """Yield `sitemap.xml`, in the order of the addresses, and its compressed copy."""
    base = escape(site_url.rstrip("/"))
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{base}/{escape(address)}</loc></url>" for address in sorted(addresses)),
        "</urlset>\n",
    )
    text = "\n".join(lines).encode()
    yield File("sitemap.xml", text)
    yield File("sitemap.xml.gz", gzip.compress(text, mtime=0))
