"""What a search engine and a shared link say of a page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape

import pytest

from tests.site.conftest import EDITIONS, Built
from tests.site.kinds import addresses_of, kind_of

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="?description"? property="?og:description"? content="([^"]*)"')
_SHARED = re.compile(r'property="?(og:\w+)"? content="([^"]*)"')


def told(built: Built) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield address, title, description and what a shared link shows, of every page that readers stay on."""
    for address in addresses_of(built.site):
        head = built.read(address).partition("</head>")[0]
        if address != "redazione/":
            title, about = _TITLE.search(head), _ABOUT.search(head)
            assert title, address
            assert about, address
            yield address, unescape(title[1]), unescape(about[1]), dict(_SHARED.findall(head))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_says_what_it_is(demo: Mapping[str, Built], edition: str) -> None:
    pages = list(told(demo[edition]))
    titles = Counter(title for _, title, _, _ in pages)

    assert len(pages) > 500
    assert [title for title, count in titles.items() if count > 1] == []
    for address, _, about, shared in pages:
        assert len(about) > 20, (address, about)  # how much of it is shown is up to who shows it
        assert not re.search(r"<\w|\{\{|\s{2}|&\w+;", about), (address, about)
        assert {"og:title", "og:type", "og:site_name", "og:description"} <= shared.keys(), address


@pytest.mark.parametrize("edition", EDITIONS)
def test_descriptions_tell_pages_apart(demo: Mapping[str, Built], edition: str) -> None:
    by_kind: dict[str | None, Counter[str]] = {}
    for address, _, about, _ in told(demo[edition]):
        by_kind.setdefault(kind_of(address), Counter())[about] += 1
    same = {kind: [about for about, count in abouts.items() if count > 2] for kind, abouts in by_kind.items()}

    assert {kind: abouts for kind, abouts in same.items() if abouts} == {}
