"""Every text that people write freely in a record, with its place.

What is a code of its own (protocols, tax codes, digests) is left out; so is nothing of what may be published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from registry.finding import Route
from registry.model import Facts

_CODES = frozenset(
    "causale code decree fingerprint foreign_id former_ids legal_form nucleo previous_cigs province sha256 "
    "tax_code territories territory time type".split()
)
"""Texts that the model or another check already holds to a form of their own."""

_NUMBERS = frozenset(("inps_protocol", "protocol", "url"))
"""Texts full of digits: a telephone number could not be told from them."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text; `is_contact` under «referenti», `is_number` where digits are what it is made of."""

    text: str
    at: Route
    is_contact: bool = False
    is_number: bool = False


@cache
def _fields(model: type[Facts]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a model that hold texts, or groups that may: name, and whether it is a group."""
    found = []
    for name, field in model.model_fields.items():
        leaves = set(_leaves(field.annotation))
        groups = [leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Facts)]
        if groups or (str in leaves and name not in _CODES):
            found.append((name, bool(groups)))
    return tuple(found)


def _leaves(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for part in inner:
        yield from _leaves(part)


def words_of(facts: Facts) -> list[str]:
    """Return the texts alone: quick, to see whether any deserves a second look."""
    words: list[str] = []
    _gather(facts, words)
    return words


def _gather(facts: Facts, words: list[str]) -> None:
    values = facts.__dict__
    for name, is_group in _fields(type(facts)):
        value = values[name]
        if not value:
            continue
        if not is_group:
            words.extend(value if isinstance(value, tuple) else (value,))
        elif isinstance(value, tuple):
            for item in value:
                _gather(item, words)
        else:
            _gather(value, words)


def texts_of(facts: Facts, root: Route = ()) -> Iterator[FreeText]:
    """Yield the texts of a record with their places."""
    for name, is_group in _fields(type(facts)):
        value = getattr(facts, name)
        if value is None:
            continue
        listed = isinstance(value, tuple)
        for index, item in enumerate(value if listed else (value,)):
            at = (*root, name, index) if listed else (*root, name)
            if is_group:
                yield from texts_of(item, at)
            else:
                yield FreeText(item, at, is_contact=at[0] == "contacts", is_number=name in _NUMBERS)
