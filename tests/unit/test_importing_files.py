"""Files that are no table, or would do harm, are refused in words; what is understood all the same is told."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from registry.importing import read_table, reading, table
from registry.importing import workbook as workbook_module
from tests.spreadsheets import GOOD, HEADER, SMALL, made_of, mapping_in, reasons, refusal_of


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "è vuoto"),
        (b" \n\n", "è vuoto"),
        (HEADER.encode(), "non c'è nessuna riga di dati"),
        (b"\x81\x8d\n\x81", "né in UTF-8 né in Windows-1252"),
        (b"\xff\xfea", "comincia come UTF-16 ma non lo è"),
        (b"\xd0\xcf\x11\xe0rest", "formato vecchio (.xls) o protetto"),
        (b"PK\x03\x04rest", "danneggiato o protetto"),
        (f'{HEADER}\n1,"Alfa,BG\n{GOOD}'.encode(), "le virgolette aperte alla riga di testo 2"),
        (f"{HEADER},nome\n{GOOD},x".encode(), "più colonne si chiamano «nome»"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in refusal_of(tmp_path, data)


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10 * 1024 * 1024)
    assert "pesa 11 MB; il limite è 10 MB" in refusal_of(tmp_path, b"x" * (11 * 1024 * 1024))


def _package(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def test_a_workbook_that_would_fill_the_memory_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "MAX_UNPACKED", 1024 * 1024)
    bomb = _package(**{"[Content_Types].xml": b"<Types/>", "xl__worksheets__sheet1.xml": b" " * 2_000_000})
    assert "supera 1 MB" in refusal_of(tmp_path, bomb)


def test_a_workbook_that_claims_endless_rows_is_left_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "LAST_ROW", 1_000)
    whole = zipfile.ZipFile(io.BytesIO(_workbook([*HEADER.split(",")], [1, "Alfa", "BG", "2025-01-01", 10])))
    parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'r="2"', b'r="999999999"').replace(b'r="A2"', b'r="A999999999"')
    assert "più di 100.000 righe" in refusal_of(tmp_path, _package(**parts))


def test_a_workbook_with_entities_is_not_opened(tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Types>&b;</Types>'
    assert "dichiarazioni XML" in refusal_of(tmp_path, _package(**{"[Content_Types].xml": laughs}))
    assert "non è una cartella di lavoro" in refusal_of(tmp_path, _package(mimetype=b"text"))
    assert "danneggiato" in refusal_of(tmp_path, _package(**{"[Content_Types].xml": b"<Types"}))


def _workbook(*rows: list[object], title: str = "Dati") -> bytes:
    workbook, data = Workbook(), io.BytesIO()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    workbook.create_sheet("Altro")
    workbook.save(data)
    return data.getvalue()


def test_a_formula_without_result_refuses_the_row_only_where_it_counts(tmp_path: Path) -> None:
    header: list[object] = [*HEADER.split(","), "totale"]
    data = _workbook(
        header,
        [1, "Alfa", "BG", datetime(2025, 1, 1, 10, 30), 10.0, None, "=1+1"],  # noqa: DTZ001 (a cell has no zone)
        [2, "Beta", "BG", date(2025, 1, 1), "=5+5", None, None],
    )
    (tmp_path / "x.xlsx").write_bytes(data)
    mapping = mapping_in(tmp_path, SMALL + "colonne:\n  data:\n    formato: GG/MM/AAAA\n").mapping
    found = read_table(tmp_path / "x.xlsx", mapping)
    assert found.remarks == ("letto solo il foglio «Dati»; gli altri sono: «Altro».",)
    converted = made_of(found, mapping)
    assert reasons(converted) == [(3, "addetti", "la formula non ha un risultato salvato.")]
    assert b"lavoratori: 10\n" in converted.cases[0].data
    assert b"data: 2025-01-01\n" in converted.cases[0].data


def test_the_sheet_and_the_row_of_the_header_can_be_told(tmp_path: Path) -> None:
    data = _workbook(["Elenco del 2025"], [], [*HEADER.split(",")], [1, "Alfa", "BG", "2025-01-01", 10], title="2025")
    (tmp_path / "x.xlsx").write_bytes(data)
    mapping = mapping_in(tmp_path, SMALL + 'file:\n  foglio: "2025"\n  intestazione: 3\n').mapping
    assert [row.number for row in read_table(tmp_path / "x.xlsx", mapping).rows] == [4]
    absent = SMALL + "file:\n  foglio: Crisi\n"
    assert "il foglio «Crisi» non c'è; i fogli sono: «2025», «Altro»" in refusal_of(tmp_path, data, absent)


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (f"{HEADER}\n1,Società Città,BG,2025-01-01,10,".encode("cp1252"), "letto come Windows-1252"),
        (f"{HEADER}\n1,Società Città,BG,2025-01-01,10,".encode("utf-16"), "UTF-16"),
        (f"{HEADER}\n1,Società\u200b Città,BG,2025-01-01,10,".encode(), "il carattere invisibile U+200B"),
        (f"{HEADER}\n\n1,Società Città,BG,2025-01-01,10,\n,,,,,\n".encode("utf-8-sig"), "2 righe vuote saltate"),
        (f"{HEADER}\n1,Società Città,BG,2025-01-01,10,".replace(",", ";").encode(), ""),
        (f"{HEADER}\n1,Società Città,BG,2025-01-01,10,".replace(",", "\t").encode(), ""),
    ],
)
def test_what_is_understood_all_the_same_is_told(tmp_path: Path, data: bytes, remark: str) -> None:
    (tmp_path / "righe").write_bytes(data)
    found = read_table(tmp_path / "righe", mapping_in(tmp_path).mapping)
    assert [" ".join(row.cells[1].split()) for row in found.rows] == ["Società Città"]
    assert remark in " ".join(found.remarks)
