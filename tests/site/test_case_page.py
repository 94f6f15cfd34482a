"""The page of a case: read on a later day, printed, weighed; and where one may go on from it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Built
from tests.site.static_host import static_host

pytestmark = pytest.mark.browser

LATE = "casi/BS/2026/ferriera-bagnalta-odolo/"
ORDINARY = (LATE, "casi/MI/2026/serigrafia-martesia-cernusco/")
BUSY = "casi/LO/2025/farmaceutici-muzzana-lodi/"
PLANNED = "casi/LC/2026/trafileria-adduana-valmadrera/"
ARCHIVED = "casi/BG/2016/falegnameria-vallestretta-clusone/"
LONGEST = "casi/BS/2025/rubinetterie-lumeretta-lumezzane/"


@pytest.fixture
def base(demo: Mapping[str, Built], serve: Callable[[Path], str]) -> str:
    return serve(demo["interna"].site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


def read_on(page: Page, day: str, url: str) -> None:
    """Open a page on a day, whatever today is."""
    page.clock.install(time=f"{day}T10:00:00+01:00")
    page.goto(url, wait_until="networkidle")


def test_on_its_own_day_a_page_says_what_was_built(page: Page, base: str) -> None:
    read_on(page, "2026-11-23", f"{base}/{LATE}")

    expect(page.locator(".rc-next")).to_contain_text("superato da 12 giorni (8 lavorativi)")
    expect(page.locator(".rc-next")).not_to_contain_text("contati a oggi")


def test_a_page_read_later_counts_its_days_again(page: Page, base: str) -> None:
    read_on(page, "2026-12-09", f"{base}/{LATE}")

    # Tuesday 8 December is a holiday and Monday 7, Sant'Ambrogio, is one in Milan only: the Nucleo is Brescia's.
    expect(page.locator(".rc-next")).to_contain_text("superato da 28 giorni (19 lavorativi)")
    expect(page.locator(".rc-next")).to_contain_text("i fatti sono quelli noti al 23 novembre 2026")
    expect(page.locator("li[aria-current=step]")).to_contain_text("Oltre il termine indicativo da 28 giorni")


TERM = {
    "azienda": {"denominazione": "Valvole Prova S.r.l."},
    "sedi": [{"comune": "Milano", "provincia": "MI", "lavoratori": 40}],
    "procedure": [
        {
            "causale": "proroga_22bis_crisi",
            "eventi": [
                {"tipo": "informativa_convocazione", "data": "2026-11-10"},
                {"tipo": "presa_in_carico", "data": "2026-11-12"},
                {"tipo": "esame_congiunto_ministeriale", "data": "2026-11-23"},
            ],
        }
    ],
}
DAYS = {
    "2026-11-24": ("fra 9 giorni lavorativi", "Scade fra 15 giorni", "rc-current"),
    "2026-12-04": ("fra 1 giorno lavorativo", "Scade fra 5 giorni", "rc-current"),  # 7: Sant'Ambrogio; 8: holiday
    "2026-12-09": ("oggi", "Scade oggi", "rc-current"),
    "2026-12-10": ("superato da 1 giorno (1 lavorativo)", "Oltre il termine indicativo da 1 giorno", "rc-attention"),
}


@pytest.fixture(scope="module")
def due(build_registry: Callable[..., Built], serve: Callable[[Path], str]) -> str:
    return serve(build_registry({"cases/MI/2026/valvole-prova.yaml": TERM}, edition="interna").site)


@pytest.mark.parametrize("day", DAYS)
def test_a_term_comes_nearer_and_goes_by(page: Page, due: str, day: str) -> None:
    sentence, badge, colour = DAYS[day]
    read_on(page, day, f"{due}/casi/MI/2026/valvole-prova/")

    expect(page.locator(".rc-next__what")).to_contain_text(f"mercoledì 9 dicembre 2026, {sentence}.")
    expect(page.locator("li[aria-current=step] .rc-badge")).to_have_text(badge)
    expect(page.locator("li[aria-current=step]")).to_have_class(colour)
    is_past = day > "2026-12-09"
    limit = "il termine indicativo era" if is_past else "di norma entro"
    expect(page.locator(".rc-next__what")).to_contain_text(
        f"tocca al Nucleo di Milano, {limit} mercoledì 9 dicembre 2026"
    )
    expect(page.locator("#prossima")).to_have_text("Prossima azione" + ", oltre il termine indicativo" * is_past)


def test_a_day_planned_goes_by(page: Page, base: str) -> None:
    read_on(page, "2027-03-28", f"{base}/{PLANNED}")  # the day on which clocks go forward

    expect(page.locator("#prossima")).to_have_text("Prossima azione: esito da registrare")
    expect(page.locator(".rc-next__what")).to_have_text(
        "Incontro con le parti: tocca al Nucleo di Lecco, era previsto per martedì 1° dicembre 2026, 117 giorni fa."
    )


def test_without_scripts_the_day_of_the_count_is_told(chromium: Browser, base: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}/{LATE}")
        expect(page.locator("#pagina")).to_contain_text("Situazione al 23 novembre 2026")


def test_the_days_without_work_are_told_with_the_saint_of_each_nucleo(demo: Mapping[str, Built]) -> None:
    told = json.loads((demo["pubblica"].site / "scadenze/giorni-non-lavorativi.json").read_text(encoding="utf-8"))

    assert told["dal"] == "2026-01-01"
    assert "2026-12-08" in told["festivi"]
    assert "2026-12-07" not in told["festivi"]
    assert "2026-12-07" in told["patroni"]["MI"]
    assert "2027-12-07" not in told["patroni"]["BS"]


# A page read later tells its days at greater length.
@pytest.mark.parametrize("address", [*ORDINARY, BUSY, ARCHIVED])
@pytest.mark.parametrize("day", ["2026-11-23", "2027-01-15"])
def test_a_case_is_printed_on_one_sheet(page: Page, base: str, address: str, day: str) -> None:
    read_on(page, day, f"{base}/{address}")
    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_longest_case_is_printed_on_the_two_faces_of_a_sheet(page: Page, base: str) -> None:
    read_on(page, "2027-01-15", f"{base}/{LONGEST}")
    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


def test_a_reader_goes_on_to_the_case_after_and_back(page: Page, base: str) -> None:
    page.goto(f"{base}/{LATE}")
    here = page.url
    page.locator(".rc-neighbours [rel=next]").click()
    assert page.url != here
    page.locator(".rc-neighbours [rel=prev]").click()
    assert page.url == here


def test_a_case_leads_to_those_of_its_board_and_to_its_calendar(page: Page, base: str) -> None:
    page.goto(f"{base}/{LATE}")
    expect(page.get_by_role("link", name="Componenti Auto Sebiera S.p.A.").first).to_be_visible()
    calendar = page.get_by_role("link", name="Scadenze del caso (calendario)").evaluate("link => link.href")

    assert calendar == f"{base}/{LATE}scadenze.ics"
    assert page.request.get(calendar).text().startswith("BEGIN:VCALENDAR")


def test_pages_are_light(demo: Mapping[str, Built], chromium: Browser) -> None:
    """As a static host sends them, compressed: what a reader waits for and pays for."""
    with static_host(demo["pubblica"].site) as (host, sent), chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{host}/{LATE}", wait_until="networkidle")
        first = sent.total()
        page.locator(".rc-neighbours a").first.click()
        page.wait_for_load_state("networkidle")
        following = sent.total() - first - sent[page.url.removeprefix(host)]
        sent.clear()
        page.goto(f"{host}/casi/", wait_until="networkidle")
        explorer = sent.total()

    assert first < 150_000
    assert following < 10_000
    assert first + explorer < 300_000


def test_a_large_registry_sends_its_index_to_those_who_filter(page: Page, base: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    html = page.request.get(f"{base}/casi/").text()
    page.route("**/casi/", lambda route: route.fulfill(body=re.sub(r'data-casi="\d+"', 'data-casi="10000"', html)))
    page.goto(f"{base}/casi/", wait_until="networkidle")
    assert "indice.json" not in asked
    page.get_by_label("Territorio").focus()
    expect(page.locator(".dt-paging")).to_be_visible()

    assert "indice.json" in asked
