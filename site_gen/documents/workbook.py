"""A report as a workbook: a summary, the crises, the steps, the measures, the boards."""

from site_gen.documents import columns
from site_gen.documents.cover import cover_facts, notes_of, title_of
from site_gen.exports.book import Book, workbook
from site_gen.views.report import ReportView


def as_xlsx(view: ReportView) -> bytes:
    """Return the workbook of a report; the same view gives the same bytes."""

    def fill(book: Book) -> None:
        _summary(book, view)
        book.sheet("Crisi", [*columns.CRISES, *columns.AWAITED], list(columns.told_in(view)))
        book.sheet("Passi", [*columns.CASE_OF_STEP, *columns.STEPS, *columns.DETAILS], list(columns.done_in(view)))
        book.sheet("Misure", columns.SERVICES, view.services)
        if view.boards:
            book.sheet("Tavoli", columns.BOARDS, view.boards)

    return workbook(title_of(view), fill, dated=view.as_at)


def _summary(book: Book, view: ReportView) -> None:
    """The cover, the figures, the territories, the comments; the headings of the figures stay in sight."""
    sheet = book.page("Riepilogo")
    for position, width in enumerate((46, 40, *(12 for _ in range(5)))):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, title_of(view), book.format(bold=True, font_size=16))
    line = book.pairs(sheet, 1, cover_facts(view), width=40)
    top = line + 1
    line = book.table(sheet, top, columns.figure_columns(view), rows=view.figures) + 1
    sheet.freeze_panes(top + 1, 1)
    if view.rows:
        line = book.table(sheet, line, columns.TERRITORIES, rows=view.rows) + 1
    book.pairs(sheet, line, (*(("Commento del Nucleo", text) for text in view.comments), *notes_of(view)), width=40)
