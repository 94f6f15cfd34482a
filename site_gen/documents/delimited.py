"""A report as CSV: one row per crisis, with what was done and what is awaited; `;`, UTF-8 with BOM."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO

from site_gen.documents.columns import AWAITED, CRISES, STEPS, Done, Told, joined, told_in
from site_gen.exports.column import Cell
from site_gen.exports.safe import neutral
from site_gen.views.report import ReportView

_REPORT = ("trimestre", "situazione_al", "rapporto")
_STEPS = {"passo": "passi", "data": "date"}  # several in a cell: the key says so


def as_csv(view: ReportView) -> bytes:
    """Return the CSV of a report: ISO dates; the steps of a crisis, and their dates and times, are split by ` | `."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    steps = [_STEPS.get(column.key, column.key) for column in STEPS if column.key != "tempi"]
    writer.writerow([*_REPORT, *(column.key for column in CRISES), *steps, *(column.key for column in AWAITED)])
    for told in told_in(view):
        cells = (str(view.quarter), view.as_at, view.place, *_cells(told))
        writer.writerow([neutral(_text(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _cells(told: Told) -> Iterator[Cell]:
    yield from (column.value(told) for column in CRISES)
    done = [Done(told.crisis, deed) for deed in told.crisis.deeds]
    yield from (_listed(done, column.value) for column in STEPS if column.key != "tempi")
    yield from (column.value(told) for column in AWAITED)


def _listed(done: list[Done], value: Callable[[Done], Cell]) -> str | None:
    return joined(_text(value(item)) or "–" for item in done)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
