"""A row of the table → the values that the mapping reads in it, and which cells it cannot take."""

from dataclasses import dataclass

from registry.importing import days
from registry.importing.cells import ERRORS, UNSAVED
from registry.importing.mapping import Column, Mapping
from registry.importing.table import Row, Table
from registry.importing.template import Values

_DELIMITERS = {"a capo": "\n"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row cannot be taken: in which column, where it is known, and what to do."""

    message: str
    remedy: str = ""
    column: str = ""


def values_of(row: Row, table: Table, mapping: Mapping) -> tuple[Values, tuple[Reason, ...]]:
    """Return the values of every column that the mapping names, and a reason for each it cannot read."""
    values: dict[str, tuple[str, ...]] = {}
    reasons: list[Reason] = []
    for name in sorted(mapping.names):
        source = mapping.source(name)
        found = _read(row.cells[table.header.index(source)], mapping.column(name), source)
        if isinstance(found, Reason):
            reasons.append(found)
            found = ()
        values[name] = found
    return values, tuple(dict.fromkeys(reasons))


def _read(text: str, column: Column, source: str) -> tuple[str, ...] | Reason:
    if text == UNSAVED:
        return Reason("la formula non ha un risultato salvato.", "Aprire il foglio, salvarlo e riprovare.", source)
    if text in ERRORS:
        message = f"«{text}» è un errore del foglio di calcolo."
        return Reason(message, "Correggere la formula, o scrivere il valore.", source)
    if not text or text in column.blanks:
        return ()
    delimiter = column.list_delimiter
    pieces = text.split(_DELIMITERS.get(delimiter, delimiter)) if delimiter else [text]
    found: dict[str, None] = {}
    for piece in filter(None, (piece.strip() for piece in pieces)):
        converted = _converted(piece, column, source)
        if isinstance(converted, Reason):
            return converted
        if converted:
            found[converted] = None
    return tuple(found)


def _converted(text: str, column: Column, source: str) -> str | Reason:
    if column.formats:
        return days.to_iso(text, column.formats) or Reason(
            f"«{text[:40]}» non è una data nel formato {' o '.join(column.formats)}.",
            "Correggere la data, o aggiungere il suo formato alla mappatura.",
            source,
        )
    if column.digit_count and text.isdigit():
        return text.zfill(column.digit_count)
    if column.words is None:
        return text
    word = column.words.get(text.casefold(), column.otherwise)
    if word is not None:
        return word
    return Reason(
        f"«{text[:40]}» non è tra i valori previsti dalla mappatura.",
        "Correggere il valore, aggiungerlo a «valori», o dire con «altrimenti» che cosa vale per gli altri.",
        source,
    )
