"""Where everything in a file begins and ends: what a change of the text must know to leave the rest alone."""

from dataclasses import dataclass
from typing import Any, Literal

from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from registry.finding import Route


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a map and its value."""

    key: str
    start: int
    value: "Node"


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a text: `end` is just after its last character; comments and empty lines after it are not its own.

    `style` is that of a scalar: `|` and `>` for literal blocks, a quote, None where it is plain.
    """

    kind: Literal["scalar", "map", "list"]
    start: int
    column: int
    end: int
    is_flow: bool = False
    style: str | None = None
    entries: tuple[Entry, ...] = ()
    items: tuple["Node", ...] = ()

    @property
    def is_block_text(self) -> bool:
        """Whether it is a literal block, which reaches the beginning of the next line."""
        return self.style in ("|", ">")

    def under(self, step: str | int) -> "Node | None":
        """Return what stands under a key or at a position, or None."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        return next((entry.value for entry in self.entries if entry.key == step), None)

    def at(self, route: Route) -> "Node | None":
        """Return what stands at the end of a route, or None."""
        node: Node | None = self
        for step in route:
            node = node.under(step) if node is not None else None
        return node


def outline(text: str) -> Node:
    """Return the outline of a text that the reader takes (so it is never too deep)."""
    parser = CParser(text)
    while not isinstance(event := parser.get_event(), MappingStartEvent | SequenceStartEvent | ScalarEvent):
        if event is None:
            raise ValueError("nothing to outline")
    return _node(parser, event)


def _next(parser: CParser) -> Any:
    return parser.get_event()


def _node(parser: CParser, event: Any) -> Node:
    if isinstance(event, MappingStartEvent):
        return _map(parser, event)
    if isinstance(event, SequenceStartEvent):
        return _list(parser, event)
    mark = event.start_mark
    return Node("scalar", mark.index, mark.column, event.end_mark.index, style=getattr(event, "style", None) or None)


def _map(parser: CParser, event: Any) -> Node:
    entries: list[Entry] = []
    while not isinstance(key := _next(parser), MappingEndEvent):
        value = _node(parser, _next(parser))
        entries.append(Entry(str(getattr(key, "value", "")), key.start_mark.index, value))
    return _group(event, "map", closing=key, entries=tuple(entries))


def _list(parser: CParser, event: Any) -> Node:
    items: list[Node] = []
    while not isinstance(item := _next(parser), SequenceEndEvent):
        items.append(_node(parser, item))
    return _group(event, "list", closing=item, items=tuple(items))


def _group(
    event: Any,
    kind: Literal["map", "list"],
    *,
    closing: Any,
    entries: tuple[Entry, ...] = (),
    items: tuple[Node, ...] = (),
) -> Node:
    """In block style a group ends with what it holds: its closing comes after the comments that follow."""
    mark, is_flow = event.start_mark, bool(event.flow_style)
    held = [*(entry.value for entry in entries), *items]
    end = closing.end_mark.index if is_flow or not held else held[-1].end
    return Node(kind, mark.index, mark.column, end, is_flow=is_flow, entries=entries, items=items)
