"""Tables read back by readers that did not write them: csv, json, openpyxl, DuckDB."""

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import load_workbook

Row = dict[str, Any]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV, every value a text."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def json_rows(content: bytes) -> list[Row]:
    """Return the rows of a JSON."""
    rows: list[Row] = json.loads(content)["righe"]
    return rows


def xlsx_rows(content: bytes) -> list[Row]:
    """Return the rows of the first sheet of a workbook by key: its headings are the labels of the dictionary."""
    book = load_workbook(BytesIO(content))
    keys = {label: key for key, label, *_ in book["Colonne"].iter_rows(min_row=2, values_only=True)}
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [{str(keys[head]): cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def parquet_rows(content: bytes, folder: Path) -> list[Row]:
    """Return the rows of a Parquet, as DuckDB reads them."""
    file = folder / "tabella.parquet"
    file.write_bytes(content)
    return _found("select * from read_parquet(?)", file)


def csv_rows_as_typed(content: bytes, folder: Path) -> list[Row]:
    """Return the rows of a CSV as DuckDB takes them, types and all, from nothing but the file."""
    file = folder / "tabella.csv"
    file.write_bytes(content)
    return _found("select * from read_csv(?, header = true, sample_size = -1)", file)


def _found(query: str, file: Path) -> list[Row]:
    found = duckdb.connect().execute(query, [str(file)])
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def plain(row: Mapping[str, Any]) -> Row:
    """Return a row with every value as the JSON writes it."""
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return {"sì": True, "no": False, "": None}.get(value, value) if isinstance(value, str) else value
