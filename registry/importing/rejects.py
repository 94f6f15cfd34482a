"""The rows that could not be taken: told line by line, and as a CSV file to mend and import again."""

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

from registry.importing.conversion import Rejection
from registry.importing.delimited import FORMULA_STARTS
from registry.importing.table import Table, Unusable

EXTRA_COLUMNS = ("importazione_riga", "importazione_motivo", "importazione_rimedio")


def told(rejection: Rejection) -> str:
    """Return a rejected row in words: one line for each reason, and its remedy below."""
    lines = []
    for reason in rejection.reasons:
        column = f", colonna «{reason.column}»" if reason.column else ""
        lines.append(f"riga {rejection.row.number}{column}: {reason.message}")
        lines += [f"    → {line}" for line in reason.remedy.splitlines()[:1]]
    return "\n".join(lines)


def write_rejects(file: Path, table: Table, rejections: Iterable[Rejection]) -> None:
    """Write the rejected rows as they were, with number, reasons and remedies in front.

    An apostrophe disarms a cell that a spreadsheet would take for a formula; reading takes it off again.

    Raises:
        Unusable: the file cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.delimiter)
    writer.writerow(disarmed(cell) for cell in (*EXTRA_COLUMNS, *table.header))
    for rejection in rejections:
        reasons = " | ".join(reason.message for reason in rejection.reasons)
        remedies = " | ".join(reason.remedy for reason in rejection.reasons if reason.remedy)
        row = (str(rejection.row.number), reasons, remedies, *rejection.row.cells)
        writer.writerow(disarmed(cell) for cell in row)
    try:
        _write_whole(file, text.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise Unusable(f"i casi sono scritti, ma non riesco a scrivere le righe rifiutate in «{file}»", error) from None


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _write_whole(file: Path, data: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix=".importazione-", dir=file.absolute().parent) as workshop:
        draft = Path(workshop) / "righe.csv"
        draft.write_bytes(data)
        draft.rename(file)
