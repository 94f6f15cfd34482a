"""The page that prepares an event: its lines, and the three ways to record them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from registry.editing import assembled
from registry.examination import examine
from registry.forms import FORMS, answered, taken
from registry.law import load_law
from registry.model import EVENT_TYPES
from registry.source import read
from site_gen.forge import Forge
from site_gen.views.event_form import event_form_view
from site_gen.views.new_case import LONGEST, template_of
from tests.repositories import ID, PATH, PUBLIC, case_text
from tests.site.conftest import Built

Build = Callable[..., Built]

ADDRESS = f"redazione/evento/?caso={ID}&percorso=7.1"
GITHUB = 'formato = 1\n[forge]\narchivio = "https://github.com/ufficio/registro"\n'
GITLAB = (
    'formato = 1\n[forge]\narchivio = "https://codice.example.org/ufficio/registro"\ntipo = "gitlab"\nramo = "a-b"\n'
)
CASE = case_text("2026-03-02 presa_in_carico", extra=PUBLIC)


@pytest.fixture(scope="module")
def github(build_registry: Build) -> Built:
    """Return the public edition of a registry kept on GitHub."""
    return build_registry({PATH: CASE}, settings=GITHUB)


@pytest.fixture(scope="module")
def gitlab(build_registry: Build) -> Built:
    """Return that of one kept on GitLab."""
    return build_registry({PATH: CASE}, settings=GITLAB)


@pytest.fixture
def opened(chromium: Browser, serve: Callable[[Path], str]) -> Callable[..., Page]:
    """Return a function: a site and an address → the page in a browser."""

    def open_page(built: Built, address: str = ADDRESS) -> Page:
        page = chromium.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
        page.goto(f"{serve(built.site)}/{address}")
        return page

    return open_page


def filled(page: Page) -> None:
    page.select_option("[name=tipo]", "incontro_parti")
    page.fill("[name=data]", "2026-03-25")
    page.fill("[name=presenti]", "FIM-CISL; FIOM: Brescia")
    page.select_option("[name=modalita]", "telematica")
    page.fill("[name='documenti.titolo']", 'Verbale "breve"')
    page.fill("[name=nota]", "no")


@pytest.mark.browser
def test_the_lines_are_those_that_the_reader_takes(opened: Callable[..., Page], github: Built) -> None:
    page = opened(github)
    assert page.input_value("[name=caso]") == ID
    assert page.input_value("[name=percorso]") == "7.1"
    assert page.locator("[name=tipo] option[value=contatto_parti]").count() == 0
    filled(page)
    lines = page.inner_text("#uscita")
    values = read(f"eventi:\n{lines}\n".encode()).values
    assert values == {
        "eventi": [
            {
                "tipo": "incontro_parti",
                "data": "2026-03-25",
                "presenti": ["FIM-CISL", "FIOM: Brescia"],
                "modalita": "telematica",
                "nota": "no",
                "documenti": [{"titolo": 'Verbale "breve"'}],
            }
        ]
    }
    page.click("#copia")
    page.wait_for_function("document.getElementById('copiato').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == f"{lines}\n"
    assert page.get_attribute("#apri", "href") == f"https://github.com/ufficio/registro/edit/main/{PATH}"
    assert page.inner_text("#comando").startswith(
        f"registro event {ID} incontro_parti 'presenti=FIM-CISL; FIOM: Brescia'"
    )


@pytest.mark.browser
def test_the_form_of_github_arrives_filled(opened: Callable[..., Page], github: Built) -> None:
    page = opened(github)
    filled(page)
    address = urlsplit(page.get_attribute("#invia", "href") or "")
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert address.path == "/ufficio/registro/issues/new"
    assert asked.pop("template") == "registra-un-evento.yml"
    assert asked.pop("title") == f"Evento: Incontro con le parti {ID}"
    assert (asked["caso"], asked["data"]) == (ID, "2026-03-25")
    form = next(form for form in FORMS if form.name == "registra-un-evento")
    assert set(asked) <= {question.name for question in form.questions if not question.options}
    assert "il tipo di evento" in page.inner_text("#pronto")


def links_of(built: Built, address: str, section: str) -> list[str]:
    after = built.read(address).partition(f'id="{section}"')[2].partition("</section>")[0].partition("<h2")[0]
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', after)]


def test_a_crisis_is_reported_from_the_page_of_a_territory(github: Built, gitlab: Built) -> None:
    form, new_file, ways = links_of(github, "territori/MN/", "segnala")
    assert form == "https://github.com/ufficio/registro/issues/new?template=segnala-una-crisi.yml"
    assert ways == "../../redazione/evento/#nuovo"
    assert len(new_file) < LONGEST
    address = urlsplit(new_file)
    assert (address.netloc, address.path) == ("github.com", "/ufficio/registro/new/main")
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert re.fullmatch(r"cases/MN/\d{4}/nome-azienda-comune\.yaml", asked["filename"])
    assert "    provincia: MN\n" in asked["value"]

    _, named, _ = links_of(gitlab, "territori/MN/", "segnala")
    assert urlsplit(named).path == "/ufficio/registro/-/new/a-b"
    assert list(parse_qs(urlsplit(named).query)) == ["file_name"]


def test_the_home_page_leads_to_the_ways_to_report_a_crisis(github: Built, demo: Mapping[str, Built]) -> None:
    assert 'redazione/evento/#nuovo">Segnala una crisi</a>' in github.read("")
    links = links_of(github, "redazione/evento/", "nuovo")
    assert sum("/new/main?" in link for link in links) == 12
    assert "Segnala una crisi" not in demo["pubblica"].read("")
    assert "Segnala una crisi" not in demo["pubblica"].read("territori/BG/")
    assert links_of(demo["interna"], "territori/BG/", "segnala") == ["../../redazione/evento/#nuovo"]


def test_the_lines_of_a_new_case_are_refused_until_they_are_filled(tmp_path: Path) -> None:
    text = full = template_of(load_law(), "MN")
    known = {
        "denominazione": "Prova S.r.l.",
        "codice_fiscale": '"99900010168"',
        "comune": "Mantova",
        "lavoratori": "14",
        "causale": "crisi_art21",
        "tipo": "invio_verbale_regionale",
    }
    for key, value in known.items():
        full = full.replace(f'{key}: "…"', f"{key}: {value}")
    full = full.replace("data: AAAA-MM-GG", "data: 2026-03-02")
    path = tmp_path / "cases/MN/2026/prova-mantova.yaml"
    path.parent.mkdir(parents=True)
    for written, errors in ((text, True), (full, False)):
        path.write_text(written, encoding="utf-8")
        assert bool(examine(tmp_path, date(2026, 4, 1)).errors) == errors, written


@pytest.mark.browser
def test_the_text_of_gitlab_is_a_form_that_the_command_takes(opened: Callable[..., Page], gitlab: Built) -> None:
    page = opened(gitlab)
    filled(page)
    address = urlsplit(page.get_attribute("#invia", "href") or "")
    assert address.path == "/ufficio/registro/-/issues/new"
    assert page.get_attribute("#apri", "href") == f"https://codice.example.org/ufficio/registro/-/edit/a-b/{PATH}"
    answers, refusals = answered(parse_qs(address.query)["issue[description]"][0], FORMS)
    assert refusals == ()
    assert answers is not None
    asked, more = taken(answers)
    assert more == ()
    values, wrong = assembled([("tipo", "incontro_parti"), *asked.pairs], EVENT_TYPES["incontro_parti"])
    assert wrong == ()
    assert values["presenti"] == ["FIM-CISL", "FIOM: Brescia"]


@pytest.mark.browser
@pytest.mark.parametrize("caso", ["../../x", "<script>alert(1)</script>", "javascript:alert(1)", "BS-2026-%2e%2e"])
def test_an_odd_address_leads_nowhere(opened: Callable[..., Page], github: Built, caso: str) -> None:
    page = opened(github, f"redazione/evento/?caso={caso}&percorso=9&tipo=altro")
    page.select_option("[name=tipo]", "chiusura")
    assert page.get_attribute("#apri", "href") == "https://github.com/ufficio/registro/edit/main/"
    assert page.inner_text("#comando").startswith("registro event CASO chiusura")
    assert "Il nome di un caso è come" in page.inner_text("#e-caso-nota")


def test_without_a_forge_it_is_for_the_office_only(demo: Mapping[str, Built], github: Built) -> None:
    case = "casi/BG/2026/cicli-orobianda-treviolo/"
    link = "redazione/evento/?caso=BG-2026-cicli-orobianda-treviolo&amp;percorso=7.2"
    assert not (demo["pubblica"].site / "redazione").exists()
    assert "redazione/evento" not in demo["pubblica"].read(case)
    assert link in demo["interna"].read(case)
    assert "Nel file del caso" in demo["interna"].content("redazione/evento/")
    assert "redazione/evento/?caso=BS-2026-fonderie-esempio" in github.read("casi/BS/2026/fonderie-esempio/")


def test_every_template_is_what_the_models_take() -> None:
    """The lines listed for who has no scripts: only the marks to be replaced are refused."""
    view = event_form_view(load_law(), Forge("", "main"), has_form_editor=False)
    assert [kind.kind for kind in view.types] == list(EVENT_TYPES)
    for kind in view.types:
        values = read(f"eventi:\n{kind.template}\n".encode()).values
        assert values is not None, kind
        events = values["eventi"]
        assert isinstance(events, list)
        assert isinstance(events[0], dict)
        assert set(events[0]) <= {shape.key for shape in kind.shapes}
