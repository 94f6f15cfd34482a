"""The files of the periodic extraction, read back by readers that did not write them."""

import json
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.derive.chronicle import Chronicle
from registry.derive.extraction import activities_of, extraction_of
from registry.derive.status import case_status
from registry.edition import Edition, shown_in
from registry.model import Case, Registry
from site_gen.documents.extracts.extract import Extract
from site_gen.documents.extracts.formats import Format, document
from site_gen.documents.extracts.table import COLUMNS
from tests.cases import case_of, setting_on
from tests.planted import Garden, case_file
from tests.reports import TRAPS
from tests.tables import csv_rows, json_rows, parquet_rows, plain, xlsx_rows

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
DAY = "2026-11-23"
CASE = """\
azienda:
  denominazione: {name}
  ateco: {{edizione: {edition}, codice: "25.62"}}
sedi:
  - {{comune: Dalmine, provincia: BG, lavoratori: 1400}}
  - {{provincia: BS}}
procedure:
  - causale: crisi_art21
    periodo: {{dal: 2026-03-09, al: 2027-03-08}}
    eventi:
      - {{tipo: invio_verbale_regionale, data: 2026-03-02}}
      - {{tipo: valutazione, data: 2026-04-10, esito: positivo}}
"""


def extract_of(*cases: Case, edition: Edition = Edition.INTERNAL) -> Extract:
    setting = setting_on(DAY)
    shown = shown_in(edition, Registry(cases), setting.as_of)
    chronicles = [Chronicle.of(case_status(case, setting), setting) for case in shown.cases]
    return Extract(extraction_of(activities_of(chronicles), FIRST, LAST, setting=setting), edition, "a" * 40)


def sample(name: str = "Fonderie Esempio S.r.l.", edition: int = 2025, slug: str = "fonderie") -> Case:
    return case_of(CASE.format(name=json.dumps(name), edition=edition), f"cases/BG/2026/{slug}.yaml")


@pytest.fixture(scope="module")
def extract() -> Extract:
    return extract_of(sample(), sample("Officine S.p.A.", 2022, "officine"))


@pytest.fixture(scope="module")
def trapped() -> Extract:
    return extract_of(*(sample(trap, slug=f"caso-{number:02d}") for number, trap in enumerate(TRAPS)))


def test_the_rows_are_equal_in_every_format(extract: Extract, tmp_path: Path) -> None:
    expected = json_rows(document(extract, Format.JSON))

    assert len(expected) == 4
    assert [plain(row) for row in xlsx_rows(document(extract, Format.XLSX))] == expected
    assert [plain(row) for row in parquet_rows(document(extract, Format.PARQUET), tmp_path)] == expected
    as_text = [{key: None if value is None else str(value) for key, value in row.items()} for row in expected]
    told = [{key: value or None for key, value in row.items()} for row in csv_rows(document(extract, Format.CSV))]
    assert [{**row, "aperta_nel_periodo": "True"} for row in told] == as_text


def test_a_row_says_sector_place_and_workers(extract: Extract) -> None:
    """R-8-3. The same digits are another activity in another edition."""
    first, second, other, _ = json_rows(document(extract, Format.JSON))

    assert first | {"ateco_titolo": None} == {
        "caso": "BG-2026-fonderie",
        "denominazione": "Fonderie Esempio S.r.l.",
        "procedura": 1,
        "tipo_procedura": "CIGS",
        "percorso": "7.2",
        "causale": "crisi_art21",
        "causale_estesa": "CIGS per crisi aziendale (art. 21)",
        "competenza": "regionale",
        "unita_produttiva": 1,
        "comune": "Dalmine",
        "provincia": "BG",
        "provincia_estesa": "Bergamo",
        "ateco_edizione": "2025",
        "ateco_sezione": "C",
        "ateco_sezione_titolo": "Attività manifatturiere",
        "ateco_codice": "25.62",
        "ateco_titolo": None,
        "lavoratori": 1400,
        "lavoratori_procedura": 1400,
        "aperta_il": "2026-03-02",
        "aperta_nel_periodo": True,
        "periodo_dal": "2026-03-09",
        "periodo_al": "2027-03-08",
        "in_carico_dal": "2026-04-10",
        "stato": "In corso",
        "ultimo_fatto_il": "2026-04-10",
        "chiusa_il": None,
    }
    assert (second["comune"], second["provincia"], second["lavoratori"]) == (None, "BS", None)
    assert first["ateco_titolo"] != other["ateco_titolo"]


def test_a_code_without_its_edition_has_no_section() -> None:
    text = CASE.format(name="Esempio", edition=2025).replace("edizione: 2025, ", "")

    row, _ = json_rows(document(extract_of(case_of(text)), Format.JSON))

    assert (row["ateco_codice"], row["ateco_sezione"], row["ateco_titolo"]) == ("25.62", None, None)


def midnight(year: int, month: int, day: int) -> datetime:
    """Return a day as a workbook holds it, with no time zone."""
    return datetime.combine(date(year, month, day), time())


def test_the_workbook_is_a_real_table_with_its_heading_in_sight(extract: Extract) -> None:
    book = load_workbook(BytesIO(document(extract, Format.XLSX)))
    sheet = book["Estrazione"]

    assert book.sheetnames == ["Estrazione", "Informazioni", "Colonne"]
    (table,) = sheet.tables.values()
    assert table.ref == "A1:AA5"
    assert sheet.freeze_panes == "C2"
    day = sheet["T2"]
    assert (sheet["T1"].value, day.value, day.number_format) == ("Aperta il", midnight(2026, 3, 2), "dd/mm/yyyy")
    assert isinstance(sheet["R2"].value, int)
    assert book.properties.created == midnight(2026, 6, 30)
    about = {row[0]: row[1] for row in book["Informazioni"].iter_rows(min_row=2, values_only=True)}
    assert about["Periodo"] == "dal 1° gennaio 2026 al 30 giugno 2026"
    assert about["Righe"] == "4 unità produttive, una per riga"
    assert about["Versione dei dati"] == "a" * 40


def test_every_column_is_in_the_dictionary(extract: Extract) -> None:
    keys = [column.term.key for column in COLUMNS]
    described = json.loads(document(extract, Format.JSON))["colonne"]
    sheet = load_workbook(BytesIO(document(extract, Format.XLSX)))["Colonne"]

    assert len(keys) == len(set(keys))
    assert [column["chiave"] for column in described] == keys
    assert all(column["definizione"].endswith(".") for column in described)
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == keys
    assert len({column.term.label for column in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize("kind", Format)
def test_the_same_extraction_is_the_same_bytes(extract: Extract, kind: Format) -> None:
    assert document(extract, kind) == document(extract, kind)


def test_no_text_becomes_a_formula(trapped: Extract) -> None:
    book = load_workbook(BytesIO(document(trapped, Format.XLSX)))
    cells = [row[1] for row in book["Estrazione"].iter_rows(min_row=2)]
    by_text = {str(cell.value): cell for cell in cells}

    assert {cell.data_type for cell in cells} == {"s"}
    assert by_text["=1+1"].quotePrefix
    assert by_text["@SUM(A1)"].quotePrefix
    assert not by_text['Rossi & "Figli" #1'].quotePrefix
    names = [row["denominazione"] for row in csv_rows(document(trapped, Format.CSV))]
    assert not [name for name in names if name.lstrip().startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in names


def test_a_trap_stays_a_text_in_the_formats_of_machines(trapped: Extract, tmp_path: Path) -> None:
    told = {row["denominazione"] for row in json_rows(document(trapped, Format.JSON))}

    assert {"=1+1", "@SUM(A1)", "x" * 5000} <= told
    assert {row["denominazione"] for row in parquet_rows(document(trapped, Format.PARQUET), tmp_path)} == told


@pytest.mark.parametrize("edition", Edition)
def test_nothing_internal_is_extracted_in_any_edition(edition: Edition, tmp_path: Path) -> None:
    garden = Garden()
    extract = extract_of(case_of(json.dumps(case_file(garden)), "cases/BG/2026/prova.yaml"), edition=edition)
    rows = [
        *csv_rows(document(extract, Format.CSV)),
        *json_rows(document(extract, Format.JSON)),
        *xlsx_rows(document(extract, Format.XLSX)),
        *parquet_rows(document(extract, Format.PARQUET), tmp_path),
    ]

    assert rows
    assert garden.planted
    told = str(rows) + document(extract, Format.JSON).decode()
    assert not [word for word in garden.planted.values() if word in told]


@pytest.mark.parametrize("kind", Format)
def test_an_extraction_may_be_empty(kind: Format, tmp_path: Path) -> None:
    content = document(extract_of(), kind)

    if kind is Format.CSV:
        assert csv_rows(content) == []
    elif kind is Format.JSON:
        assert json_rows(content) == []
    elif kind is Format.PARQUET:
        assert parquet_rows(content, tmp_path) == []
    else:
        assert load_workbook(BytesIO(content))["Estrazione"]["A2"].value == "Nessuna voce"
