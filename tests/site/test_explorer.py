"""The explorer as a new user would use it, and without scripts."""

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


def names(page: Page) -> list[str]:
    return page.locator("#elenco tbody th a").all_text_contents()


def test_filters_narrow_the_table_and_stay_in_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    everything = len(names(page))
    page.get_by_label("Territorio").select_option("BS")
    page.get_by_text("Altri filtri").click()
    page.get_by_label("Che cosa attende").select_option("attenzione")

    expect(page.locator("#esito")).to_have_text(f"1 caso su {everything}.")
    assert names(page) == ["Ferriera Bagnalta S.p.A."]
    assert page.url == f"{base}/casi/?territorio=BS&scadenza=attenzione"


def test_an_address_with_filters_shows_the_same(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?territorio=BS&scadenza=attenzione")

    expect(page.locator("#elenco tbody tr")).to_have_count(1)
    expect(page.get_by_label("Territorio")).to_have_value("BS")


QUESTIONS = {
    "territorio=BS&settore=24,25&ritardo=si&lavoratori=50-": ["Ferriera Bagnalta S.p.A."],
    "settore=24&lavoratori=50-&ritardo=si&territorio=BS": ["Ferriera Bagnalta S.p.A."],
    "territorio=BS&settore=24&lavoratori=-175&ritardo=si": [],
    "testo=bagnalta&settore=C&anno=2026&trimestre=2026-T4&capofila=BS": ["Ferriera Bagnalta S.p.A."],
    "testo=bagnalta&percorso=7.1,7.2&causale=proroga_22bis_cds&stato=presa_in_carico,chiusa": [
        "Ferriera Bagnalta S.p.A."
    ],
    "testo=bagnalta&ritardo=no": [],
    "testo=bagnalta&causale=licenziamento_collettivo": [],
    "testo=bagnalta&dal=2028-01-01": [],
    "territorio=XX": [],
}


@pytest.mark.parametrize("query", QUESTIONS)
def test_an_address_sent_by_someone_asks_the_same(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}/casi/?{query}")

    expect(page.locator("#esito")).not_to_be_empty()
    assert names(page) == QUESTIONS[query]


def test_every_question_of_an_address_is_a_field_with_its_value(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?settore=24,25&capofila=BS&lavoratori=50-249&al=2026-12-31")

    expect(page.get_by_label("Settore (ATECO)")).to_have_value("24,25")
    expect(page.get_by_label("Nucleo capofila")).to_have_value("BS")
    expect(page.get_by_label("da", exact=True)).to_have_value("50")
    expect(page.get_by_label("a", exact=True)).to_have_value("249")
    expect(page.get_by_label("al", exact=True)).to_have_value("2026-12-31")
    page.get_by_label("a", exact=True).fill("")
    expect(page).to_have_url(f"{base}/casi/?settore=24,25&capofila=BS&lavoratori=50-&al=2026-12-31")


def test_text_is_found_without_accents_or_capitals(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    page.get_by_label("Cerca azienda, comune o azione").fill("cantu EBANISTERIA")

    expect(page.locator("#esito")).to_contain_text("1 caso su")
    assert names(page) == ["Ebanisteria Cantorella S.r.l."]


def test_drawn_rows_equal_those_of_the_page(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    written = rows(page)
    page.get_by_label("Stato").select_option("presa_in_carico")
    expect(page.locator("#esito")).to_contain_text("casi su")
    drawn = rows(page)

    assert 20 < len(drawn) < len(written)
    assert {address: written[address] for address in drawn} == drawn


def rows(page: Page) -> dict[str, list[str]]:
    """Return the words of each row by the address it leads to."""
    found = page.locator("#elenco tbody tr")
    links = found.locator("th a")
    return {
        links.nth(at).evaluate("link => link.href"): texts(found.nth(at).inner_html()) for at in range(found.count())
    }


def texts(html: str) -> list[str]:
    """Return the words of a row with the classes that colour it; how the days are marked does not matter."""
    return re.sub(r"</?time[^>]*>|href=\"[^\"]*\"|[<>]", " ", html).split()


def test_no_answer_is_said(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?testo=nessuna+azienda+si+chiama+così")

    expect(page.locator("#esito")).to_have_text("Nessun caso risponde ai filtri.")


def test_removing_the_filters_brings_all_back(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    everything = names(page)
    page.get_by_label("Territorio").select_option("SO")
    expect(page.locator("#esito")).to_contain_text("casi su")
    page.get_by_role("button", name="Togli i filtri").click()

    expect(page.locator("#esito")).to_be_empty()
    assert names(page) == everything
    assert page.url == f"{base}/casi/"


def test_a_row_leads_to_its_case(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?testo=nembresca")
    page.get_by_role("link", name="Filatura Nembresca S.p.A.").click()

    expect(page).to_have_url(f"{base}/casi/BG/2025/filatura-nembresca-nembro/")


def test_a_lost_index_leaves_the_lists(page: Page, base: str) -> None:
    page.route("**/indice.json", lambda route: route.abort())
    page.goto(f"{base}/casi/")
    page.get_by_label("Territorio").select_option("BS")

    expect(page.locator("#esito")).to_contain_text("non riesce a leggere")
    assert len(names(page)) > 1


def test_without_scripts_the_table_is_there_and_no_filter_is_promised(chromium: Browser, base: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}/casi/")
        assert len(names(page)) > 60
        expect(page.locator("#filtri")).to_be_hidden()
        page.get_by_role("link", name="2026").first.click()
        expect(page.locator("h1")).to_contain_text("nel 2026")


def test_by_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    page.get_by_label("Cerca azienda, comune o azione").focus()
    page.keyboard.type("bagnalta")
    expect(page.locator("#elenco tbody tr")).to_have_count(1)
    for _ in range(9):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ferriera Bagnalta S.p.A.")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ferriera Bagnalta S.p.A.")
