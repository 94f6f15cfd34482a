"""Tables as a workbook: each a sheet with a real table, what must be known to read them, the dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from site_gen.exports import book
from site_gen.exports.book import Book
from site_gen.exports.column import Cell, Column
from site_gen.exports.table import Field, Table

_DICTIONARY: tuple[Column[Field[Any]], ...] = (
    Column("chiave", "Chiave nel CSV e nel JSON", 26, lambda field: field.key),
    Column("etichetta", "Colonna", 28, lambda field: field.term.label),
    Column("tipo", "Che cosa contiene", 14, lambda field: field.kind),
    Column("definizione", "Definizione", 70, lambda field: field.term.definition),
    Column("fonte", "Fonte", 10, lambda field: field.term.source),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What is told of a workbook: its title in full, its heading, labels with their values, its date."""

    title: str
    heading: str
    facts: Sequence[tuple[str, Cell]]
    dated: date


def as_xlsx(table: Table, cover: Cover) -> bytes:
    """Return the workbook of a table; the same table gives the same bytes."""

    def fill(opened: Book) -> None:
        opened.sheet(table.title, table.in_sheet, table.rows)
        sheet = opened.page("Informazioni")
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 80)
        sheet.write_string(0, 0, cover.heading, opened.format(bold=True, font_size=14))
        opened.pairs(sheet, 1, cover.facts, width=80)
        opened.sheet("Colonne", _DICTIONARY, table.fields)

    return book.workbook(cover.title, fill, dated=cover.dated)
