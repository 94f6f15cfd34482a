"""A chart as values: what is drawn, and the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.italian import number

Value = int | None


class Kind(StrEnum):
    """How the numbers are drawn."""

    BARS = "barre"
    """A horizontal bar for each category; side by side where there are several series."""
    STACKED = "colonne"
    """A column for each category, its series one upon the other: quarters, years."""
    LINE = "linee"
    """A line for each series over the categories, which are quarters or other times in order."""


_KINDS = {
    Kind.BARS: "Grafico a barre",
    Kind.STACKED: "Grafico a colonne sovrapposte",
    Kind.LINE: "Grafico a linee",
}


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each category; None where it is not known.

    `tone` is the state that its colour tells (`rc-late`, `rc-done`…), else the colour goes by position.
    """

    name: str
    values: tuple[Value, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `over` heads the column of the categories («Trimestre»), `title` says what is counted."""

    kind: Kind
    title: str
    over: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        """Refuse a series without a number, known or not, for each category."""
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"{series.name}: {len(series.values)} values, {len(self.categories)} categories")

    @property
    def has_data(self) -> bool:
        """Whether there is anything to draw: two categories, and a number that is not zero."""
        return len(self.categories) > 1 and any(value for series in self.series for value in series.values)

    @property
    def description(self) -> str:
        """What who does not see the drawing is told: the kind, the title, the numbers where they are few."""
        numbers = [f"{row[0]}: {_told(self.series, row[1:])}" for row in self.rows]
        told = f" {'; '.join(numbers)}." if len(numbers) * len(self.series) <= 12 else ""
        return f"{_KINDS[self.kind]}: {self.title}.{told} Gli stessi numeri sono nella tabella."

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of the table."""
        return (self.over, *(series.name for series in self.series))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table, numbers as they are written."""
        columns = [series.values for series in self.series]
        return tuple(
            (category, *(written(value) for value in values))
            for category, *values in zip(self.categories, *columns, strict=True)
        )


def written(value: Value) -> str:
    """Return a number as it is written; a dash where it is not known."""
    return "–" if value is None else number(value)


def _told(series: Sequence[Series], values: Sequence[str]) -> str:
    if len(series) == 1:
        return values[0]
    return ", ".join(f"{item.name} {value}" for item, value in zip(series, values, strict=True))
