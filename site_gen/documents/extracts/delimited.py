"""The extraction as CSV (`;`, UTF-8 with BOM, ISO dates) and as JSON."""

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

from site_gen.documents.extracts.extract import TITLE, Extract
from site_gen.documents.extracts.table import COLUMNS, Cell, ExtractColumn
from site_gen.documents.safe import neutral

FORMAT = 1
"""The version of the JSON's form."""


def as_csv(extract: Extract) -> bytes:
    """Return the CSV: keys above, a row per unit; a text that a spreadsheet would run begins with an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.term.key for column in COLUMNS])
    for unit in extract.extraction.units:
        writer.writerow([_text(column.value(unit)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else neutral(str(cell))


def as_json(extract: Extract) -> bytes:
    """Return the JSON: the extraction, its dictionary of columns, its rows; what is not known is null."""
    extraction = extract.extraction
    data = {
        "formato": FORMAT,
        "titolo": TITLE,
        "dal": _json(extraction.first),
        "al": _json(extraction.last),
        "edizione": str(extract.edition),
        "versione_dati": extract.version,
        "procedure": extraction.procedure_count,
        "colonne": [_described(column) for column in COLUMNS],
        "righe": [{column.term.key: _json(column.value(unit)) for column in COLUMNS} for unit in extraction.units],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _described(column: ExtractColumn) -> dict[str, Any]:
    term = column.term
    return {
        "chiave": term.key,
        "etichetta": term.label,
        "tipo": column.kind,
        "definizione": term.definition,
        "fonte": term.source,
    }


def _json(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell
