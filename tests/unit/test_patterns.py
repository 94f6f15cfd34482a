"""Patterns meet texts of strangers: none may try the same characters in many ways, whatever the text.

Two endless repeats that may share their characters, with nothing sure between them, make a search as slow as the
square of the text. The shape of a pattern says so: nothing is timed.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import registry
from site_gen.documents import letters
from tools import forge

Item = tuple[Any, Any]
_SAMPLE = frozenset([*map(chr, range(32, 127)), "\n", "\t", "à", "È", "«", "·"])
_CATEGORIES = {
    kinds.CATEGORY_DIGIT: r"\d",
    kinds.CATEGORY_SPACE: r"\s",
    kinds.CATEGORY_WORD: r"\w",
    kinds.CATEGORY_NOT_DIGIT: r"\D",
    kinds.CATEGORY_NOT_SPACE: r"\S",
    kinds.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT)
_ENDLESS = 5_000
_PACKAGES = (registry, letters, forge)
"""Those that read what strangers write: cases, forms, templates, what another job left."""


def is_endless(item: Item) -> bool:
    return item[0] in _REPEATS and item[1][1] > _ENDLESS


def flat(items: Iterable[Item]) -> list[Item]:
    """Return the items with the groups that stand alone opened, without what takes no character."""
    found: list[Item] = []
    for item in items:
        if item[0] is kinds.SUBPATTERN:
            found += flat(item[1][3])
        elif item[0] not in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            found.append(item)
    return found


def starts(items: Iterable[Item]) -> frozenset[str]:
    """Return the characters with which a match may begin."""
    found: frozenset[str] = frozenset()
    for item in flat(items):
        found |= first(item)
        if not may_be_empty(item):
            break
    return found


def may_be_empty(item: Item) -> bool:
    if item[0] in _REPEATS:
        return item[1][0] == 0 or all(map(may_be_empty, flat(item[1][2])))
    return item[0] is kinds.BRANCH and any(all(map(may_be_empty, flat(branch))) for branch in item[1][1])


def first(item: Item) -> frozenset[str]:
    kind, value = item
    if kind is kinds.LITERAL:
        return frozenset(chr(value))
    if kind is kinds.NOT_LITERAL:
        return _SAMPLE - {chr(value)}
    if kind is kinds.IN:
        return within(value)
    if kind in _REPEATS:
        return starts(value[2])
    if kind is kinds.BRANCH:
        return frozenset().union(*map(starts, value[1]))
    return _SAMPLE  # any character, or a group again


def within(choices: list[Item]) -> frozenset[str]:
    found: set[str] = set()
    for kind, value in choices:
        if kind is kinds.LITERAL:
            found.add(chr(value))
        elif kind is kinds.RANGE:
            found |= {char for char in _SAMPLE if value[0] <= ord(char) <= value[1]}
        elif kind is kinds.CATEGORY:
            found |= {char for char in _SAMPLE if re.match(_CATEGORIES[value], char)}
    return _SAMPLE - found if choices[0][0] is kinds.NEGATE else frozenset(found)


def rows(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items, and those inside them, in the rows in which they follow one another."""
    row = flat(items)
    yield row
    for kind, value in row:
        if kind in _REPEATS:
            yield from rows(value[2])
            if value[1] > _ENDLESS:
                yield flat([*value[2], *value[2]])  # its end is followed by its own beginning
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                yield from rows(branch)


def is_slow(pattern: str, flags: int = 0) -> bool:
    return any(is_slow_row(row) for row in rows(parser.parse(pattern, flags)))


def is_slow_row(row: list[Item]) -> bool:
    for place, item in enumerate(row):
        if not is_endless(item):
            continue
        taken = first(item)
        for following in row[place + 1 :]:
            if is_endless(following) and taken & first(following):
                return True
            if not may_be_empty(following) and not taken & first(following):
                break
    return False


def patterns(package: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            yield from ((f"{module.name}.{name}", found) for found in held(value))


def held(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a constant is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from held(tuple(value.values()))
    elif isinstance(value, tuple):
        yield from (found for one in value for found in held(one))


@pytest.mark.parametrize(
    "slow", [r"#+[ \t]+(.+?)[ \t]*#*[ \t]*", "a+a+", "(?:a+)+b", r"\{.*?\}.*?\}", "@[a.]+(x)?[a.]*"]
)
def test_what_is_slow_is_seen(slow: str) -> None:
    assert is_slow(slow)


@pytest.mark.parametrize("quick", ["[a-z0-9]+(-[a-z0-9]+)*", "<!--.*?(?:-->|$)", r"\d+\.[a-z]+", "#{2,4}[ ]+([^ ].*)"])
def test_what_is_quick_is_not_taken_for_slow(quick: str) -> None:
    assert not is_slow(quick)


def test_no_pattern_of_the_registry_is_slow() -> None:
    found = {name: pattern for package in _PACKAGES for name, pattern in patterns(package)}
    assert len(found) > 40
    slow = [name for name, pattern in found.items() if is_slow(pattern.pattern, pattern.flags & ~re.UNICODE)]
    assert slow == []
