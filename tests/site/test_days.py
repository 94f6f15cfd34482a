"""Wherever a page counts days to today, it counts them again on the day it is read, in the words of the server."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from registry.derive import case_status
from registry.derive.agenda import AgendaItem, AgendaKind
from site_gen.views.wording import item_badge
from tests.cases import case_with, setting_on
from tests.site.conftest import Built

pytestmark = pytest.mark.browser

LATE = "Ferriera Bagnalta S.p.A."
LISTS = ("", "scadenze/", "territori/BS/", "casi/BS/2026/", "settori/24/", "aziende/99943849994/")
"""Pages of every kind that tell how a case presses: the agenda's and the lists'."""
KINDS: Mapping[AgendaKind, tuple[str, range]] = {
    "in_scadenza": ("termine", range(40)),
    "previsto": ("previsto", range(40)),
    "da_registrare": ("previsto", range(-40, 0)),
    "promemoria": ("promemoria", range(-40, 40)),
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(accept_downloads=True) as context:
        yield context.new_page()


@pytest.fixture
def base(demo: Mapping[str, Built], serve: Callable[[Path], str]) -> str:
    return serve(demo["interna"].site)


def read_on(page: Page, day: str, url: str) -> None:
    page.clock.install(time=f"{day}T10:00:00+01:00")
    page.goto(url, wait_until="networkidle")


def test_the_words_of_a_browser_are_those_of_the_server(page: Page, base: str, demo: Mapping[str, Built]) -> None:
    (script,) = (demo["interna"].site / "assets/registro").glob("days.*.js")
    page.goto(f"{base}/{LISTS[1]}")
    status = case_status(case_with("licenziamento_collettivo"), setting_on("2026-11-23"))
    for kind, (name, span) in KINDS.items():
        told = page.evaluate(
            "async ([script, kind, span]) => { const { inBadge } = await import(script);"
            " return span.map((days) => inBadge(kind, days)); }",
            [f"{base}/assets/registro/{script.name}", name, list(span)],
        )
        assert told == [item_badge(AgendaItem(kind, status, on=None, days=days)).text for days in span]


@pytest.mark.parametrize("address", LISTS)
def test_lists_and_agendas_count_again(page: Page, base: str, address: str) -> None:
    read_on(page, "2026-12-09", f"{base}/{address}")

    row = page.get_by_role("row").filter(has_text=LATE).first
    expect(row.locator(".rc-badge", has_text="termine")).to_have_text("Oltre il termine indicativo da 28 giorni")
    expect(page.locator("#contati-a-oggi")).to_have_text(
        "I giorni sono contati a oggi, 9 dicembre 2026; i fatti sono quelli noti al 23 novembre 2026."
    )


@pytest.mark.parametrize("address", [*LISTS, "casi/"])
def test_on_its_own_day_a_page_says_what_was_built(page: Page, base: str, address: str) -> None:
    read_on(page, "2026-11-23", f"{base}/{address}")

    row = page.get_by_role("row").filter(has_text=LATE).first
    expect(row.locator(".rc-badge", has_text="termine")).to_have_text("Oltre il termine indicativo da 12 giorni")
    expect(page.locator("#contati-a-oggi")).to_have_count(0)


def test_the_explorer_counts_again_and_so_do_its_files(page: Page, base: str) -> None:
    read_on(page, "2026-12-01", f"{base}/casi/?testo=bagnalta")

    expect(page.locator("#elenco tbody .rc-attention")).to_have_text("Oltre il termine indicativo da 20 giorni")
    expect(page.locator("#contati-a-oggi")).to_contain_text("contati a oggi, 1° dicembre 2026")
    with page.expect_download() as download:
        page.get_by_role("button", name="Scarica in CSV").click()
    assert "Oltre il termine indicativo da 20 giorni" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_days_watched_go_on(page: Page, base: str) -> None:
    read_on(page, "2026-11-23", f"{base}/monitoraggio/")
    clock = page.locator("time[data-conto=trascorsi]").first
    before = clock.inner_text().removesuffix(" giorni")
    read_on(page, "2026-11-30", f"{base}/monitoraggio/")

    expect(clock).to_have_text(f"{int(before) + 7} giorni")
