"""What a template may show: text made safe, days that know their prepositions, and gaps that say they are missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Self

from registry.italian import dated, listed, long_date, raised, weekday_date
from site_gen.exports.safe import clean

Row = Mapping[str, str]
Value = str | tuple[str, ...] | tuple[Row, ...]


class Day(str):
    """A day as text, «2 marzo 2026», which the filters `il`, `al`, `dal`, `del`, `giorno` put in a sentence."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, day: date) -> Self:
        """Return the day in words."""
        made = super().__new__(cls, long_date(day))
        made.day = day
        return made


class Gap:
    """A field without a value: false in a condition, empty in the text, where it says its name to `missing`."""

    __slots__ = ("_missing", "_name")

    def __init__(self, name: str, missing: dict[str, None]) -> None:
        self._name, self._missing = name, missing

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self._missing[self._name] = None
        return ""

    __html__ = __str__

    def __iter__(self) -> Iterator[str]:
        self._missing[self._name] = None
        return iter(())


def shown(value: Value) -> Value:
    """Return a value as a document may hold it: on one line, without what breaks a document or misleads a reader."""
    if isinstance(value, Day):
        return value
    if isinstance(value, str):
        return clean(" ".join(value.split()))
    return tuple(_row(item) if isinstance(item, Mapping) else str(shown(item)) for item in value)  # type: ignore[return-value]


def _row(row: Row) -> Row:
    return {key: str(shown(value)) for key, value in row.items()}


def _placed(preposition: str) -> Callable[[object], str]:
    def place(value: object) -> str:
        return dated(preposition, value.day) if isinstance(value, Day) else str(value)

    return place


def _weekday(value: object) -> str:
    return weekday_date(value.day) if isinstance(value, Day) else str(value)


def _listed(value: object) -> str:
    return listed([str(item) for item in value]) if isinstance(value, Iterable) else str(value)


FILTERS: Mapping[str, Callable[[object], str]] = {
    **{preposition: _placed(preposition) for preposition in ("il", "al", "dal", "del")},
    "giorno": _weekday,
    "elenco": _listed,
    "maiuscolo": lambda value: str(value).upper(),
    "iniziale": lambda value: raised(str(value)),
}
"""What a template may do to a value: `{{ data_informativa | del }}`, `{{ presenti | elenco }}`."""
