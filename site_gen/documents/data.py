"""A report as data, and back: what its JSON holds, whole, so that every format can be made from it again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from registry.calendar import Quarter
from site_gen.documents.keys import KEYS
from site_gen.views.report import ReportView

FORMAT = 1
"""The version of the data's form; a later reader still reads older ones."""

ValueT = TypeVar("ValueT")


def as_json(view: ReportView) -> bytes:
    """Return the JSON of a report: Italian keys, ISO dates, UTF-8; the same view gives the same bytes.

    A line for each part, and for each row of a part: to be compared line by line, and never whole in memory.
    """
    return "".join(_written(view)).encode()


def _written(view: ReportView) -> Iterator[str]:
    yield f'{{\n"formato": {FORMAT}'
    for part in fields(view):
        value = getattr(view, part.name)
        yield f",\n{_dumped(KEYS[part.name])}: "
        if isinstance(value, tuple) and value:
            rows = ",\n".join(_dumped(to_data(row)) for row in value)
            yield f"[\n{rows}\n]"
        else:
            yield _dumped(to_data(value))
    yield "\n}\n"


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def view_of(content: bytes) -> ReportView:
    """Return the report that a JSON of `as_json` holds.

    Raises:
        ValueError: the content is not such a JSON, or is of a later form.
    """
    data = json.loads(content)
    if not isinstance(data, dict) or data.get("formato") != FORMAT:
        raise ValueError("formato")
    try:
        return from_data(ReportView, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def to_data(value: Any) -> Any:
    """Return a value as JSON holds it; dataclasses become objects with Italian keys."""
    if is_dataclass(value) and not isinstance(value, Quarter):
        return {KEYS[field.name]: to_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Quarter | Enum) else value


def from_data(kind: type[ValueT], data: Any) -> ValueT:
    """Return the value of a type that `to_data` gave; keys that it does not know are passed over."""
    value: ValueT = _read(kind, data)
    return value


def rewritten(value: ValueT, text: Callable[[str], str]) -> ValueT:
    """Return a value whose every text, at any depth, went through a function; itself where none was changed."""
    written: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        written = text(value)
    elif isinstance(value, tuple):
        items = tuple(rewritten(item, text) for item in value)
        written = value if all(new is old for new, old in zip(items, value, strict=True)) else items
    elif is_dataclass(value) and not isinstance(value, Quarter | type):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        changed = {name: rewritten(part, text) for name, part in parts.items()}
        written = value if all(changed[name] is parts[name] for name in parts) else type(value)(**changed)
    return written  # type: ignore[no-any-return]  # of the same type, part by part


def _read(kind: Any, data: Any) -> Any:
    if data is None and NoneType in get_args(kind):
        return None
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in data)
    if args := get_args(kind):
        return _read(next(part for part in args if part is not NoneType), data)
    if kind is Quarter:
        return Quarter.parse(data)
    if kind is date:
        return date.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return _object(kind, data) if is_dataclass(kind) else _plain(kind, data)


def _object(kind: Any, data: Any) -> Any:
    return kind(**{name: _read(hint, data[KEYS[name]]) for name, hint in _hints(kind).items()})


def _plain(kind: Any, data: Any) -> Any:
    if type(data) is not kind:
        raise TypeError(f"{data!r}: {kind}")
    return data


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
