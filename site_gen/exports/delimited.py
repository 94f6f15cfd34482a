"""A table as CSV (`;`, UTF-8 with BOM, ISO dates) and as JSON."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from typing import Any

from site_gen.exports.column import Cell
from site_gen.exports.safe import neutral
from site_gen.exports.table import Field, Table


def as_csv(table: Table) -> bytes:
    """Return the CSV: keys above, then the rows; a text that a spreadsheet would run begins with an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.keys)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else neutral(str(cell))


def as_json(table: Table, head: Mapping[str, Any]) -> bytes:
    """Return the JSON: what `head` says, the dictionary of columns, the rows; what is not known is null.

    A row is a line: whole files are read by programs, and differences by people.
    """
    lines = ",\n".join(_rows(table))
    about = json.dumps({**head, "colonne": [described(field) for field in table.fields]}, ensure_ascii=False, indent=1)
    return f'{about.removesuffix("}").rstrip()},\n "righe": [\n{lines}\n]\n}}\n'.encode()


def _rows(table: Table) -> Iterator[str]:
    keys = table.keys
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return (encode(dict(zip(keys, map(plain, row), strict=True))) for row in table.rows)


def described(field: Field[Any]) -> dict[str, Any]:
    """Return what a dictionary of columns says of one."""
    term = field.term
    return {
        "chiave": term.key,
        "etichetta": term.label,
        "tipo": field.kind,
        "definizione": term.definition,
        "fonte": term.source,
    }


def plain(cell: Cell) -> str | int | None:
    """Return a value as JSON holds it."""
    return cell.isoformat() if isinstance(cell, date) else cell
