"""A fact more in a file: the text gains its lines, and every other byte stays where it was.

Not with a YAML library: a round trip (ruamel.yaml's was tried) writes a file anew, and loses mixed indentation,
spaces in brackets, line ends of Windows and the folding of long texts. Here the places of the text are taken
from the parser, the lines are put in, and what was written is read back and compared.
"""

from collections.abc import Iterator, Sequence

from registry.finding import Route
from registry.source.outline import Node, outline
from registry.source.patch import Patch
from registry.source.reader import read
from registry.source.reading import Value
from registry.source.text import decode
from registry.source.writing import Layout, flow, list_lines, map_lines

_BOM = b"\xef\xbb\xbf"


class Stuck(Exception):
    """The text cannot be changed there without touching the rest: a person must do it."""


def with_item(
    data: bytes, route: Route, item: Value, *, position: int | None = None, before_it: Sequence[str] = ()
) -> bytes:
    """Return a file whose list at `route` has one more item, at a position (None: last).

    Where the key is missing it is added after the last of the keys named in `before_it` that the map has.

    Raises:
        Stuck: the result would not read back as the file with the item.
    """
    patch = Patch(decode(data))
    root = outline(patch.text)
    node, layout = root.at(route), _layout(root)
    if node is None:
        _new_list(patch, root.at(route[:-1]), str(route[-1]), item=item, layout=layout, before_it=before_it)
    elif node.kind == "list" and node.items:
        _more(patch, node, item, layout=_layout_of(root, node, layout), position=position)
    else:
        _first(patch, node, item, layout=layout, parent=root.at(route[:-1]))
    return _proved(data, patch.done(), expected=_with(read(data).values, route, item=item, position=position))


def with_text(data: bytes, route: Route, text: str) -> bytes:
    """Return a file whose single value at `route` is another one, between the same quotes.

    Raises:
        Stuck: there is no value there, or the result would not read back.
    """
    patch = Patch(decode(data))
    node = outline(patch.text).at(route)
    if node is None or node.kind != "scalar" or node.is_block_text:
        raise Stuck
    quote = node.style or ""
    patch.replace(node.start, node.end, f"{quote}{text}{quote}")
    return _proved(data, patch.done(), expected=_replaced(read(data).values, route, text))


def _new_list(
    patch: Patch, parent: Node | None, key: str, *, item: Value, layout: Layout, before_it: Sequence[str]
) -> None:
    if parent is None or parent.kind != "map" or not parent.entries:
        raise Stuck
    earlier = [entry for entry in parent.entries if entry.key in before_it] or parent.entries[-1:]
    if parent.is_flow:
        patch.insert(earlier[-1].value.end, f", {key}: {flow([item])}")
        return
    patch.add_lines(earlier[-1].value, map_lines({key: [item]}, layout), column=parent.column)


def _more(patch: Patch, node: Node, item: Value, *, layout: Layout, position: int | None) -> None:
    place = len(node.items) if position is None else min(position, len(node.items))
    if node.is_flow:
        if place:
            patch.insert(node.items[place - 1].end, f", {flow(item)}")
        else:
            patch.insert(node.items[0].start, f"{flow(item)}, ")
    elif place:
        patch.add_lines(node.items[place - 1], list_lines([item], layout), column=node.column)
    else:
        patch.add_lines_before(node.start, list_lines([item], layout), column=node.column)


def _first(patch: Patch, node: Node, item: Value, *, layout: Layout, parent: Node | None) -> None:
    """Fill a list that is empty, or written as one bare value."""
    written = patch.text[node.start : node.end]
    is_bare = node.kind == "scalar" and written.strip() not in ("", "~", "null", "Null", "NULL")
    if is_bare and not node.is_block_text and node.kind == "scalar":
        patch.replace(node.start, node.end, f"[{written}, {flow(item)}]")
    elif node.kind == "map" or is_bare or parent is None:
        raise Stuck
    elif parent.is_flow:
        space = "" if patch.text[node.start - 1 : node.start] == " " else " "
        patch.replace(node.start, node.end, f"{space}{flow([item])}")
    else:
        patch.clear(node.start, node.end)
        patch.add_lines(node, list_lines([item], layout), column=parent.column + layout.list_indent)


def _layout(root: Node) -> Layout:
    """Return how the file indents its lists, from the first that it has in block style."""
    found = next(_block_lists(root, 0), None)
    if found is None:
        return Layout()
    parent_column, node = found
    return Layout(max(node.column - parent_column, 0), max(node.items[0].column - node.column, 2))


def _layout_of(root: Node, node: Node, usual: Layout) -> Layout:
    """Return how one list indents what it holds."""
    parent_column = next((column for column, found in _block_lists(root, 0) if found is node), None)
    indent = usual.list_indent if parent_column is None else max(node.column - parent_column, 0)
    return Layout(indent, max(node.items[0].column - node.column, 2))


def _block_lists(node: Node, parent_column: int) -> Iterator[tuple[int, Node]]:
    if node.kind == "list" and not node.is_flow and node.items:
        yield parent_column, node
    for inner in (*node.items, *(entry.value for entry in node.entries)):
        yield from _block_lists(inner, node.column if node.kind == "map" else parent_column)


def _proved(before: bytes, text: str, *, expected: Value) -> bytes:
    """Return the new file, once it is known to say what the old one said and the new fact, and nothing else."""
    after = (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8")
    reading = read(after)
    if _trimmed(reading.values) != _trimmed(expected) or len(reading.refusals) > len(read(before).refusals):
        raise Stuck
    return after


def _trimmed(value: Value) -> Value:
    """A text counts without the spaces and line ends around it, as for the models."""
    if isinstance(value, dict):
        return {key: _trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value]
    return value.strip() or None if value is not None else None


def _with(values: Value, route: Route, *, item: Value, position: int | None) -> Value:
    held = _at(values, route)
    listed: list[Value] = list(held) if isinstance(held, list) else [] if held is None else [held]
    listed.insert(len(listed) if position is None else position, item)
    return _replaced(values, route, listed)


def _at(values: Value, route: Route) -> Value:
    for step in route:
        if isinstance(values, dict):
            values = values.get(str(step))
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _replaced(values: Value, route: Route, value: Value) -> Value:
    """Return the values with another one at the end of a route."""
    if not route:
        return value
    first, rest = route[0], route[1:]
    if isinstance(values, dict):
        return {**values, str(first): _replaced(values.get(str(first)), rest, value)}
    if isinstance(values, list) and isinstance(first, int) and first < len(values):
        return [_replaced(inner, rest, value) if index == first else inner for index, inner in enumerate(values)]
    raise Stuck
