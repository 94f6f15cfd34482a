"""A table to be exported: its rows, and its columns as the glossary defines them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, Literal

from registry.glossary import Term, column
from site_gen.exports.column import Cell, Column, RowT
from site_gen.exports.safe import clean

Kind = Literal["testo", "numero", "data", "sì o no"]


@dataclass(frozen=True, slots=True)
class Field(Generic[RowT]):
    """A column: the attribute that names it in the glossary, what it holds, its width in a sheet, its value."""

    attribute: str
    kind: Kind
    width: int
    read: Callable[[RowT], Cell]

    @property
    def term(self) -> Term:
        """Its key, label and definition."""
        return column(self.attribute)

    @property
    def key(self) -> str:
        """Its key in every format for machines."""
        return self.term.key

    def value(self, row: RowT) -> Cell:
        """Return its value in a row, without characters that break a format."""
        found = self.read(row)
        return clean(found) if isinstance(found, str) else found


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of thing; `name` is that of its file, `title` that of its sheet."""

    name: str
    title: str
    fields: tuple[Field[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, name: str, title: str, *, fields: Iterable[Field[RowT]], rows: Iterable[RowT]) -> "Table":
        """Return the table of things, each value worked out once for all formats."""
        listed = tuple(fields)
        return cls(name, title, listed, tuple(tuple(field.value(row) for field in listed) for row in rows))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, in order."""
        return tuple(field.key for field in self.fields)

    @property
    def in_sheet(self) -> tuple[Column[Sequence[Cell]], ...]:
        """The columns of a sheet, which read a row by position."""
        heads = enumerate(self.fields)
        return tuple(Column(head.key, head.term.label, head.width, itemgetter(place)) for place, head in heads)
