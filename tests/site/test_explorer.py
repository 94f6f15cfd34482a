"""The explorer as a new user would use it, and without scripts."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.conftest import PROJECT, Built

pytestmark = pytest.mark.browser
COUNT = len(list((PROJECT / "cases").glob("[A-Z][A-Z]/*/*.yaml")))


@pytest.fixture
def base(demo: Mapping[str, Built], serve: Callable[[Path], str]) -> str:
    return serve(demo["interna"].site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.fixture
def received(page: Page, tmp_path: Path) -> Callable[[str], Path]:
    """Return a function: the button that downloads, pressed by its keyboard → the file it gives."""

    def press(button: str) -> Path:
        page.get_by_role("button", name=button).focus()
        with page.expect_download() as started:
            page.keyboard.press("Enter")
        file = tmp_path / started.value.suggested_filename
        started.value.save_as(file)
        return file

    return press


def ready(page: Page) -> None:
    """Wait for the table of all the cases."""
    expect(page.locator(".dt-paging")).to_be_attached()


def tab_to(page: Page, target: Locator) -> None:
    """Press the tabulator until a control has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("control => control === document.activeElement"):
            return
    raise AssertionError(f"the tabulator does not reach {target}")


def names(page: Page) -> list[str]:
    return page.locator("#elenco tbody th a").all_text_contents()


def test_filters_narrow_the_table_and_stay_in_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    page.get_by_label("Territorio").select_option("BS")
    page.get_by_text("Altri filtri").click()
    page.get_by_label("Che cosa attende").select_option("attenzione")

    expect(page.locator("#esito")).to_have_text(f"1 caso su {COUNT}.")
    assert names(page) == ["Ferriera Bagnalta S.p.A."]
    assert page.url == f"{base}/casi/?territorio=BS&scadenza=attenzione"


def test_divisions_that_people_look_for_as_one_are_one_choice_and_one_page_has_nothing_to_turn(
    page: Page, base: str
) -> None:
    page.goto(f"{base}/casi/")
    expect(page.locator(".dt-paging")).to_be_visible()
    page.get_by_label("Settore (ATECO)").select_option("Metallurgia e prodotti in metallo (24 e 25)")
    page.get_by_label("Territorio").select_option("BS")

    expect(page).to_have_url(f"{base}/casi/?territorio=BS&settore=24,25")
    expect(page.locator(".dt-paging")).to_be_hidden()
    assert "Ferriera Bagnalta S.p.A." in names(page)


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


GUIDE = (PROJECT / "docs/guida/cercare.md").read_text(encoding="utf-8")
EXAMPLES = [
    *re.findall(r"`([a-z]+=[^`]+)`", GUIDE.partition("| nell'indirizzo |")[2].partition("\n\n")[0]),
    *re.findall(r"^ {4}casi/\?(.+)$", GUIDE, re.MULTILINE),
]


@pytest.mark.parametrize("query", EXAMPLES)
def test_every_example_of_the_guide_finds_some_cases(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}/casi/?{query.replace(' ', '+')}")

    expect(page.locator("#esito")).to_contain_text(re.compile(r"\d+ cas[oi] su"))
    assert names(page)


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


def test_drawn_rows_equal_those_of_the_page(chromium: Browser, page: Page, base: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(f"{base}/casi/")
        written = rows(plain)
    page.clock.install(time="2026-11-23T10:00:00+01:00")
    page.goto(f"{base}/casi/")
    ready(page)

    assert len(written) == 50
    assert rows(page) == written


def test_the_table_is_put_in_order_and_turns_its_pages(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    ready(page)
    order = page.get_by_role("button", name="Lavoratori")
    order.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#elenco thead th").nth(5)).to_have_attribute("aria-sort", "descending")
    counts = [
        int(cell.replace(".", "")) for cell in page.locator("#elenco tbody td.rc-num:nth-child(6)").all_inner_texts()
    ]

    assert counts == sorted(counts, reverse=True)
    expect(page.locator(".dt-info")).to_have_text(f"Casi da 1 a 50 di {COUNT}")
    page.get_by_role("link", name="Pagina successiva").click()
    expect(page.locator(".dt-info")).to_have_text(f"Casi da 51 a {COUNT} di {COUNT}")


def test_on_a_telephone_cases_are_put_in_order_by_a_list(chromium: Browser, base: str) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{base}/casi/?territorio=BS")
        ready(page)
        page.get_by_label("Ordina", exact=True).select_option("per azienda")
        found = names(page)

    assert found == sorted(found, key=str.casefold)


def test_the_order_is_sent_with_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?territorio=BS")
    ready(page)
    page.get_by_role("button", name="Lavoratori").click()
    page.get_by_role("button", name="Lavoratori").click()
    expect(page).to_have_url(f"{base}/casi/?territorio=BS&ordine=lavoratori:desc")
    ordered = names(page)
    page.goto("about:blank")
    page.goto(f"{base}/casi/?territorio=BS&ordine=lavoratori:desc")
    ready(page)

    assert names(page) == ordered
    expect(page.locator("#elenco thead th").nth(5)).to_have_attribute("aria-sort", "descending")
    page.get_by_label("Territorio").select_option("MI")
    expect(page).to_have_url(f"{base}/casi/?territorio=MI&ordine=lavoratori:desc")
    page.get_by_role("button", name="Lavoratori").click()
    expect(page).to_have_url(f"{base}/casi/?territorio=MI")


@pytest.mark.parametrize("order", ["altro:asc", "lavoratori:giù", "lavoratori", ":"])
def test_an_order_that_does_not_exist_is_left_aside(page: Page, base: str, order: str) -> None:
    page.goto(f"{base}/casi/?territorio=BS&ordine={order}")
    ready(page)

    assert page.locator("#elenco thead th[aria-sort]").count() == 0
    expect(page).to_have_url(f"{base}/casi/?territorio=BS")


def rows(page: Page) -> dict[str, list[list[str]]]:
    """Return by the address that a row leads to its cells: their words, how they are called, their badge."""
    found: dict[str, list[list[str]]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#elenco tbody tr")].map(row => [
            row.querySelector("th a").href,
            [...row.children].map(cell => [
                cell.textContent.trim(), cell.localName, cell.scope, cell.dataset.label, cell.matches(".rc-num"),
                cell.querySelector(".rc-badge")?.className]),
        ]))"""
    )
    return found


def test_no_answer_is_said(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/?testo=nessuna+azienda+si+chiama+così")

    expect(page.locator("#esito")).to_have_text("Nessun caso risponde ai filtri.")


def test_removing_the_filters_brings_all_back(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    ready(page)
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
        assert len(names(page)) == 50
        expect(page.locator("#filtri")).to_be_hidden()
        page.get_by_role("link", name="2026").first.click()
        expect(page.locator("h1")).to_contain_text("nel 2026")


def test_by_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}/casi/")
    tab_to(page, page.get_by_label("Cerca azienda, comune o azione"))
    page.keyboard.type("bagnalta")
    expect(page.locator("#elenco tbody tr")).to_have_count(1)
    tab_to(page, page.get_by_role("link", name="Ferriera Bagnalta S.p.A."))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ferriera Bagnalta S.p.A.")


def test_the_late_cases_of_brescia_in_metalworking_by_keyboard(
    chromium: Browser, page: Page, base: str, received: Callable[[str], Path]
) -> None:
    page.goto(f"{base}/casi/")
    for label, typed in (("Territorio", "Bre"), ("Settore (ATECO)", "24"), ("Oltre il termine", "S")):
        tab_to(page, page.get_by_label(label))
        page.keyboard.type(typed)
    tab_to(page, page.get_by_label("da", exact=True))
    page.keyboard.type("51")
    expect(page).to_have_url(f"{base}/casi/?territorio=BS&settore=24&ritardo=si&lavoratori=51-")
    expect(page.locator("#esito")).to_have_text(f"1 caso su {COUNT}.")
    with chromium.new_context() as of_a_colleague:
        sent = of_a_colleague.new_page()
        sent.goto(page.url)
        expect(sent.locator("#esito")).to_have_text(f"1 caso su {COUNT}.")
        assert names(sent) == names(page) == ["Ferriera Bagnalta S.p.A."]

    heading, *lines = received("Scarica in CSV").read_bytes().decode("utf-8-sig").splitlines()
    assert heading.startswith("caso;azienda;luogo;territori;")
    assert [line.split(";")[:3] for line in lines] == [
        ["BS-2026-ferriera-bagnalta-odolo", "Ferriera Bagnalta S.p.A.", "Odolo (BS)"]
    ]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # every program has its own
def test_the_cases_found_as_a_workbook_in_the_order_of_the_table(
    page: Page, base: str, received: Callable[[str], Path]
) -> None:
    page.goto(f"{base}/casi/?territorio=BS")
    ready(page)
    page.get_by_role("button", name="Azienda").click()
    file = received("Scarica in XLSX")
    heading, *found = load_workbook(file).active.values  # type: ignore[union-attr]

    assert file.name == "casi-2026-11-23.xlsx"
    assert [row[1] for row in found] == names(page)
    workers = heading.index("lavoratori")
    assert all(isinstance(row[workers], int) or row[workers] is None for row in found)
    assert all(str(row[-1]).startswith(f"{base}/casi/") for row in found)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_no_name_of_a_program_spoils_the_workbook(
    page: Page, build_registry: Callable[..., Built], serve: Callable[[Path], str], received: Callable[[str], Path]
) -> None:
    """Names that every object of JavaScript has: one of them once made the whole file impossible to open."""
    traps = ("__proto__", "constructor", "toString")
    files = {
        f"cases/BS/2026/{number}.yaml": {
            "azienda": {"denominazione": trap, "identificativo_estero": trap},
            "sedi": [{"comune": trap, "provincia": "BS", "lavoratori": 3}],
            "procedure": [{"causale": "crisi_art21", "eventi": []}],
        }
        for number, trap in enumerate(traps)
    }
    page.goto(f"{serve(build_registry(files, edition='interna').site)}/casi/")
    ready(page)
    _, *found = load_workbook(received("Scarica in XLSX")).active.values  # type: ignore[union-attr]

    assert sorted(str(row[1]).strip() for row in found) == sorted(traps)


def test_a_file_runs_nothing(
    chromium: Browser, build_registry: Callable[..., Built], serve: Callable[[Path], str], tmp_path: Path
) -> None:
    case = {
        "azienda": {"denominazione": '=HYPERLINK("http://x";"<img src=x onerror=alert(1)>")'},
        "sedi": [{"comune": "Brescia", "provincia": "BS", "lavoratori": 3}],
        "procedure": [{"causale": "crisi_art21", "eventi": []}],
    }
    site = build_registry({"cases/BS/2026/formula.yaml": case}, edition="interna").site
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(site)}/casi/")
        ready(page)
        assert names(page) == [case["azienda"]["denominazione"]]  # type: ignore[index]
        assert page.locator("#elenco img").count() == 0
        with page.expect_download() as started:
            page.get_by_role("button", name="Scarica in CSV").click()
        started.value.save_as(tmp_path / "casi.csv")

    assert ';"\'=HYPERLINK(""http://x"";' in (tmp_path / "casi.csv").read_text(encoding="utf-8-sig")
