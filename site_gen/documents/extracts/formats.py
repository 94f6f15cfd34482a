"""The extraction in each of its formats, by the suffix of the file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from site_gen.documents.extracts.extract import TITLE, Extract, cover_of
from site_gen.documents.extracts.table import COLUMNS
from site_gen.exports.columnar import as_parquet, is_installed
from site_gen.exports.delimited import as_csv, as_json, plain
from site_gen.exports.table import Table
from site_gen.exports.workbook import Cover, as_xlsx

FORMAT = 1
"""The version of the JSON's form."""


class Format(StrEnum):
    """The formats of an extraction; the values are suffixes, and what people type."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PARQUET = "parquet"


def available() -> tuple[Format, ...]:
    """Return the formats that can be made here: Parquet needs an extra library."""
    return tuple(kind for kind in Format if kind is not Format.PARQUET or is_installed())


def _table(extract: Extract) -> Table:
    return Table.of("estrazione", "Estrazione", fields=COLUMNS, rows=extract.extraction.units)


def _json(extract: Extract) -> bytes:
    extraction = extract.extraction
    head = {
        "formato": FORMAT,
        "titolo": TITLE,
        "dal": plain(extraction.first),
        "al": plain(extraction.last),
        "edizione": str(extract.edition),
        "versione_dati": extract.version,
        "procedure": extraction.procedure_count,
    }
    return as_json(_table(extract), head)


def _xlsx(extract: Extract) -> bytes:
    title = f"{TITLE}, {extract.period}"
    return as_xlsx(_table(extract), Cover(title, TITLE, tuple(cover_of(extract)), extract.extraction.last))


def _parquet(extract: Extract) -> bytes:
    about = {"periodo": extract.period, "edizione": str(extract.edition), "versione_dati": extract.version or ""}
    return as_parquet(_table(extract), about)


_MAKERS: Mapping[Format, Callable[[Extract], bytes]] = MappingProxyType(
    {
        Format.CSV: lambda extract: as_csv(_table(extract)),
        Format.XLSX: _xlsx,
        Format.JSON: _json,
        Format.PARQUET: _parquet,
    }
)


def ingredients(extract: Extract) -> bytes:
    """Return what the document in any format is made from: the whole data, as JSON has them."""
    return _json(extract)


def document(extract: Extract, kind: Format) -> bytes:
    """Return an extraction in a format; the same extraction gives the same bytes."""
    return _MAKERS[kind](extract)
