"""The extraction as a workbook: the rows as a real table, what must be known to read them, the dictionary."""

from registry.derive.extraction import ExtractedUnit
from site_gen.documents import book
from site_gen.documents.book import Book
from site_gen.documents.columns import Cell, Column
from site_gen.documents.extracts.extract import TITLE, Extract, cover_of
from site_gen.documents.extracts.table import COLUMNS, ExtractColumn

_DICTIONARY: tuple[Column[ExtractColumn], ...] = (
    Column("chiave", "Chiave nel CSV e nel JSON", 26, lambda column: column.term.key),
    Column("etichetta", "Colonna", 28, lambda column: column.term.label),
    Column("tipo", "Che cosa contiene", 14, lambda column: column.kind),
    Column("definizione", "Definizione", 70, lambda column: column.term.definition),
    Column("fonte", "Fonte", 10, lambda column: column.term.source),
)


def as_xlsx(extract: Extract) -> bytes:
    """Return the workbook; the same extraction gives the same bytes."""

    def fill(opened: Book) -> None:
        opened.sheet("Estrazione", [_head(column) for column in COLUMNS], extract.extraction.units)
        cover = opened.page("Informazioni")
        cover.set_column(0, 0, 22)
        cover.set_column(1, 1, 80)
        cover.write_string(0, 0, TITLE, opened.format(bold=True, font_size=14))
        opened.pairs(cover, 1, cover_of(extract))
        opened.sheet("Colonne", _DICTIONARY, COLUMNS)

    return book.workbook(f"{TITLE}, {extract.period}", fill, dated=extract.extraction.last)


def _head(column: ExtractColumn) -> Column[ExtractedUnit]:
    return Column(column.term.key, column.term.label, column.width, lambda unit: _cell(column, unit))


def _cell(column: ExtractColumn, unit: ExtractedUnit) -> Cell:
    value = column.value(unit)
    if isinstance(value, bool):
        return "sì" if value else "no"
    return value
