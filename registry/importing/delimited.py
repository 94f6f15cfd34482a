"""A CSV file → a table: encoding and delimiter found, a row that cannot be read kept as such."""

import csv
import io
from collections.abc import Iterator

from registry.importing.table import RawRow, Table, Unusable, assemble

DELIMITERS = {";": ";", ",": ",", "tab": "\t"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
_NEVER_CLOSED = ("unexpected end of data", "field larger than field limit")


def read_delimited(data: bytes, *, wanted: frozenset[str], delimiter: str | None, header_row: int) -> Table:
    """Return the table of a CSV file; `wanted` are the columns that tell the right delimiter from the others.

    Raises:
        Unusable: the bytes are not text, quotes are never closed, or there is no table.
    """
    text, remarks = _decoded(data)
    chosen = DELIMITERS[delimiter] if delimiter else _sniffed(text, wanted, header_row)
    return assemble(_rows(text, chosen), header_row=header_row, remarks=remarks, delimiter=chosen)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ("il file è in UTF-16 («testo Unicode» di Excel): letto come tale.",)
        except UnicodeDecodeError:
            raise Unusable("il file comincia come UTF-16 ma non lo è: salvarlo di nuovo come «CSV UTF-8».") from None
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    remark = f"il file non è UTF-8 (riga di testo {line}): letto come Windows-1252; controllare le lettere accentate."
    try:
        return data.decode("cp1252"), (remark,)
    except UnicodeDecodeError:
        raise Unusable(
            "il file non è testo leggibile, né in UTF-8 né in Windows-1252: "
            "aprirlo con il foglio di calcolo e salvarlo come «CSV UTF-8»."
        ) from None


def _sniffed(text: str, wanted: frozenset[str], header_row: int) -> str:
    """The delimiter under which the header has the most wanted columns, then the most columns."""

    def weight(delimiter: str) -> tuple[int, int]:
        header = next((row.values for row in _rows(text, delimiter) if row.number >= header_row), ())
        names = {str(name).strip() for name in header}
        return len(names & wanted), len(names)

    return max(DELIMITERS.values(), key=weight)


def _rows(text: str, delimiter: str) -> Iterator[RawRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        first_line = reader.line_num + 1
        try:
            yield RawRow(number, [_rearmed(cell) for cell in next(reader)])
        except StopIteration:
            return
        except csv.Error as error:
            yield _unread(number, (first_line, reader.line_num), str(error))


def _rearmed(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell: here nothing is ever run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell


def _unread(number: int, lines: tuple[int, int], problem: str) -> RawRow:
    first, last = lines
    if any(words in problem for words in _NEVER_CLOSED):
        raise Unusable(
            f"le virgolette aperte alla riga di testo {first} (riga {number} della tabella) non vengono mai chiuse: "
            'chiuderle, o raddoppiarle («""») se fanno parte del testo.'
        )
    where = f"riga di testo {first}" if first == last else f"righe di testo {first}–{last}"
    return RawRow(
        number,
        (),
        f"le virgolette non sono scritte bene ({where})",
        'Le virgolette dentro un testo tra virgolette si raddoppiano: "Ditta ""Esempio"" srl".',
    )
