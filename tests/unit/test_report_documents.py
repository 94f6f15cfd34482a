"""The quarterly report in every format: the same figures, every text whole and harmless, the same bytes twice."""

import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.edition import Edition
from registry.model import Registry
from site_gen.cache import Cache
from site_gen.documents import formats
from site_gen.documents.data import view_of
from site_gen.documents.delimited import as_csv
from site_gen.documents.formats import Format, cleaned, document, documents
from site_gen.exports.safe import clean, neutral
from site_gen.views.report import ReportView
from site_gen.views.report_parts import Movement
from tests.reports import (
    TRAPS,
    csv_rows,
    html_figures,
    json_figures,
    report_of,
    sheet_rows,
    trapped,
    xlsx_figures,
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return trapped()


@pytest.fixture(scope="module", params=[None, "BS"], ids=["regione", "brescia"])
def view(registry: Registry, request: pytest.FixtureRequest) -> ReportView:
    return report_of(registry, request.param)


@pytest.fixture(scope="module")
def brescia(registry: Registry) -> ReportView:
    return report_of(registry, "BS")


def test_the_figures_are_the_same_everywhere(view: ReportView) -> None:
    told = {row.label: (row.now, row.before, row.year_before) for row in view.figures}

    assert told["Crisi in carico nel trimestre"] == (len(TRAPS), None, None)
    assert told["Lavoratori raggiunti dai servizi"] == (5 * len(TRAPS), None, None)
    assert json_figures(document(view, Format.JSON)) == told
    assert html_figures(document(view, Format.HTML)) == told
    assert xlsx_figures(document(view, Format.XLSX)) == told
    in_charge = [row for row in csv_rows(document(view, Format.CSV)) if row["posizione"] != "seguita, non in carico"]
    assert len(in_charge) == len(TRAPS)
    assert sum(int(row["lavoratori"]) for row in in_charge) == told["Lavoratori coinvolti nelle crisi in carico"][0]
    assert sum(row["entro_il_termine"].split(" | ").count("sì") for row in in_charge) == len(TRAPS)


def test_every_row_is_in_every_table(brescia: ReportView) -> None:
    book, rows = document(brescia, Format.XLSX), csv_rows(document(brescia, Format.CSV))

    assert [row["Caso"] for row in sheet_rows(book, "Crisi")] == [row["caso"] for row in rows]
    assert [row["Data"].date() for row in sheet_rows(book, "Passi")] == [
        date.fromisoformat(day) for row in rows for day in row["date"].split(" | ") if day
    ]
    assert len(sheet_rows(book, "Misure")) == len(brescia.services) == 2 * len(TRAPS)


def test_a_crisis_in_a_row(brescia: ReportView) -> None:
    (row,) = [row for row in csv_rows(document(brescia, Format.CSV)) if row["caso"] == "BS-2026-caso-00"]

    assert (row["trimestre"], row["situazione_al"], row["rapporto"]) == ("2026-T1", "2026-03-31", "Brescia")
    assert (row["territori"], row["lavoratori"], row["lavoratori_totali"]) == ("BG, BS", "1200", "1207")
    assert row["passi"].split(" | ")[3] == "Convocazione delle parti"
    assert row["date"].split(" | ")[3] == "2026-03-24"
    assert row["giorni_lavorativi"].split(" | ")[3] == "8"
    assert row["entro_il_termine"].split(" | ")[3] == "sì"
    assert "Invio del verbale" in row["attesi"].split(" | ")


def test_a_passage_between_paths_is_in_every_format(registry: Registry) -> None:
    view = report_of(registry, None)
    case = view.active[0]
    passage = Movement(case.id, case.name, case.address, "Bergamo e Brescia", date(2026, 3, 5), "dal 7.2 al 7.1")
    view = replace(view, moved=(passage,))

    for rows, key in (
        (csv_rows(document(view, Format.CSV)), "passaggi"),
        (sheet_rows(document(view, Format.XLSX), "Crisi"), "Passaggi di percorso"),
    ):
        assert [row[key] for row in rows if row[key]] == ["dal 7.2 al 7.1, 05/03/2026"]
    assert "dal 7.2 al 7.1" in document(view, Format.HTML).decode()
    assert json.loads(document(view, Format.JSON))["passate_di_percorso"][0]["caso"] == case.id


def test_a_workbook_tells_the_details_of_a_step(brescia: ReportView) -> None:
    rows = [
        row for row in sheet_rows(document(brescia, Format.XLSX), "Passi") if row["Passo"] == "Erogazione dei servizi"
    ]

    assert all("Lavoratori: 5" in row["Dettagli"] for row in rows)
    assert rows


def test_traps_are_text_in_a_csv(brescia: ReportView) -> None:
    rows = {row["caso"]: row["denominazione"] for row in csv_rows(document(brescia, Format.CSV))}

    for number, trap in enumerate(TRAPS):
        found = rows[f"BS-2026-caso-{number:02d}"]
        assert found.removeprefix("'") == trap.strip()
        assert found[0] not in "=+-@\t\r"


def test_traps_are_text_in_a_workbook(brescia: ReportView) -> None:
    book = load_workbook(BytesIO(document(brescia, Format.XLSX)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    names = {cell.value for cell in book["Crisi"]["B"]}
    assert {trap.strip() for trap in TRAPS} <= names


def test_traps_are_text_in_a_page(brescia: ReportView) -> None:
    page = document(brescia, Format.HTML).decode()

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&amp;lt;già&amp;gt;" in page


def test_traps_are_text_in_json(brescia: ReportView) -> None:
    names = {crisis["denominazione"] for crisis in json.loads(document(brescia, Format.JSON))["crisi_con_fatti"]}

    assert names == {trap.strip() for trap in TRAPS}


def test_a_page_asks_nothing_of_any_host(brescia: ReportView) -> None:
    page = document(brescia, Format.HTML).decode()
    told = page.replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not [mark for mark in ("http:", 'href="/', "src=", "@import", 'url("fonts') if mark in told]


@pytest.mark.parametrize("kind", Format)
def test_the_same_report_gives_the_same_bytes(view: ReportView, kind: Format) -> None:
    assert document(view, kind) == document(view, kind)


def test_the_data_of_a_report_make_it_again(view: ReportView) -> None:
    assert view_of(document(view, Format.JSON)) == view


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"formato": 2}', b'{"formato": 1}', b'{"formato": 1,'])
def test_other_data_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        view_of(content)


def test_tables_have_frozen_headings_italian_dates_and_no_clock(brescia: ReportView) -> None:
    book = load_workbook(BytesIO(document(brescia, Format.XLSX)))

    assert book.sheetnames == ["Riepilogo", "Crisi", "Passi", "Misure"]
    assert [len(sheet.tables) for sheet in book] == [1, 1, 1, 1]
    assert [book[name].freeze_panes for name in ("Crisi", "Passi", "Misure")] == ["C2", "C2", "C2"]
    assert book["Passi"]["E2"].number_format == "dd/mm/yyyy"
    assert book.properties.created == datetime(2026, 3, 31)  # noqa: DTZ001 - a workbook's times have no zone


def test_nothing_to_report_says_so(registry: Registry) -> None:
    view = report_of(registry, "SO")

    assert "Nessuna crisi in carico nel trimestre" in document(view, Format.HTML).decode()
    assert sheet_rows(document(view, Format.XLSX), "Crisi")[0]["Caso"] == "Nessuna voce"
    assert csv_rows(document(view, Format.CSV)) == []
    assert json.loads(document(view, Format.JSON))["crisi_con_fatti"] == []


def test_the_public_edition_holds_no_watched_crisis(registry: Registry, brescia: ReportView) -> None:
    public = report_of(registry, "BS", edition=Edition.PUBLIC)

    assert "Seguita" in document(brescia, Format.JSON).decode()
    for kind in (Format.HTML, Format.CSV, Format.JSON):
        assert "Seguita" not in document(public, kind).decode()


def test_broken_characters_never_reach_a_document(brescia: ReportView) -> None:
    broken = cleaned(replace(brescia, place="a\x00b\x0bc\ufffed\ud800e\u202ef"))

    assert broken.place == "a·b·c·d·e·f"
    assert [document(broken, kind) for kind in Format]


def test_what_a_spreadsheet_would_run() -> None:
    for text in ("=1", " =1", "+1", "-1", "@a", "\tx", "\rx", "＝1"):  # noqa: RUF001
        assert neutral(text) == f"'{text}"
    for text in ("", "a=1", "2026-03-01", "– x", "1+1"):
        assert neutral(text) == text
    assert clean("riga\ncolonna\t«è»") == "riga\ncolonna\t«è»"


def test_equal_data_are_made_once(brescia: ReportView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = dict(documents(brescia, list(Format), Cache(tmp_path)))
    monkeypatch.setattr(formats, "document", lambda *_: pytest.fail("made again"))

    assert dict(documents(brescia, list(Format), Cache(tmp_path))) == made
    assert made[Format.CSV] == as_csv(brescia)
    with pytest.raises(pytest.fail.Exception):
        dict(documents(replace(brescia, version="b" * 40), [Format.CSV], Cache(tmp_path)))
