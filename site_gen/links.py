"""Addresses written from the site's root (`="/casi/"`), made relative to the page that holds them.

A site may live under any path of a host, and be read from a folder: it needs relative links. Whoever
writes a page should not have to know where it will stand.
"""

import re
from collections.abc import Iterator, Mapping

_FROM_ROOT = '="/'
_RULE = r"\b[RCAPS]-D?\d[\d.]*(?:-\d+)?(?<!\.)"
_CITED = re.compile(
    rf"<code>(?P<code>[^<>]+)</code>|<(a|pre|code|h[1-6])\b[^<>]*>.*?</\2>|<[^<>]*>|(?P<rule>{_RULE})", re.DOTALL
)
_IN_TEXT = re.compile(_RULE)
_IN_PROSE = re.compile(r'(<(?:a|img)\b[^<>]*\s(?:href|src)=")/([^"]*)')


def relative_to(address: str, content: str) -> tuple[str, set[str]]:
    """Return `content` with its root addresses made relative to `address`, and the places they name.

    Every attribute that begins with `/` is an address. Places are without leading `/`, query and
    fragment: `casi/BG/`, `feed.xml`, empty for the home page.
    """
    before, *after = content.split(_FROM_ROOT)
    if not after:
        return content, set()
    places = {_place(text.partition('"')[0]) for text in after}
    return f'="{root_from(address)}'.join((before, *after)), places


def prose_relative_to(address: str, html: str) -> tuple[str, set[str]]:
    """Return the same for hand-written pages, whose text and code may speak of attributes."""
    places = {_place(link) for _, link in _IN_PROSE.findall(html)}
    return _IN_PROSE.sub(rf"\1{root_from(address)}\2", html), places


def link_references(html: str, references: Mapping[str, str]) -> str:
    """Return `html` with the words that it writes as code and the rules that it cites linked from the root.

    Only what has a page is linked; links, headings and examples stay as they are.
    """

    def linked(match: re.Match[str]) -> str:
        address = references.get(match["code"] or match["rule"] or "")
        return match[0] if address is None else f'<a href="/{address}">{match[0]}</a>'

    return _CITED.sub(linked, html)


def rules_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces: what comes before a rule cited, and the rule; the last piece has none."""
    start = 0
    for match in _IN_TEXT.finditer(text):
        yield text[start : match.start()], match[0]
        start = match.end()
    yield text[start:], ""


def root_from(address: str) -> str:
    """Return the way from a page back to the site's root: `../../`, or `./` on the home page."""
    return "../" * address.count("/") or "./"


def _place(link: str) -> str:
    return link.partition("#")[0].partition("?")[0]
