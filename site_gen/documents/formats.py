"""A report in each of its formats, by the suffix of the file; made once for equal data."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from hashlib import sha256
from types import MappingProxyType

from site_gen.cache import Cache
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


_MAKERS: Mapping[Format, Callable[[ReportView, Cache], bytes]] = MappingProxyType(
    {
        Format.HTML: as_html,
        Format.PDF: as_pdf,
        Format.XLSX: lambda view, _: as_xlsx(view),
        Format.CSV: lambda view, _: as_csv(view),
        Format.JSON: lambda view, _: as_json(view),
    }
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


def documents(view: ReportView, kinds: Sequence[Format], cache: Cache) -> Iterator[tuple[Format, bytes]]:
    """Yield a report in some formats; those that the cache has are not made."""
    if not kinds:
        return
    shown = cleaned(view)
    mark = sha256(as_json(shown)).digest()
    for kind in kinds:
        yield kind, cache.kept(f"report {kind}\0".encode() + mark, partial(document, shown, kind, cache))


def document(view: ReportView, kind: Format, cache: Cache | None = None) -> bytes:
    """Return a cleaned report in a format; the same report gives the same bytes. The cache keeps its charts."""
    return _MAKERS[kind](view, cache or Cache())
