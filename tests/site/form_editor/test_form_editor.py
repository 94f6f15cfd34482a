"""The form editor, opened in a browser before a forge that only the browser knows: what it writes is what it should."""

import importlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from registry.derive import Setting
from registry.edition import Edition, shown_in
from registry.law import load_law
from registry.model import Registry
from registry.schema import schema_of
from registry.settings import Settings
from registry.source import read
from registry.vocabulary import municipalities
from site_gen.context import Context
from site_gen.forge import Forge
from site_gen.form_editor.configuration import configuration
from site_gen.pages.form_editor import pages
from tests.commands import Registro, repository
from tests.site.audit import SCHEMES, WIDTHS, violations_but
from tests.site.conftest import Built
from tests.site.form_editor.fake_github import FakeGitHub
from tests.site.form_editor.form import TIMEOUT, Form

jsonschema = importlib.import_module("jsonschema")  # comes with check-jsonschema; it has no types

FORGE = "https://github.com/ufficio/registro"
SETTINGS = f'formato = 1\n[forge]\narchivio = "{FORGE}"\n'
PATH = "cases/BS/2026/prova.yaml"
OLD = """\
# what programs that guess would change: codes, decimals, times, a province called NO
azienda:
  denominazione: Prova & Figli "S.r.l."
  codice_fiscale: 02736340163
  ateco:
    edizione: 2025
    codice: 62.10
  sede_legale:
    comune: Novara
    provincia: NO
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 14
note: "0120"
procedure:
  - causale: proroga_22bis_crisi
    riservato: no
    eventi:
      - tipo: presa_in_carico
        data: 2026-03-02
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
      - tipo: convocazione_parti
        data: 2026-03-25
        incontro_previsto: 2026-04-10
        ora: 10:30
        documenti:
          - titolo: Lettera
            protocollo: 1E5
"""


@pytest.fixture(scope="module")
def site(build_registry: Callable[..., Built]) -> Path:
    built = build_registry({PATH: OLD}, edition="interna", settings=SETTINGS)
    assert built.status == 0, built.printed
    return built.site


@pytest.fixture
def forge() -> FakeGitHub:
    return FakeGitHub({PATH: OLD})


@pytest.fixture
def form(chromium: Browser, serve: Callable[[Path], str], site: Path, forge: FakeGitHub) -> Iterator[Form]:
    """Return the editor, entered; on leaving, nothing must have been asked of anybody else, or complained of."""
    home = serve(site)
    requests: list[str] = []
    errors: list[str] = []
    with chromium.new_context(viewport={"width": 1280, "height": 900}, locale="it-IT") as context:
        forge.serve(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        entered = Form(page)
        entered.sign_in(f"{home}/redazione/")
        yield entered
    ours = (home, "https://api.github.com/", "data:", "blob:")
    assert [url for url in requests if not url.startswith(ours)] == []
    assert (forge.asked, errors) == ([], [])


def assert_accepted(registro: Registro, root: Path, files: dict[str, str]) -> None:
    ran = registro("check", "--root", repository(root, files), "--as-of", "2026-12-01")
    assert ran.code == 0, ran.out


def facts(text: str) -> Any:
    """Return the values of a file, every one as the text that was written."""
    reading = read(text.encode())
    assert not reading.refusals
    return reading.values


def suggested(form: Form, route: str) -> list[str]:
    """Return what the field of a municipality suggests once one is in it."""
    form.field(route).locator("input").first.focus()
    return [
        str(name) for name in form.page.locator("datalist#comuni option").evaluate_all("all => all.map(x => x.value)")
    ]


def test_a_municipality_is_chosen_among_those_of_its_province_or_written(
    form: Form, forge: FakeGitHub, registro: Registro, tmp_path: Path
) -> None:
    form.open("/collections/BS/new")
    form.write("azienda.denominazione", "Fonderie Prova S.r.l.")
    form.add("sedi")
    everywhere = suggested(form, "sedi.0.comune")
    form.choose("sedi.0.provincia", "BS")
    of_brescia = suggested(form, "sedi.0.comune")
    form.add("sedi")
    form.choose("sedi.1.provincia", "NO")
    of_novara = suggested(form, "sedi.1.comune")

    assert len(everywhere) > 7_500
    assert {"Lumezzane", "Desenzano del Garda"} <= set(of_brescia)
    assert "Milano" not in of_brescia
    assert len(of_brescia) == len(municipalities.in_province("BS"))
    assert "Novara" in of_novara
    assert form.field("sedi.1.comune").locator("input").first.get_attribute("list") == "comuni"

    form.write("sedi.0.comune", of_brescia[0])
    form.write("sedi.1.comune", "Novara, frazione Lumellogno")
    form.save()
    ((path, text),) = next(iter(forge.proposals.values())).items()
    assert [site["comune"] for site in facts(text)["sedi"]] == ["Acquafredda", "Novara, frazione Lumellogno"]
    assert_accepted(registro, tmp_path, {path: text})


@pytest.mark.parametrize("answer", [{"status": 503}, {"status": 200, "body": "<title>Accesso</title>"}, None])
def test_without_the_names_of_the_municipalities_it_suggests_none_and_works(
    chromium: Browser, serve: Callable[[Path], str], site: Path, forge: FakeGitHub, answer: dict[str, Any] | None
) -> None:
    def names(route: Route) -> None:
        route.fulfill(**answer) if answer else route.abort()

    failures: list[str] = []
    with chromium.new_context(viewport={"width": 1280, "height": 900}, locale="it-IT") as context:
        forge.serve(context)
        context.route("**/comuni.json", names)
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        form = Form(page)
        form.sign_in(f"{serve(site)}/redazione/")
        form.open("/collections/BS/new")
        form.write("azienda.denominazione", "Fonderie Prova S.r.l.")
        form.add("sedi")
        form.choose("sedi.0.provincia", "BS")
        assert suggested(form, "sedi.0.comune") == []
        form.write("sedi.0.comune", "Lumezzane")
        form.save()

    ((_, text),) = next(iter(forge.proposals.values())).items()
    assert facts(text)["sedi"] == [{"comune": "Lumezzane", "provincia": "BS"}]
    assert failures == []


def test_the_names_of_all_municipalities_weigh_little(site: Path) -> None:
    weights = {name: (site / "redazione" / name).stat().st_size for name in ("comuni.json", "sveltia-cms.js")}
    assert weights["comuni.json"] < weights["sveltia-cms.js"] / 20


def test_a_crisis_is_reported_by_form(form: Form, forge: FakeGitHub, registro: Registro, tmp_path: Path) -> None:
    form.open("/collections/BS/new")
    form.write("azienda.denominazione", "Fonderie Prova S.r.l.")
    form.write("azienda.codice_fiscale", "99900010168")
    form.add("sedi")
    form.choose("sedi.0.provincia", "BS")
    form.write("sedi.0.lavoratori", "14")
    form.add("procedure", "Licenziamento collettivo (L. 223/1991)")
    form.add("procedure.0.eventi", "Invio del verbale di licenziamento collettivo")
    form.write("procedure.0.eventi.0.data", "2026-03-25")
    form.save()

    (branch,) = forge.proposals
    ((path, text),) = forge.proposals[branch].items()
    assert path.startswith("cases/BS/20")
    assert path.endswith("/fonderie-prova-s-r-l.yaml")
    assert facts(text) == {
        "azienda": {"denominazione": "Fonderie Prova S.r.l.", "codice_fiscale": "99900010168"},
        "sedi": [{"provincia": "BS", "lavoratori": "14"}],
        "procedure": [
            {
                "causale": "licenziamento_collettivo",
                "eventi": [{"tipo": "invio_verbale_licenziamento", "data": "2026-03-25"}],
            }
        ],
    }
    assert_accepted(registro, tmp_path, {path: text})


def test_what_is_saved_is_a_draft_proposal(form: Form, forge: FakeGitHub) -> None:
    form.open("/collections/BS/entries/2026/prova")
    form.write("note", "Richiamare lunedì")
    form.save()

    (draft,) = forge.drafts
    assert (draft["draft"], draft["base"], draft["title"]) == (True, "main", "cases: aggiorna prova")


def test_an_event_is_added_and_nothing_else_changes(
    form: Form, forge: FakeGitHub, registro: Registro, tmp_path: Path
) -> None:
    form.open("/collections/BS/entries/2026/prova")
    form.add("procedure.0.eventi", "Incontro con le parti")
    form.write("procedure.0.eventi.3.data", "2026-04-10")
    form.save()

    (files,) = forge.proposals.values()
    expected = facts(OLD)
    expected["procedure"][0]["eventi"].append({"tipo": "incontro_parti", "data": "2026-04-10"})
    assert facts(files[PATH]) == expected
    assert_accepted(registro, tmp_path, files)


@pytest.mark.parametrize("text", ["02736340162x", "RSSMRA80A01H501U"])
def test_a_code_that_is_not_of_a_company_is_refused(form: Form, forge: FakeGitHub, text: str) -> None:
    form.open("/collections/BS/entries/2026/prova")
    form.write("azienda.codice_fiscale", text)
    form.page.get_by_role("button", name="Salva", exact=True).click()

    form.page.get_by_text("Codice fiscale: il valore non ha la forma giusta").first.wait_for()
    assert forge.proposals == {}


BEYOND_US = (
    ("aria-required-children", ".sui.tree"),
    ("aria-valid-attr-value", ".sui.tree"),
    ("color-contrast", ".description bdi"),
    ("region", ".outer"),
    ("region", ".content-editor"),
)
"""What the bundled editor breaks and its page cannot mend. In the list of the collections, Sveltia CMS puts a
`separator` among the items of a `tree`, where ARIA admits items and groups alone; on a telephone that tree names, as
what it controls, a list that is not shown yet. It keeps its tool bar, and the fields of a form, beside the `main` part
instead of inside one. All of it is reached and named all the same. The description of a collection is somewhat
transparent: in the dark axe-core reckons it upon the white of the canvas, while it stands on almost black (more than
7 to 1). An exception that is no longer needed fails the test too."""


def broken(context: BrowserContext, address: str) -> Iterator[tuple[list[str], set[tuple[str, str]]]]:
    """Yield what axe-core finds on each screen of the editor: the entrance, the list, a form."""
    form = Form(context.new_page())
    form.page.goto(address)
    form.page.get_by_role("button", name="Accedi con Token di Accesso").wait_for(timeout=TIMEOUT)
    for step in (None, lambda: form.sign_in(address), lambda: form.open("/collections/BS/entries/2026/prova")):
        if step is not None:
            step()
        form.page.wait_for_timeout(1500)  # what fades in has no contrast yet
        yield violations_but(form.page, BEYOND_US)
        assert form.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_it_can_be_used_by_everyone(
    chromium: Browser, serve: Callable[[Path], str], site: Path, forge: FakeGitHub
) -> None:
    address = f"{serve(site)}/redazione/"
    met: set[tuple[str, str]] = set()
    for width, scheme in product(WIDTHS, SCHEMES):
        options: Any = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        with chromium.new_context(**options, reduced_motion="reduce", locale="it-IT") as context:
            forge.serve(context)
            for left, known in broken(context, address):
                assert left == [], (width, scheme)
                met |= known
    assert met == set(BEYOND_US)


def test_the_page_is_not_for_search_engines(site: Path) -> None:
    assert '<meta name="robots" content="noindex">' in (site / "redazione" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("edition", "settings", "offered"),
    [
        (Edition.INTERNAL, Settings(forge_url=FORGE), True),
        (Edition.INTERNAL, Settings(), False),
        (Edition.PUBLIC, Settings(forge_url=FORGE), False),
        (Edition.PUBLIC, Settings(forge_url=FORGE, public_form_editor=True), True),
    ],
    ids=["interna", "senza archivio", "pubblica", "pubblica, per scelta"],
)
def test_it_is_offered_where_it_should_be(edition: Edition, settings: Settings, offered: bool) -> None:
    setting = Setting(load_law(), date(2026, 5, 4))
    made = pages(Context.of(shown_in(edition, Registry(()), setting.as_of), setting, settings))

    assert bool(made.bulk) == offered


def faults(made: dict[str, Any], *, collections: list[Any]) -> list[str]:
    """Return where a configuration with some of its collections leaves the schema of the editor."""
    schema = json.loads((Path(__file__).parent / "sveltia-cms.schema.json").read_text("utf-8"))
    found = jsonschema.Draft7Validator(schema).iter_errors({**made, "collections": collections})
    return [error.message for error in found]


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/ufficio/registro",
        "https://gitlab.com/regione/ufficio/registro",
        "https://gitlab.regione.example.org/ufficio/registro",
        "https://git.example.org/ufficio/registro",
    ],
)
def test_its_configuration_follows_the_schema_of_the_editor(address: str) -> None:
    made = configuration(Forge(address, "main"), load_law(), title="Registro")

    assert faults(made, collections=made["collections"][-3:]) == []


@pytest.mark.parametrize("causale", [path.causali[0] for path in load_law().paths.values() if path.causali])
def test_the_form_of_a_case_follows_the_schema_of_the_editor(causale: str) -> None:
    """One causale of each path, one at a time: the schema of the editor costs much on a form as large as this."""
    made = configuration(Forge(FORGE, "main"), load_law(), title="Registro")
    cases = made["collections"][0]
    *others, procedures = cases["fields"]
    types = [kind for kind in procedures["types"] if kind["name"] == causale]

    assert faults(made, collections=[{**cases, "fields": [*others, {**procedures, "types": types}]}]) == []


def keys_of(fields: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the key of every field of a form, at any depth, those that tell types apart included."""
    for field in fields:
        yield field["name"]
        yield from keys_of(field.get("fields", []))
        if "typeKey" in field:
            yield field["typeKey"]
            for kind in field["types"]:
                yield from keys_of(kind["fields"])


def test_every_key_of_a_case_has_its_field() -> None:
    made = configuration(Forge("https://github.com/u/r", "main"), load_law(), title="Registro")
    schema = schema_of("caso")
    groups = (schema, *schema["$defs"].values())

    assert {key for group in groups for key in group.get("properties", {})} == set(
        keys_of(made["collections"][0]["fields"])
    )


def test_a_procedure_offers_the_events_of_its_path_alone() -> None:
    made = configuration(Forge("https://github.com/u/r", "main"), load_law(), title="Registro")
    procedures = made["collections"][0]["fields"][-1]
    law = load_law()
    for kind in procedures["types"]:
        path = law.path_of(kind["name"])
        assert path is not None
        (events,) = (field for field in kind["fields"] if field["name"] == "eventi")
        assert all(path.admits(event["name"]) for event in events["types"])
