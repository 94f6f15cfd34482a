"""The extraction in each of its formats, by the suffix of the file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from site_gen.documents.extracts.columnar import as_parquet
from site_gen.documents.extracts.delimited import as_csv, as_json
from site_gen.documents.extracts.extract import Extract
from site_gen.documents.extracts.workbook import as_xlsx


class Format(StrEnum):
    """The formats of an extraction; the values are suffixes, and what people type."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PARQUET = "parquet"


PUBLISHED = (Format.CSV, Format.XLSX, Format.JSON)
"""Those that the site carries."""

_MAKERS: Mapping[Format, Callable[[Extract], bytes]] = MappingProxyType(
    {Format.CSV: as_csv, Format.XLSX: as_xlsx, Format.JSON: as_json, Format.PARQUET: as_parquet}
)


def document(extract: Extract, kind: Format) -> bytes:
    """Return an extraction in a format; the same extraction gives the same bytes."""
    return _MAKERS[kind](extract)
