"""A spreadsheet read: its header and its rows as text, and what is wrong with each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.importing.cells import cleaned, shown

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 100_000
LAST_ROW = 1_048_576
"""The last row that a spreadsheet can have: a file that claims a further one only means to keep us busy."""
MAX_CELLS = 20_000_000


class Unusable(Exception):
    """The import cannot be done; the message is an Italian sentence for who gave the command.

    `refused_by` is what the system said, where it is the cause; then the message has no final stop.
    """

    def __init__(self, message: str, refused_by: OSError | None = None) -> None:
        super().__init__(message)
        self.refused_by = refused_by


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as the reader of a format gives it: the first of the file is number 1."""

    number: int
    values: Sequence[object]
    fault: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data, cleaned; with a `fault` it cannot be taken."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows, the blank ones left out; `remarks` are for who gave the command."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    delimiter: str = ";"
    days_from_1904: bool = False


def assemble(
    raw_rows: Iterable[RawRow],
    *,
    header_row: int,
    remarks: Iterable[str] = (),
    may_be_short: bool = False,
    delimiter: str = ";",
    days_from_1904: bool = False,
) -> Table:
    """Return the table whose header stands at `header_row`; rows above it are left out.

    `may_be_short`: the format does not write the empty cells at the end of a row.

    Raises:
        Unusable: there is no header, no row below it, or too many.
    """
    rows = iter(raw_rows)
    header = _header(rows, header_row)
    taken: list[Row] = []
    cleanings: Counter[tuple[str, str]] = Counter()
    blank_count = cell_count = 0
    for raw in rows:
        row = _row(raw, header, cleanings=cleanings, may_be_short=may_be_short)
        if row.fault or any(row.cells):
            taken.append(row)
        else:
            blank_count += 1
        cell_count += len(raw.values)
        if len(taken) > MAX_ROWS or raw.number > LAST_ROW or cell_count > MAX_CELLS:
            raise Unusable("il file ha più di 100.000 righe, o troppe colonne: dividerlo e importarne le parti.")
    if not taken:
        raise Unusable("sotto l'intestazione non c'è nessuna riga di dati.")
    return Table(
        header, tuple(taken), (*remarks, *_told(cleanings, blank_count)), delimiter, days_from_1904=days_from_1904
    )


def _header(rows: Iterator[RawRow], header_row: int) -> tuple[str, ...]:
    for raw in rows:
        if raw.number < header_row:
            continue
        if raw.fault:
            raise Unusable(f"l'intestazione (riga {header_row}) non si può leggere: {raw.fault}.")
        header = tuple(" ".join(cleaned(shown(value))[0].split()) for value in raw.values)
        if any(header):
            return header
        break
    raise Unusable(f"alla riga {header_row} non c'è l'intestazione con i nomi delle colonne.")


def _row(raw: RawRow, header: tuple[str, ...], *, cleanings: Counter[tuple[str, str]], may_be_short: bool) -> Row:
    cells = []
    for index, value in enumerate(raw.values):
        text, taken_out = cleaned(shown(value))
        cells.append(text)
        name = header[index] if index < len(header) else column_letter(index)
        cleanings.update((name, char) for char in taken_out)
    if raw.fault or not any(cells):
        return Row(raw.number, tuple(cells), raw.fault, raw.remedy)
    width = len(header)
    if any(cells[width:]):
        fault = f"la riga ha {len(cells)} celle, ma l'intestazione ha {width} colonne"
        return Row(raw.number, tuple(cells), fault, "Controllare separatori e virgolette della riga.")
    if len(cells) < width and not may_be_short:
        fault = f"la riga ha solo {len(cells)} celle delle {width} dell'intestazione"
        return Row(raw.number, tuple(cells), fault, "Controllare se la riga è stata spezzata da un a capo.")
    return Row(raw.number, (*cells[:width], *[""] * (width - len(cells))))


def _told(cleanings: Counter[tuple[str, str]], blank_count: int) -> Iterator[str]:
    for (name, char), count in cleanings.items():
        cells = "1 cella" if count == 1 else f"{count} celle"
        yield f"colonna «{name}»: il carattere invisibile {char} è stato sostituito da uno spazio in {cells}."
    if blank_count:
        yield "1 riga vuota saltata." if blank_count == 1 else f"{blank_count} righe vuote saltate."


def column_letter(index: int) -> str:
    """Return the letter of a column, from 0: A, B… Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
