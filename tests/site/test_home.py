"""The first page in use: the map by keyboard, the figures that lead to their cases."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Built

pytestmark = pytest.mark.browser


@pytest.fixture
def base(demo: Mapping[str, Built], serve: Callable[[Path], str]) -> str:
    return serve(demo["interna"].site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


def test_each_province_is_a_link_that_says_its_figures(page: Page, base: str) -> None:
    page.goto(f"{base}/")
    provinces = page.get_by_role("group", name="Casi aperti per territorio").get_by_role("link")

    expect(provinces).to_have_count(12)
    expect(provinces.first).to_have_accessible_name(re.compile(r"^Bergamo: \d+ casi aperti, .*lavoratori coinvolti$"))


def test_the_map_is_used_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}/")
    provinces = page.get_by_role("group", name="Casi aperti per territorio").get_by_role("link")
    provinces.first.focus()
    page.keyboard.press("Tab")
    expect(provinces.nth(1)).to_be_focused()
    width = provinces.nth(1).locator("path").evaluate("path => parseFloat(getComputedStyle(path).strokeWidth)")
    assert width > 5  # the focus is seen on the shape itself
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Nucleo di Brescia")


def test_a_figure_of_the_table_leads_to_as_many_cases(page: Page, base: str) -> None:
    page.goto(f"{base}/territori/")
    row = page.get_by_role("row", name="Brescia")
    led = row.get_by_role("cell").first
    count = led.inner_text()
    led.get_by_role("link").click()

    expect(page.locator("#esito")).to_contain_text(f"{count} casi su")
