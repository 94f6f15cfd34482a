"""A table of the open data: what a row is, what tells rows apart, which other tables they refer to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from site_gen.context import Context
from site_gen.exports.column import RowT
from site_gen.exports.table import Field, Table


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose values are found in the columns `to` of the table `table`."""

    keys: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dataset(Generic[RowT]):
    """A table to be published; `row` says what a row is, `key` names the columns that no two rows share."""

    name: str
    title: str
    row: str
    key: tuple[str, ...]
    fields: tuple[Field[RowT], ...]
    rows: Callable[[Context], Iterable[RowT]]
    links: tuple[Link, ...] = ()

    def table(self, context: Context) -> Table:
        """Return the table of an edition."""
        return Table.of(self.name, self.title, fields=self.fields, rows=self.rows(context))
