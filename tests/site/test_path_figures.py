"""The figures of a path's page count what the lists behind them hold."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from registry.law import load_law
from tests.site.conftest import EDITIONS, Built

CODES = tuple(load_law().paths)
_LINK = re.compile(r'<a href="?[./]*/casi/\?([^">]*posizione=[^">]*)"?>(?:<strong>)?([\d.]+)<')


def figures_of(html: str) -> Iterator[tuple[dict[str, str], int]]:
    """Yield the questions that figures lead to, and the figures."""
    for query, count in _LINK.findall(html):
        asked = dict(part.split("=") for part in unescape(query).split("&"))
        yield asked, int(count.replace(".", ""))


def column(index: dict[str, object], name: str) -> list[str]:
    columns = index["colonne"]
    assert isinstance(columns, dict)
    told = columns[name]
    if "come" in told:
        return [told["salvo"].get(str(at), value) for at, value in enumerate(column(index, told["come"]))]
    words, places = told
    return [words[place] for place in places]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("code", [code for code in CODES if code != "monitoraggio"])
def test_every_figure_is_as_long_as_its_list(demo: Mapping[str, Built], edition: str, code: str) -> None:
    built = demo[edition]
    index = json.loads((built.site / "casi/indice.json").read_text("utf-8"))
    positions, leads = column(index, "posizioni"), column(index, "capofila")
    page = built.content(f"percorsi/{code}/")
    found = list(figures_of(page))

    assert found
    for asked, count in found:
        listed = [
            at
            for at, words in enumerate(positions)
            if asked["posizione"] in words.split()
            and asked.get("capofila", leads[at] or "da_concordare") == (leads[at] or "da_concordare")
        ]
        if "gli elenchi dicono i casi" in page:
            assert 0 < len(listed) <= count, asked
        else:
            assert len(listed) == count, asked


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_time_is_counted_from_the_rows_behind_it(demo: Mapping[str, Built], edition: str) -> None:
    page = demo[edition].content("percorsi/7.1/")
    times = re.findall(r"percorsi/7\.1/(tempi/\w+/)\"?>n = ([\d.]+)<", page)

    assert len(times) > 5
    for address, count in times:
        rows = demo[edition].content(f"percorsi/7.1/{address}")
        days = re.findall(r'data-label="?Giorni"? class="?rc-num"?>([\d.]+)<', rows)
        assert len(days) == int(count), address


@pytest.mark.browser
def test_a_figure_opens_the_explorer_on_its_cases(
    chromium: Browser, serve: Callable[[Path], str], demo: Mapping[str, Built]
) -> None:
    base = serve(demo["interna"].site)
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{base}/percorsi/7.1/")
        figure = page.locator('#dove ~ .rc-beside td.rc-num a[href*="convocazione_parti"]').first
        count = figure.inner_text()
        figure.click()

        expect(page.locator("#esito")).to_contain_text(f"{count} casi su")
        expect(page.get_by_label("Dove sta la procedura")).to_have_value("7.1:convocazione_parti")
        assert page.url == f"{base}/casi/?posizione=7.1:convocazione_parti"
