"""YAML events → values, iteratively: no depth of nesting and no alias can hurt."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from registry.finding import Refusal, Route
from registry.source import syntax
from registry.source.reading import MAX_DEPTH, MAX_NODES, Value
from registry.source.text import FORBIDDEN_CHARACTER, MAX_TEXT, MAX_TOLD

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_ODD_KEYS = frozenset(("", "<<"))
_KEPT_OF_A_LONG_KEY = 60


class _Stop(Exception):
    """Reading cannot go on; the refusal is already noted."""


class _Level:
    """A map or a list being filled; `key` is the pending key, or None while a key is expected."""

    __slots__ = ("container", "is_map", "key", "step")

    def __init__(self, container: Any, *, is_map: bool) -> None:
        self.container = container
        self.is_map = is_map
        self.key: str | None = None
        self.step: str | int = 0


def _took(level: _Level, event: Any) -> bool:
    """Take an ordinary key or value of a map, nine tenths of a file, at once; leave the rest to the whole way."""
    text: str = event.value
    if not level.is_map or event.tag is not None or event.anchor is not None:
        return False
    if level.key is None:
        if text in level.container or text in _ODD_KEYS or len(text) > MAX_TEXT:
            return False
        level.key = level.step = text
        return True
    if len(text) > MAX_TEXT or not text.isprintable() or text in _NOTHING or level.key in level.container:
        return False
    level.container[level.key] = text
    level.key = None
    return True


class Recorder:
    """Hears where each key and value begins; the plain one does not listen."""

    def key(self, route: Route, mark: yaml.Mark) -> None: ...

    def value(self, route: Route, mark: yaml.Mark, text: str | None) -> None: ...


class Builder:
    """Turn the parser's events into values; collect refusals instead of stopping where it can go on."""

    def __init__(self, recorder: Recorder | None = None) -> None:
        self.refusals: list[Refusal] = []
        self.root: Value = None
        self._levels: list[_Level] = []
        self._documents = 0
        self._recorder = recorder

    def feed(self, parser: CParser) -> None:
        """Read all events; nothing is kept of a text that is too deep, too large or not one document."""
        try:
            self._read(parser.get_event)
        except _Stop:
            self.root = None

    def _read(self, next_event: Callable[[], Any]) -> None:
        levels = self._levels
        fast = self._recorder is None
        event = None
        for _ in range(MAX_NODES):
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if not (fast and levels and _took(levels[-1], event)):
                    self._scalar(event)
            elif kind is StreamEndEvent:
                return
            else:
                self._structure(kind, event)
        self._refuse(syntax.size_refusal(MAX_NODES), event)
        raise _Stop

    def _structure(self, kind: type, event: Any) -> None:
        if kind is MappingStartEvent:
            self._open(event, {}, is_map=True)
        elif kind is SequenceStartEvent:
            self._open(event, [], is_map=False)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._levels.pop()
        elif kind is AliasEvent:
            self._alias(event)
        elif kind is DocumentStartEvent:
            self._document(event)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._refuse_dressing(event)
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_map and level.key is None:
            self._key(level, text, event)
            return
        if len(text) > MAX_TEXT:
            self._refuse(syntax.long_text_refusal(len(text)), event)
        if not text.isprintable() and FORBIDDEN_CHARACTER.search(text):
            text = self._escaped_control(text, event)
        absent = not text or (event.implicit[0] and text in _NOTHING)
        self._put(None if absent else text, event, text)

    def _key(self, level: _Level, text: str, event: Any) -> None:
        if len(text) > MAX_TEXT:
            self._refuse(syntax.long_text_refusal(len(text)), event)
            text = text[:_KEPT_OF_A_LONG_KEY]
        level.key = text
        level.step = text
        if self._recorder is not None and text not in level.container:
            self._recorder.key(self._route(), event.start_mark)
        if text == "":
            self._refuse(syntax.key_refusal(text), event)
        elif text == "<<" and event.implicit[0]:
            self._refuse(syntax.merge_refusal(), event)
        elif text in level.container:
            self._refuse(syntax.duplicate_refusal(text, 0), event)

    def _open(self, event: Any, container: Any, *, is_map: bool) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_dressing(event)
        if len(self._levels) >= MAX_DEPTH:
            self._refuse(syntax.depth_refusal(MAX_DEPTH), event)
            raise _Stop
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_map and level.key is None:
            self._refuse(syntax.key_refusal("?"), event)
            raise _Stop
        self._put(container, event, None)
        self._levels.append(_Level(container, is_map=is_map))

    def _put(self, value: Value, event: Any, text: str | None) -> None:
        if not self._levels:
            self.root = value
            return
        level = self._levels[-1]
        container = level.container
        if level.is_map:
            known = level.key in container
            if not known:
                container[level.key] = value
            level.key = None
        else:
            known = False
            level.step = len(container)
            container.append(value)
        if self._recorder is not None and not known:
            self._recorder.value(self._route(), event.start_mark, text)

    def _alias(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        is_key = level is not None and level.is_map and level.key is None
        if level is not None and is_key:
            level.key = level.step = f"*{event.anchor}"
        self._refuse(syntax.anchor_refusal(f"*{event.anchor}"), event)
        if not is_key:
            self._put(None, event, None)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(syntax.documents_refusal(), event)
            raise _Stop

    def _refuse_dressing(self, event: Any) -> None:
        if event.tag is not None:
            self._refuse(syntax.tag_refusal(str(event.tag)), event)
        if event.anchor is not None:
            self._refuse(syntax.anchor_refusal(f"&{event.anchor}"), event)

    def _escaped_control(self, text: str, event: Any) -> str:
        for found in islice(FORBIDDEN_CHARACTER.finditer(text), MAX_TOLD):
            self._refuse(
                Refusal(
                    "carattere-non-ammesso",
                    f"il carattere invisibile U+{ord(found.group()):04X} non è ammesso.",
                    "Togliere la sequenza con la barra rovesciata e scrivere il testo per esteso.",
                ),
                event,
            )
        return FORBIDDEN_CHARACTER.sub(" ", text)

    def _refuse(self, refusal: Refusal, event: Any) -> None:
        mark = event.start_mark
        level = self._levels[-1] if self._levels else None
        if level is not None and not level.is_map:
            level.step = len(level.container)  # what is refused is not in the list yet
        self.refusals.append(replace(refusal, line=mark.line + 1, column=mark.column + 1, route=self._route()))

    def _route(self) -> Route:
        return tuple(level.step for level in self._levels)
