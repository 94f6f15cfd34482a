"""A workbook under way: real tables with frozen headings, dates that are dates, text that is never a formula."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from site_gen.exports.column import Cell, Column, RowT
from site_gen.exports.safe import neutral

_STYLE = "Table Style Light 9"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOTHING = "Nessuna voce"
_TEXT: dict[str, object] = {"valign": "top", "text_wrap": True}
_DATE: dict[str, object] = {"valign": "top", "num_format": "dd/mm/yyyy", "align": "left"}
_NUMBER: dict[str, object] = {"valign": "top", "num_format": "#,##0"}
_HEAD: dict[str, object] = {
    "bold": True,
    "valign": "vcenter",
    "text_wrap": True,
    "bg_color": "#17324D",
    "font_color": "#FFFFFF",
}
_LINE = 15
"""The height of a line of text, in points."""
_LONGEST = 32_767
"""What a cell of Excel holds."""
_CUT = "… [testo più lungo di una cella: intero nei file CSV e JSON]"
_TALLEST = 27  # lines: no program shows a taller row


def workbook(title: str, fill: Callable[["Book"], None], *, dated: date) -> bytes:
    """Return a workbook that `fill` writes; its date is `dated`, never the clock's: equal content, equal bytes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as opened:
        opened.set_properties({"title": title, "created": datetime.combine(dated, time())})
        fill(Book(opened))
    return out.getvalue()


@dataclass
class Book:
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
            cells = [column.value(row) for column in heads]
            for position, cell in enumerate(cells):
                self.write(sheet, line, position, cell)
            self.fit(sheet, line, zip(cells, (column.width for column in heads), strict=True))
        self.fit(sheet, top, ((column.heading, column.width - 3) for column in heads))  # beside the filter's button
        return last + 1

    def fit(self, sheet: Any, line: int, cells: Iterable[tuple[Cell, int]]) -> None:
        """Make a row as tall as its texts: only some programs do it themselves when they open a sheet."""
        lines = max((_lines(cell, width) for cell, width in cells if isinstance(cell, str)), default=1)
        if lines > 1:
            sheet.set_row(line, min(lines, _TALLEST) * _LINE)

    def write(self, sheet: Any, line: int, position: int, cell: Cell) -> None:  # noqa: PLR0917 - a place is two numbers
        """Write a value as what it is; what is not known is no cell at all, for large tables are half empty."""
        if cell is None:
            return
        if isinstance(cell, bool):
            sheet.write_string(line, position, "sì" if cell else "no", self._text)
        elif isinstance(cell, date):
            sheet.write_datetime(line, position, datetime.combine(cell, time()), self._date)
        elif isinstance(cell, int):
            sheet.write_number(line, position, cell, self._number)
        else:
            cell = within_a_cell(cell)
            sheet.write_string(line, position, cell, self._text if neutral(cell) == cell else self._kept_text)

    def pairs(self, sheet: Any, line: int, pairs: Iterable[tuple[str, Cell]], *, width: int) -> int:
        """Write labels with their values from a row on, and return the row after them; `width` is the values'."""
        for label, value in pairs:
            self.fit(sheet, line, ((value, width),))
            sheet.write_string(line, 0, label, self.format(bold=True, valign="top"))
            self.write(sheet, line, 1, value)
            line += 1
        return line

    @cached_property
    def _text(self) -> Any:
        return self.format(**_TEXT)

    @cached_property
    def _kept_text(self) -> Any:
        """Of a text that looks like a formula: it stays a text even once someone has edited its cell."""
        return self.format(**_TEXT, quote_prefix=True)

    @cached_property
    def _date(self) -> Any:
        return self.format(**_DATE)

    @cached_property
    def _number(self) -> Any:
        return self.format(**_NUMBER)


def within_a_cell(text: str) -> str:
    """Return a text that a cell can hold; one that is longer is cut, and says so: programs would cut it in silence."""
    longest = _LONGEST - (len(text.encode("utf-16-le")) // 2 - len(text))  # what they count is not characters
    return text if len(text) <= longest else f"{text[: longest - len(_CUT)]}{_CUT}"


def _lines(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column of so many characters."""
    return sum(len(line) // max(width, 1) + 1 for line in text.split("\n"))
