"""Values → YAML in block style that `read` takes back exactly: what staff would have typed by hand.

Written here rather than with a YAML library: PyYAML can neither choose quotes nor literal blocks scalar
by scalar without replacing its representers, and a second library (ruamel.yaml) would have to be
pinned and trusted for sixty lines. A property test proves the way back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.source.reading import Value

_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")  # longer ones are codes, and codes go between quotes
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/'’&+–-]*[\w.;)'’])?")
# What other readers of YAML, editors first, would take for a truth value or for nothing.
_AMBIGUOUS = frozenset("y n yes no on off true false null none nan inf".split())
_FLAGS = frozenset(("true", "false"))
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How an office indents: how far a list stands from its key, and what it holds from its dash."""

    list_indent: int = 2
    item_offset: int = 2


USUAL = Layout()


def write(values: dict[str, Value]) -> bytes:
    """Return a file that holds the values, keys in their order, with a final line end."""
    return ("\n".join(map_lines(values)) + "\n").encode("utf-8")


def map_lines(values: dict[str, Value], layout: Layout = USUAL) -> Iterator[str]:
    """Yield the lines of a map in block style."""
    for key, value in values.items():
        yield from _headed(f"{_scalar(key)}:", value, layout)


def list_lines(values: list[Value], layout: Layout = USUAL) -> Iterator[str]:
    """Yield the lines of a list in block style."""
    dash = "-".ljust(layout.item_offset)
    for value in values:
        if isinstance(value, dict | list) and value:
            inner = map_lines(value, layout) if isinstance(value, dict) else list_lines(value, layout)
            first, *rest = inner
            yield f"{dash}{first}"
            yield from _indented(rest, layout.item_offset)
        else:
            yield from _headed(dash.rstrip(), value, layout)


def flow(value: Value) -> str:
    """Return a value on one line, as it may stand between brackets: `{tipo: chiusura, data: 2026-03-25}`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow_text(key)}: {flow(inner)}".rstrip() for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(flow(inner) for inner in value)}]"
    return "" if value is None else _flow_text(value)


def _flow_text(text: str) -> str:
    return f'"{text}"' if _scalar(text) == text and "," in text else _scalar(text)


def _headed(head: str, value: Value, layout: Layout) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield head
        yield from _indented(map_lines(value, layout))
    elif isinstance(value, list) and value:
        yield head
        yield from _indented(list_lines(value, layout), layout.list_indent)
    elif isinstance(value, str) and _is_block(value):
        yield f"{head} |-"
        yield from _indented(value.split("\n"))
    else:
        yield f"{head} {_short(value)}".rstrip()


def _indented(lines: Iterable[str], by: int = 2) -> Iterator[str]:
    return (f"{' ' * by}{line}" if line else "" for line in lines)


def _short(value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value)
    if value is None:
        return ""
    return "{}" if isinstance(value, dict) else "[]"


def _scalar(text: str) -> str:
    if text in _FLAGS or _INTEGER.fullmatch(text) or _DAY.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _AMBIGUOUS:
        return text
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"  # nothing to escape but the quote itself
    return f'"{"".join(_escaped(char) for char in text)}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08X}"


def _is_block(text: str) -> bool:
    """Tell whether a text of several lines survives as a literal block.

    With a «#» it would, but the reader would warn of a comment that cuts a value: better quotes.
    """
    lines = text.split("\n")
    if len(lines) < 2 or "#" in text or lines[0][:1] in {"", " "} or not lines[-1]:
        return False
    return all(line.isprintable() and (not line or bool(line.strip())) for line in lines)
