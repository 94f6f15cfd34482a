"""A case file with holes, and how the values of a row fill them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import model_validator

from registry.finding import Route
from registry.importing.holes import TextWithColumns
from registry.model.base import Facts
from registry.model.scalars import Flag, Text, Texts, refuse
from registry.source import Value

Values = Mapping[str, tuple[str, ...]]
"""What a row says, by name of column; several values where the column holds a list, none where it is empty."""


class Condition(Facts):
    """A fact of the row on which a part of the case depends."""

    column: Text
    filled: Flag | None = None
    among: Texts = ()
    different_from: Text | None = None

    @model_validator(mode="after")
    def _one_question(self) -> "Condition":
        if sum((self.filled is not None, bool(self.among), self.different_from is not None)) != 1:
            raise refuse(
                "condizione-non-valida",
                "una condizione vuole «colonna» e uno solo tra «piena», «vale» e «diversa_da».",
                "Scrivere ad esempio\nquando:\n  colonna: stato\n  vale: chiusa",
            )
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the condition looks at."""
        return (self.column, self.different_from) if self.different_from else (self.column,)

    def holds(self, values: Values) -> bool:
        """Tell whether a row meets the condition; an empty column is never «diversa da» another."""
        found = values[self.column]
        if self.filled is not None:
            return bool(found) is self.filled
        if self.different_from is not None:
            return bool(found) and found != values[self.different_from]
        wanted = {word.casefold() for word in self.among}
        return any(text.casefold() in wanted for text in found)


@dataclass(frozen=True, slots=True)
class Group:
    """A map of the case; written only where all its conditions hold and something is left in it."""

    entries: tuple[tuple[str, "Node"], ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list of the case."""

    nodes: tuple["Node", ...]


Node = TextWithColumns | Group | Items


@dataclass(frozen=True, slots=True)
class Filled:
    """A part of a case for a row, and the columns behind each of its places."""

    value: Value
    origins: dict[Route, tuple[str, ...]] = field(default_factory=dict)


def fill(node: Node, values: Values, route: Route = ()) -> Filled:
    """Return what a row makes of a part of the template; its value is None where nothing is to be written."""
    if isinstance(node, Group):
        return _fill_group(node, values, route)
    if isinstance(node, Items):
        return _fill_items(node, values, route)
    return Filled(node.filled(values) or None, {route: node.columns} if node.columns else {})


def _fill_group(group: Group, values: Values, route: Route) -> Filled:
    written: dict[str, Value] = {}
    origins: dict[Route, tuple[str, ...]] = {}
    if all(condition.holds(values) for condition in group.conditions):
        for key, node in group.entries:
            filled = fill(node, values, (*route, key))
            origins |= filled.origins
            if filled.value is not None:
                written[key] = filled.value
    return Filled(written or None, origins)


def _fill_items(items: Items, values: Values, route: Route) -> Filled:
    written: list[Value] = []
    origins: dict[Route, tuple[str, ...]] = {}
    for node in items.nodes:
        for element in _elements(node, values):
            place = (*route, len(written))
            filled = fill(element, values, place)
            if filled.value is None or (isinstance(filled.value, str) and filled.value in written):
                continue
            written.append(filled.value)
            origins |= filled.origins
            if isinstance(node, TextWithColumns):
                origins[place] = node.columns
    return Filled(written or None, origins)


def _elements(node: Node, values: Values) -> Iterator[Node]:
    """An element that is one column and nothing else makes as many elements as the column has values."""
    column = node.only_column if isinstance(node, TextWithColumns) else None
    if column is None:
        yield node
    else:
        yield from (TextWithColumns(((text,),)) for text in values[column])
