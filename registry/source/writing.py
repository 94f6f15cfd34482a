"""Values → YAML in block style that `read` takes back exactly: what staff would have typed by hand.

Written here rather than with a YAML library: PyYAML can neither choose quotes nor literal blocks scalar
by scalar without replacing its representers, and a second library (ruamel.yaml) would have to be
pinned and trusted for sixty lines. A property test proves the way back.
"""

import re
from collections.abc import Iterator

from registry.source.reading import Value

_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")  # longer ones are codes, and codes go between quotes
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/'’&+–-]*[\w.;)'’])?")
# What other readers of YAML, editors first, would take for a truth value or for nothing.
_AMBIGUOUS = frozenset("y n yes no on off true false null none nan inf".split())
_FLAGS = frozenset(("true", "false"))
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write(values: dict[str, Value]) -> bytes:
    """Return a file that holds the values, keys in their order, with a final line end."""
    return ("\n".join(_map_lines(values)) + "\n").encode("utf-8")


def _map_lines(values: dict[str, Value]) -> Iterator[str]:
    for key, value in values.items():
        yield from _headed(f"{_scalar(key)}:", value)


def _headed(head: str, value: Value) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield head
        yield from _indented(_map_lines(value))
    elif isinstance(value, list) and value:
        yield head
        yield from _indented(_list_lines(value))
    elif isinstance(value, str) and _is_block(value):
        yield f"{head} |-"
        yield from _indented(value.split("\n"))
    else:
        yield f"{head} {_short(value)}".rstrip()


def _list_lines(values: list[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict | list) and value:
            inner = _map_lines(value) if isinstance(value, dict) else _list_lines(value)
            first, *rest = inner
            yield f"- {first}"
            yield from _indented(rest)
        else:
            yield from _headed("-", value)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


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
