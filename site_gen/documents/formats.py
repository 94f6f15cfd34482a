"""A report in each of its formats, by the suffix of the file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from site_gen.documents.data import as_json, rewritten
from site_gen.documents.delimited import as_csv
from site_gen.documents.printed import as_pdf, is_installed
from site_gen.documents.standalone import as_html
from site_gen.documents.workbook import as_xlsx
from site_gen.exports.safe import clean
from site_gen.views.report import ReportView


class Format(StrEnum):
    """The formats of a report; the values are suffixes, and what people type."""

    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


_MAKERS: Mapping[Format, Callable[[ReportView], bytes]] = MappingProxyType(
    {Format.HTML: as_html, Format.PDF: as_pdf, Format.XLSX: as_xlsx, Format.CSV: as_csv, Format.JSON: as_json}
)


def available() -> tuple[Format, ...]:
    """Return the formats that can be made here: PDF needs an extra library."""
    return tuple(kind for kind in Format if kind is not Format.PDF or is_installed())


def published() -> tuple[Format, ...]:
    """Return those that the site carries beside the page of a report."""
    return tuple(kind for kind in available() if kind is not Format.HTML)


def cleaned(view: ReportView) -> ReportView:
    """Return a report whose texts break no format: every document of it is made from this."""
    return rewritten(view, clean)


def document(view: ReportView, kind: Format) -> bytes:
    """Return a cleaned report in a format; the same report gives the same bytes."""
    return _MAKERS[kind](view)
