"""An XLSX file → a table: refused before it is opened if it could fill the memory."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from registry.importing.cells import UNSAVED
from registry.importing.table import RawRow, Table, Unusable, assemble

MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 5_000
_DAMAGED = (
    OSError, KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, RuntimeError,
    NotImplementedError, SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
# Both XML parsers that the library may use tell a malformed part with a kind of SyntaxError.
_SAVE_AGAIN = "aprirlo con il foglio di calcolo e salvarlo di nuovo come «Cartella di lavoro di Excel (.xlsx)»."


def read_workbook(data: bytes, *, sheet: str | None, header_row: int) -> Table:
    """Return the table of a sheet, the first one unless named; formulas count for their saved results.

    Raises:
        Unusable: not an XLSX file, damaged, too large once unpacked, or without that sheet.
    """
    _refuse_dangerous(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that do not concern the values
            return _table(data, sheet, header_row)
    except _DAMAGED:
        raise Unusable(f"il file XLSX è danneggiato o protetto: {_SAVE_AGAIN}") from None


def _refuse_dangerous(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                limit = f"{MAX_UNPACKED // 1024 // 1024} MB"
                raise Unusable(
                    f"il file XLSX, una volta aperto, supera {limit}: togliere fogli e immagini, o dividerlo."
                )
            if "[Content_Types].xml" not in package.namelist():
                raise Unusable(f"il file non è una cartella di lavoro di Excel: {_SAVE_AGAIN}")
            if any(_declares_entities(package, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise Unusable(
                    f"il file XLSX contiene dichiarazioni XML che un foglio di calcolo non scrive: {_SAVE_AGAIN}"
                )
    except _DAMAGED:
        raise Unusable(f"il file XLSX è danneggiato o protetto: {_SAVE_AGAIN}") from None


def _declares_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part could hold entities, which can blow up while being read; no spreadsheet has any."""
    with package.open(part) as opened:
        beginning = opened.read(64 * 1024).replace(b"\x00", b"")  # without what UTF-16 puts between letters
        return b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning


def _table(data: bytes, sheet: str | None, header_row: int) -> Table:
    with (
        closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)) as results,
        closing(load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as formulas,
    ):
        name, remarks = _chosen(results.sheetnames, sheet)
        return assemble(
            _rows(results[name], formulas[name]),
            header_row=header_row,
            remarks=remarks,
            may_be_short=True,
            days_from_1904=results.epoch == CALENDAR_MAC_1904,
        )


def _chosen(names: list[str], sheet: str | None) -> tuple[str, tuple[str, ...]]:
    if sheet is None:
        others = ", ".join(f"«{name}»" for name in names[1:])
        return names[0], (f"letto solo il foglio «{names[0]}»; gli altri sono: {others}.",) if others else ()
    if sheet not in names:
        raise Unusable(f"il foglio «{sheet}» non c'è; i fogli sono: {', '.join(f'«{name}»' for name in names)}.")
    return sheet, ()


def _rows(results: Any, formulas: Any) -> Iterator[RawRow]:
    """Yield the rows; the second reading only tells an empty cell from a formula without a saved result."""
    for opened in (results, formulas):
        opened.reset_dimensions()  # what the file says of its own size may be false, or enormous
    pairs = zip_longest(results.iter_rows(values_only=True), formulas.iter_rows(), fillvalue=())
    for number, (values, cells) in enumerate(pairs, start=1):
        yield RawRow(number, [_told(value, cell) for value, cell in zip(values, cells, strict=False)])


def _told(value: object, cell: Any) -> object:
    return UNSAVED if value is None and cell.data_type == "f" else value
