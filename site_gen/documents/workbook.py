"""A report as a workbook: real tables with frozen headings, dates that are dates, text that is never a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from site_gen.documents import columns
from site_gen.documents.columns import Cell, Column, RowT
from site_gen.documents.cover import cover_facts, notes_of, title_of
from site_gen.views.report import ReportView

_STYLE = "Table Style Light 9"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOTHING = "Nessuna voce"


def as_xlsx(view: ReportView) -> bytes:
    """Return the workbook of a report; the same view gives the same bytes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        workbook.set_properties({"title": title_of(view), "created": datetime.combine(view.as_at, time())})
        book = _Book(workbook)
        _summary(book, view)
        book.sheet("Crisi", [*columns.CRISES, *columns.AWAITED], list(columns.told_in(view)))
        book.sheet("Passi", [*columns.CASE_OF_STEP, *columns.STEPS], list(columns.done_in(view)))
        book.sheet("Misure", columns.SERVICES, view.services)
        if view.boards:
            book.sheet("Tavoli", columns.BOARDS, view.boards)
    return out.getvalue()


@dataclass
class _Book:
    """A workbook under way; `tables` counts the tables, whose names must differ."""

    workbook: Any
    tables: int = 0
    formats: dict[str, Any] = field(default_factory=dict)

    def format(self, **properties: object) -> Any:
        """Return a cell format; those of equal properties are one."""
        name = repr(sorted(properties.items()))
        if name not in self.formats:
            self.formats[name] = self.workbook.add_format(properties)
        return self.formats[name]

    def page(self, name: str) -> Any:
        """Return a new sheet, laid out for A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPagina &P di &N")
        return sheet

    def sheet(self, name: str, heads: Sequence[Column[RowT]], rows: Sequence[RowT]) -> None:
        """Add a sheet that is one table, its heading frozen and repeated on every printed page."""
        sheet = self.page(name)
        self.table(sheet, 0, heads, rows=rows)
        for position, column in enumerate(heads):
            sheet.set_column(position, position, column.width)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)

    def table(self, sheet: Any, top: int, heads: Sequence[Column[RowT]], *, rows: Sequence[RowT]) -> int:
        """Write a table from a row on, and return the row after it."""
        self.tables += 1
        last = top + (len(rows) or 1)
        names = [{"header": column.heading, "header_format": self.format(**_HEAD)} for column in heads]
        area = (top, 0, last, len(heads) - 1)
        sheet.add_table(*area, {"columns": names, "style": _STYLE, "name": f"Tabella{self.tables}"})
        if not rows:
            self.write(sheet, last, 0, _NOTHING)
        for line, row in enumerate(rows, start=top + 1):
            for position, column in enumerate(heads):
                self.write(sheet, line, position, column.value(row))
        return last + 1

    def write(self, sheet: Any, line: int, position: int, cell: Cell) -> None:  # noqa: PLR0917 - a place is two numbers
        """Write a value as what it is."""
        if cell is None:
            sheet.write_blank(line, position, None, self.format(**_TEXT))
        elif isinstance(cell, date):
            sheet.write_datetime(line, position, datetime.combine(cell, time()), self.format(**_DATE))
        elif isinstance(cell, int):
            sheet.write_number(line, position, cell, self.format(**_NUMBER))
        else:
            sheet.write_string(line, position, cell, self.format(**_TEXT))


_TEXT: dict[str, object] = {"valign": "top", "text_wrap": True}
_DATE: dict[str, object] = {"valign": "top", "num_format": "dd/mm/yyyy", "align": "left"}
_NUMBER: dict[str, object] = {"valign": "top", "num_format": "#,##0"}
_HEAD: dict[str, object] = {"bold": True, "valign": "vcenter", "text_wrap": True}


def _summary(book: _Book, view: ReportView) -> None:
    """The cover, the figures, the territories, the comments; the headings of the figures stay in sight."""
    sheet = book.page("Riepilogo")
    for position, width in enumerate((46, 40, *(12 for _ in range(5)))):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, title_of(view), book.format(bold=True, font_size=16))
    line = _pairs(book, sheet, 1, cover_facts(view))
    top = line + 1
    line = book.table(sheet, top, columns.figure_columns(view), rows=view.figures) + 1
    sheet.freeze_panes(top + 1, 1)
    if view.rows:
        line = book.table(sheet, line, columns.TERRITORIES, rows=view.rows) + 1
    _pairs(book, sheet, line, (*(("Commento del Nucleo", text) for text in view.comments), *notes_of(view)))


def _pairs(book: _Book, sheet: Any, line: int, pairs: Iterable[tuple[str, Cell]]) -> int:  # noqa: PLR0917
    for label, value in pairs:
        sheet.write_string(line, 0, label, book.format(bold=True, valign="top"))
        book.write(sheet, line, 1, value)
        line += 1
    return line
