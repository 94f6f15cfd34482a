"""The page that prepares an event: its lines, and the three ways to record them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from registry.editing import assembled
from registry.forms import FORMS, answered, taken
from registry.law import load_law
from registry.model import EVENT_TYPES
from registry.source import read
from site_gen.forge import Forge
from site_gen.views.event_form import event_form_view
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
    assert asked["tipo"] == "Incontro con le parti (incontro_parti)"
    form = next(form for form in FORMS if form.name == "registra-un-evento")
    assert set(asked) <= {question.name for question in form.questions}


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
