"""The open data, read back by readers that did not write them, and held against their standards."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import rdflib
from frictionless import Package
from openpyxl import load_workbook
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from registry.edition import Edition, shown_in
from registry.model import Case, Registry
from registry.settings import Settings
from site_gen.context import Context
from site_gen.exports import columnar, turtle
from site_gen.open_data.catalogue import UNKNOWN_OFFICE, catalogue
from site_gen.open_data.dataset import Dataset
from site_gen.open_data.datasets import DATASETS
from site_gen.open_data.files import files_of
from site_gen.open_data.package import package
from tests.cases import case_of, setting_on
from tests.planted import Garden, case_file
from tests.reports import TRAPS
from tests.tables import csv_rows, csv_rows_as_typed, json_rows, parquet_rows, plain, xlsx_rows

DAY = "2026-03-30"
URL = "https://registro.example.org/"
DCATAPIT = rdflib.Namespace("http://dati.gov.it/onto/dcatapit#")
OFFICE = Settings(office_name="Ufficio di prova", ipa_code="uff_prova", office_email="dati@example.org")
FACTS = """
    eventi:
      - {tipo: presa_in_carico, data: 2026-03-04}
      - {tipo: informativa_convocazione, data: 2026-03-10, esame_previsto: 2026-03-12}
      - {tipo: esame_congiunto_ministeriale, data: 2026-03-12}
      - {tipo: invio_verbale_ministeriale, data: 2026-03-12}
      - {tipo: aggiornamento_lavoratori, data: 2026-03-20, sedi: *ora}
""".replace("*ora", "[{comune: Dalmine, provincia: BG, lavoratori: 9}, {provincia: BS}]")
CASE = """\
azienda:
  denominazione: {name}
  codice_fiscale: "02736340163"
  forma_giuridica: {form}
  ateco: {{edizione: 2025, codice: "25.62"}}
sedi:
  - {{comune: Dalmine, provincia: BG, lavoratori: 14}}
  - {{provincia: BS}}
pubblicazione: {{dal: 2026-01-01, al: 2031-01-01}}
da_fare:
  - {{data: 2026-04-10, cosa: promemoria segreto}}
procedure:
  - causale: proroga_22bis_crisi{facts}"""


def sample(
    name: str = "Fonderie Esempio S.r.l.", slug: str = "fonderie", form: str = "srl", facts: str = FACTS
) -> Case:
    return case_of(CASE.format(name=json.dumps(name), form=form, facts=facts), f"cases/BG/2026/{slug}.yaml")


def context_of(
    *cases: Case, edition: Edition = Edition.PUBLIC, settings: Settings = OFFICE, site_url: str = ""
) -> Context:
    setting = setting_on(DAY)
    shown = shown_in(edition, Registry(cases), setting.as_of)
    return replace(Context.of(shown, setting, settings, version="a" * 40), site_url=site_url)


def made(context: Context) -> dict[str, bytes]:
    files = [file for dataset in DATASETS for file in files_of(dataset, context)]
    return {file.path: file.content for file in (*files, package(context))}


def rows(name: str, context: Context) -> list[dict[str, Any]]:
    return json_rows(made(context)[f"dati/{name}.json"])


def written(context: Context, folder: Path) -> Path:
    for path, content in made(context).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "dati/datapackage.json"


@pytest.fixture(scope="module")
def context() -> Context:
    return context_of(sample(), *(sample(trap, f"trappola-{number}") for number, trap in enumerate(TRAPS)))


@pytest.mark.parametrize("name", [dataset.name for dataset in DATASETS])
def test_the_rows_are_equal_in_every_format(context: Context, name: str, tmp_path: Path) -> None:
    files = made(context)
    expected = json_rows(files[f"dati/{name}.json"])

    assert expected or name == "tavoli"
    if expected:
        assert [plain(row) for row in xlsx_rows(files[f"dati/{name}.xlsx"])] == expected
    assert [plain(row) for row in parquet_rows(files[f"dati/{name}.parquet"], tmp_path)] == expected
    told = csv_rows(files[f"dati/{name}.csv"])
    assert [{key: _as_csv(value) for key, value in row.items()} for row in expected] == [_bare(row) for row in told]


def _as_csv(value: Any) -> str:
    if isinstance(value, bool):
        return "sì" if value else "no"
    return "" if value is None else str(value)


def _bare(row: dict[str, str]) -> dict[str, str]:
    """Return a row without the apostrophe that keeps a text from being run."""
    return {key: value.removeprefix("'") for key, value in row.items()}


def test_another_program_finds_the_types_of_the_csv_by_itself(tmp_path: Path) -> None:
    read = csv_rows_as_typed(made(context_of(sample()))["dati/eventi.csv"], tmp_path)

    assert [str(row["data"]) for row in read][:2] == ["2026-03-04", "2026-03-10"]
    assert [row["evento"] for row in read] == [1, 2, 3, 4, 5]


def test_a_row_says_where_the_case_stands_and_what_comes_next() -> None:
    (row,) = rows("casi", context_of(sample(), site_url=URL))

    assert (row["caso"], row["stato"], row["percorso"], row["territori"]) == (
        "BG-2026-fonderie",
        "presa_in_carico",
        "7.1",
        "BG BS",
    )
    assert (row["capofila"], row["capofila_origine"]) == (None, "da_concordare")
    assert (row["prossima_azione"], row["tocca_a"], row["entro_il"]) == ("convocazione_parti", "nucleo", "2026-03-26")
    assert (row["codice_fiscale"], row["ateco_codice"], row["ateco_sezione"]) == ("02736340163", "25.62", "C")
    assert row["pagina"] == f"{URL}casi/BG/2026/fonderie/"


def test_what_is_not_known_is_empty_and_what_was_announced_stays() -> None:
    """«Nessun dato non è zero»."""
    first, second = rows("sedi", context_of(sample()))

    assert (first["comune"], first["lavoratori_annunciati"], first["lavoratori"]) == ("Dalmine", 14, 9)
    assert (second["comune"], second["lavoratori_annunciati"], second["lavoratori"]) == (None, None, None)
    (case,) = rows("casi", context_of(sample()))
    assert (case["lavoratori_annunciati"], case["lavoratori"]) == (14, 9)


def test_a_fact_says_the_term_it_had(context: Context) -> None:
    kept = {"tipo": "convocazione_parti", "data": "2026-03-30"}
    late = FACTS.rstrip().removesuffix("\n") + f"\n      - {json.dumps(kept)}\n"
    row = rows("eventi", context_of(sample(facts=late)))[-1]

    assert (row["tipo"], row["nucleo"], row["natura"], row["termine"]) == (
        "convocazione_parti",
        None,
        "di_norma",
        "2026-03-26",
    )
    assert (row["entro_il_termine"], row["giorni_oltre"], row["giorni_lavorativi_oltre"]) == (False, 4, 2)
    assert row["regola"] == "R-7.1.3-1"


@pytest.mark.parametrize("edition", Edition)
def test_reminders_of_the_office_are_data_of_nobody(edition: Edition) -> None:
    context = context_of(sample(), edition=edition)

    assert [row["passo"] for row in rows("scadenze", context)] == ["convocazione_parti"]
    assert not [path for path, content in made(context).items() if b"promemoria segreto" in content]


@pytest.mark.parametrize("edition", Edition)
def test_nothing_internal_is_a_datum_in_any_edition(edition: Edition, tmp_path: Path) -> None:
    garden = Garden()
    context = context_of(case_of(json.dumps(case_file(garden)), "cases/BG/2026/prova.yaml"), edition=edition)
    files = made(context)
    told = " ".join(content.decode() for path, content in files.items() if path.endswith((".csv", ".json")))
    for path, content in files.items():
        if path.endswith(".xlsx"):
            told += str([list(sheet.values) for sheet in load_workbook(BytesIO(content))])
        if path.endswith(".parquet"):
            told += str(parquet_rows(content, tmp_path))

    assert garden.planted
    assert not [route for route, word in garden.planted.items() if word in told]


@pytest.mark.parametrize("edition", Edition)
def test_a_natural_person_is_never_a_datum(edition: Edition) -> None:
    case = sample("Mario Esempio", "ditta-esempio", "ditta_individuale")
    (row,) = rows("casi", context_of(case, edition=edition))

    assert (row["denominazione"], row["codice_fiscale"]) == ("BG-2026-ditta-esempio", None)


def test_no_text_becomes_a_formula(context: Context) -> None:
    files = made(context)
    cells = [cell for row in load_workbook(BytesIO(files["dati/casi.xlsx"]))["Casi"].iter_rows() for cell in row]

    assert "f" not in {cell.data_type for cell in cells}
    for row in csv_rows(files["dati/casi.csv"]):
        assert not row["denominazione"].lstrip().startswith(("=", "+", "-", "@"))


def test_what_does_not_fit_in_a_cell_is_cut_and_said_so() -> None:
    places = ", ".join(f"{{comune: {'è' * 4_990}{number:03}, provincia: BG}}" for number in range(8))
    facts = f"\n    eventi:\n      - {{tipo: aggiornamento_lavoratori, data: 2026-03-20, sedi: [{places}]}}"
    files = made(context_of(sample(facts=facts)))
    (cell,) = [row["dettagli"] for row in xlsx_rows(files["dati/eventi.xlsx"])]

    assert len(cell) == 32_767
    assert cell.endswith("… [testo più lungo di una cella: intero nei file CSV e JSON]")
    for whole in (json_rows(files["dati/eventi.json"]), csv_rows(files["dati/eventi.csv"])):
        assert "è007 (BG)" in whole[0]["dettagli"]


def test_the_workbook_is_a_real_table_that_says_what_must_be_known() -> None:
    demo = replace(OFFICE, is_demonstration=True, banner="Tutto inventato.")
    book = load_workbook(BytesIO(made(context_of(sample(), settings=demo))["dati/procedure.xlsx"]))
    about = {row[0]: row[1] for row in book["Informazioni"].iter_rows(min_row=2, values_only=True)}

    assert book.sheetnames == ["Procedure", "Informazioni", "Colonne"]
    assert book["Procedure"].freeze_panes == "C2"
    assert len(book["Procedure"].tables) == 1
    assert about["Attenzione"] == "Tutto inventato."
    assert about["Licenza"] == "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)"
    assert "non vuol dire zero" in str(about["Caselle vuote"])
    assert about["Versione dei dati"] == "a" * 40


def test_what_is_not_published_has_no_licence(context: Context) -> None:
    files = made(context_of(sample(), edition=Edition.INTERNAL))

    assert json.loads(files["dati/casi.json"])["licenza"] is None
    assert "licenses" not in json.loads(files["dati/datapackage.json"])


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_every_column_is_explained_once(dataset: Dataset[Any]) -> None:
    terms = [field.term for field in dataset.fields]

    assert len({term.key for term in terms}) == len({term.label for term in terms}) == len(terms)
    assert all(term.definition.endswith(".") for term in terms)
    assert set(dataset.key) <= {term.key for term in terms}


def test_the_same_facts_are_the_same_bytes(context: Context) -> None:
    assert made(context) == made(context)
    assert turtle.as_turtle(catalogue(context)) == turtle.as_turtle(catalogue(context))


def test_the_package_is_valid_with_its_files(context: Context, tmp_path: Path) -> None:
    report = Package(str(written(context, tmp_path))).validate()

    assert report.valid, report.flatten(["type", "message"])
    assert [task.stats.get("rows", 0) for task in report.tasks] == [
        len(json_rows(content)) for content in _json_of(context)
    ]


def _json_of(context: Context) -> Iterator[bytes]:
    files = made(context)
    return (files[f"dati/{dataset.name}.json"] for dataset in DATASETS)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("eventi.csv", ";2026-03-04;", ";marzo;"),
        ("procedure.csv", "BG-2026-fonderie;1;", "BG-2026-sconosciuto;1;"),
        ("casi.csv", "caso;", "nome;"),
    ],
)
def test_the_package_is_not_valid_with_other_files(tmp_path: Path, file: str, before: str, after: str) -> None:
    described = written(context_of(sample()), tmp_path)
    content = (described.parent / file).read_text(encoding="utf-8-sig")
    assert before in content
    (described.parent / file).write_text(content.replace(before, after, 1), encoding="utf-8")

    assert not Package(str(described)).validate().valid


def test_an_empty_registry_has_whole_files(tmp_path: Path) -> None:
    assert Package(str(written(context_of(), tmp_path))).validate().valid
    assert load_workbook(BytesIO(made(context_of())["dati/casi.xlsx"]))["Casi"]["A2"].value == "Nessuna voce"


def graph_of(context: Context) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle.as_turtle(catalogue(context)), format="turtle", publicID=f"{URL}dati/")


@pytest.mark.parametrize("site_url", [URL, ""])
def test_the_catalogue_has_what_its_profile_requires(site_url: str) -> None:
    graph = graph_of(context_of(sample(), site_url=site_url))
    required = {
        DCATAPIT.Catalog: ("title", "description", "publisher", "modified"),
        DCATAPIT.Dataset: (
            "identifier",
            "title",
            "description",
            "modified",
            "rightsHolder",
            "accrualPeriodicity",
        ),
        DCATAPIT.Distribution: ("format", "license"),
        DCATAPIT.Agent: ("identifier",),
        DCATAPIT.LicenseDocument: ("type",),
    }
    for kind, names in required.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert not [name for name in names if graph.value(thing, DCTERMS[name]) is None], thing
    (here,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(here, DCAT.dataset))
    assert len(datasets) == len(DATASETS)
    assert {getattr(title, "language", None) for title in graph.objects(None, DCTERMS.title)} == {"it"}
    for dataset in datasets:
        assert set(graph.objects(dataset, DCAT.theme))
        assert len(set(graph.objects(dataset, DCAT.distribution))) == 4
        assert graph.value(dataset, DCAT.contactPoint)


def test_every_distribution_leads_to_a_file() -> None:
    context = context_of(sample(), site_url=URL)
    addresses = {str(file) for file in graph_of(context).objects(None, DCAT.downloadURL)}

    assert addresses == {f"{URL}{path}" for path in made(context) if "datapackage" not in path}


def test_an_office_that_does_not_say_who_it_is_gets_no_code() -> None:
    graph = graph_of(context_of(sample(), settings=Settings()))
    (office,) = graph.subjects(RDF.type, DCATAPIT.Agent)

    assert str(graph.value(office, FOAF.name)) == UNKNOWN_OFFICE
    assert graph.value(office, DCTERMS.identifier) is None


def test_without_pyarrow_there_is_no_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "is_installed", lambda: False)
    files = made(context_of(sample()))

    assert not [path for path in files if path.endswith(".parquet")]
    assert len(files) == 3 * len(DATASETS) + 1
    assert b"PARQUET" not in turtle.as_turtle(catalogue(context_of(sample())))
