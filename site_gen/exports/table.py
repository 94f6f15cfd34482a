"""A table to be exported: its rows, and its columns as the glossary defines them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal

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

    @property
    def in_sheet(self) -> Column[RowT]:
        """The column of a sheet."""
        return Column(self.key, self.term.label, self.width, self.value)

    def value(self, row: RowT) -> Cell:
        """Return its value in a row, without characters that break a format."""
        found = self.read(row)
        return clean(found) if isinstance(found, str) else found


@dataclass(frozen=True, slots=True)
class Table(Generic[RowT]):
    """Rows of one kind of thing; `name` is that of its file, `title` that of its sheet."""

    name: str
    title: str
    fields: Sequence[Field[RowT]]
    rows: Sequence[RowT]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, in order."""
        return tuple(field.key for field in self.fields)

    def values(self) -> Iterator[list[Cell]]:
        """Yield the values of each row, in the order of the columns."""
        fields = self.fields
        return ([field.value(row) for field in fields] for row in self.rows)
