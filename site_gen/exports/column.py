"""A column of a sheet: its key, its heading, its width, its value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Cell = str | int | bool | date | None
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column: its key in CSV, its heading in a sheet, its width there in characters, its value."""

    key: str
    heading: str
    width: int
    value: Callable[[RowT], Cell]
