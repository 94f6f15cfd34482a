"""What every finding means and how to mend it: the data behind its help page.

A check of `registry.checks` carries its own title and level; a refusal of shape has them here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

from registry.finding import Level

Group = Literal["file", "testo", "voci", "valori", "giudizi", "importazione", "moduli"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In the order in which a file meets them."""


@dataclass(frozen=True, slots=True)
class Control:
    """The help on a finding; `title` is empty where a check of the same slug tells it."""

    slug: str
    group: Group
    title: str
    level: Level
    explanation: str
    remedy: str
    wrong: str | None
    right: str | None


@cache
def controls() -> Mapping[str, Control]:
    """Return the help on every finding by slug, in the order in which a reader meets them."""
    text = files("registry").joinpath("controls.toml").read_text(encoding="utf-8")
    return MappingProxyType({slug: _control(slug, entry) for slug, entry in tomllib.loads(text).items()})


def _control(slug: str, entry: dict[str, Any]) -> Control:
    return Control(
        slug=slug,
        group=entry["gruppo"],
        title=entry.get("titolo", ""),
        level=Level(entry.get("livello", Level.ERROR)),
        explanation=entry["spiegazione"],
        remedy=entry["rimedio"],
        wrong=_example(entry, "sbagliato"),
        right=_example(entry, "giusto"),
    )


def _example(entry: dict[str, Any], key: str) -> str | None:
    text: str | None = entry.get(key)
    return None if text is None else text.strip("\n")
