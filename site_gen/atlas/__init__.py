"""The twelve provinces as shapes: drawn by Rubbby for `@react-jvectormap/italy` (MIT, LICENSE beside this file).

`tools/refresh_atlas.py` made `shapes.json` from it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Shape:
    """A province: `path` is the `d` of an SVG path; `x`, `y` the point where its label is centred."""

    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """All the shapes by sigla, in a drawing so wide and so high."""

    width: int
    height: int
    shapes: Mapping[str, Shape]


@cache
def atlas() -> Atlas:
    """Return the shapes of the twelve territories."""
    read = json.loads(files(__name__).joinpath("shapes.json").read_text(encoding="utf-8"))
    shapes = {sigla: Shape(shape["d"], *shape["label"]) for sigla, shape in read["shapes"].items()}
    return Atlas(read["width"], read["height"], MappingProxyType(shapes))
