"""Lists longer than a page, and addresses that lead elsewhere: what the demonstration is too small to show."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from site_gen.pages.companies import LISTED
from site_gen.pages.explorer import SHOWN
from tests.site.audit import SCHEMES, SOUND, WIDTHS, Auditor
from tests.site.conftest import EDITIONS, Built
from tests.site.kinds import addresses_of, kind_of

pytestmark = pytest.mark.browser

LATER = (
    "casi/BG/2026/pagina_2/",
    "casi/BG/2026/pagina_3/",
    "aziende/elenco/2/",
    "percorsi/7.1/tempi/presa_in_carico/pagina_2/",
)
FORMER, NOW = "casi/MN/2026/calzificio-delmira/", "casi/MN/2026/calzificio-delmira-castel-goffredo/"


def case_number(number: int) -> dict[str, object]:
    return {
        "azienda": {"denominazione": f"Officine {number:03d} S.r.l.", "organico": 40},
        "sedi": [{"comune": "Bergamo", "provincia": "BG", "lavoratori": 20}],
        "pubblicazione": {"dal": "2026-01-01", "al": "2040-01-01"},
        "procedure": [
            {
                "causale": "proroga_22bis_crisi",
                "eventi": [
                    {"tipo": "informativa_convocazione", "data": "2026-11-02", "esame_previsto": "2026-11-12"},
                    {"tipo": "presa_in_carico", "data": "2026-11-04"},
                    {"tipo": "esame_congiunto_ministeriale", "data": "2026-11-12"},
                ],
            }
        ],
    }


@pytest.fixture(scope="module")
def large(build_registry: Callable[..., Built]) -> Built:
    count = max(2 * SHOWN, LISTED) + 1
    files = {f"cases/BG/2026/officine-{number:03d}.yaml": case_number(number) for number in range(count)}
    return build_registry(files, edition="interna")


@pytest.mark.parametrize("address", LATER)
def test_later_pages_of_a_list_are_sound(
    large: Built, audit: Auditor, serve: Callable[[Path], str], address: str
) -> None:
    assert large.status == 0, large.printed
    assert kind_of(address) is not None
    base = serve(large.site)
    for width in WIDTHS:
        for scheme in SCHEMES:
            assert audit(f"{base}/{address}", width=width, scheme=scheme) == SOUND, (width, scheme)


def test_there_are_no_later_pages_of_another_kind(large: Built) -> None:
    """One that is added is opened here too."""
    later = [address for address in addresses_of(large.site) if "pagina_" in address or "/elenco/" in address]
    assert {kind_of(address) for address in later} == {kind_of(address) for address in LATER}


def test_a_list_is_read_whole_without_scripts(large: Built, chromium: Browser, serve: Callable[[Path], str]) -> None:
    told: list[str] = []
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{serve(large.site)}/casi/BG/2026/")
        for number in ("2", "3", None):
            told += page.locator("tbody th a").all_inner_texts()
            if number:
                page.get_by_role("navigation", name="Pagine di questo elenco").get_by_text(number, exact=True).click()
    assert len(told) == len(set(told)) == max(2 * SHOWN, LISTED) + 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_former_address_leads_to_a_sound_page(
    demo: Mapping[str, Built], audit: Auditor, serve: Callable[[Path], str], edition: str
) -> None:
    base = serve(demo[edition].site)
    assert audit(f"{base}/{FORMER}", width=390, scheme="dark", arrives=f"{base}/{NOW}") == SOUND
    assert audit(f"{base}/{FORMER}", width=1280, scheme="light", arrives=f"{base}/{NOW}") == SOUND


def test_a_former_address_is_itself_sound_where_nothing_is_sent_on(
    demo: Mapping[str, Built], audit: Auditor, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """As a browser shows it that asks before it leaves a page."""
    html = demo["interna"].read(FORMER)
    assert 'http-equiv="refresh"' in html
    (tmp_path / "index.html").write_text(html.replace('http-equiv="refresh"', 'name="rimasta"'), encoding="utf-8")
    base = serve(tmp_path)
    for width in WIDTHS:
        for scheme in SCHEMES:
            assert audit(f"{base}/", width=width, scheme=scheme) == SOUND


def test_a_former_address_needs_no_script(
    demo: Mapping[str, Built], serve: Callable[[Path], str], chromium: Browser
) -> None:
    base = serve(demo["interna"].site)
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}/{FORMER}")
        expect(page).to_have_url(f"{base}/{NOW}")
