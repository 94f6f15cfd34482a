"""The file to import → a table, whatever its format; told by its first bytes, not by its name."""

from pathlib import Path

from registry.importing import days
from registry.importing.delimited import read_delimited
from registry.importing.mapping import Mapping
from registry.importing.table import MAX_BYTES, Table, Unusable
from registry.importing.workbook import read_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_table(file: Path, mapping: Mapping) -> Table:
    """Return the table of a CSV or XLSX file.

    Raises:
        OSError: the file cannot be read.
        Unusable: the file is empty, too large or of another kind, or a used column heads two.
    """
    data = _bytes_of(file)
    shape = mapping.shape
    if data.startswith(_ZIP):
        table = read_workbook(data, sheet=shape.sheet, header_row=shape.header_row)
    else:
        table = read_delimited(
            data, wanted=frozenset(mapping.uses), delimiter=shape.delimiter, header_row=shape.header_row
        )
    repeated = [name for name in mapping.uses if table.header.count(name) > 1]
    if repeated:
        names = ", ".join(f"«{name}»" for name in repeated)
        raise Unusable(f"nell'intestazione del file più colonne si chiamano {names}: rinominarle, una per una.")
    if table.days_from_1904 and any(days.SERIAL in column.formats for column in mapping.columns.values()):
        raise Unusable("il file conta i giorni dal 1904: trasformare i numeri di serie in date prima di importarlo.")
    return table


def _bytes_of(file: Path) -> bytes:
    size = file.stat().st_size
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise Unusable(f"«{file}» pesa {size // 1024 // 1024} MB; il limite è {limit} MB: dividerlo in più file.")
    data = file.read_bytes()
    if not data.strip():
        raise Unusable(f"«{file}» è vuoto.")
    if data.startswith(_OLE):
        raise Unusable(
            f"«{file}» è un foglio nel formato vecchio (.xls) o protetto da password: salvarlo come .xlsx o come CSV."
        )
    return data
