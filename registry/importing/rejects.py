"""The rows that could not be taken: told line by line, and as a CSV file to mend and import again."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from registry.importing.conversion import Rejection
from registry.importing.delimited import FORMULA_STARTS
from registry.importing.row_values import Reason
from registry.importing.table import Table, Unusable

EXTRA_COLUMNS = ("importazione_riga", "importazione_motivo", "importazione_rimedio")


def told(rejections: Iterable[Rejection]) -> Iterator[str]:
    """Yield the rejected rows in words, all those with the same reason together, in the order of the first."""
    rows: dict[Reason, list[int]] = {}
    for rejection in rejections:
        for reason in rejection.reasons:
            rows.setdefault(reason, []).append(rejection.row.number)
    for reason, numbers in rows.items():
        column = f", colonna «{reason.column}»" if reason.column else ""
        yield f"{_numbered(numbers)}{column}: {reason.message}"
        if reason.remedy:
            yield f"    → {reason.remedy.splitlines()[0]}"


def _numbered(numbers: list[int]) -> str:
    """Return row numbers in words: «riga 4», «righe 4, 7–9»."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    shown = ", ".join("–".join(str(end) for end in span) for span in spans)
    return f"riga {shown}" if len(numbers) == 1 else f"righe {shown}"


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
