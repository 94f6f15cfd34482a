"""Write again the shapes of the twelve provinces, from the npm package that has all the Italian ones.

    npm pack @react-jvectormap/italy && tar xzf react-jvectormap-italy-*.tgz
    python tools/refresh_atlas.py package/itMill.json

Points are rounded as absolute ones, so that neighbours keep one border. Each shape also has the point that is
farthest from its border, where its label goes.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from math import hypot
from pathlib import Path

from registry.vocabulary.territories import territories

_SHAPES = Path(__file__).parents[1] / "site_gen" / "atlas" / "shapes.json"
_WIDTH = 1000
_GRID = 40  # places tried for a label, across and down
_STEP = re.compile(r"([MlLZ])([^MlLZ]*)")
_NUMBER = re.compile(r"-?[\d.]+")

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Read the package's file and write ours."""
    paths = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["content"]["paths"]
    found = {sigla: list(_rings(paths[f"IT-{sigla}"]["path"])) for sigla in territories()}
    points = [point for rings in found.values() for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    scale = _WIDTH / (max(x for x, _ in points) - left)
    height = round((max(y for _, y in points) - top) * scale)
    shapes = {}
    for sigla, rings in found.items():
        drawn = [[(round((x - left) * scale), round((y - top) * scale)) for x, y in ring] for ring in rings]
        shapes[sigla] = {"d": "".join(map(_written, drawn)), "label": _label(max(drawn, key=_extent))}
    text = json.dumps({"width": _WIDTH, "height": height, "shapes": shapes}, indent=1)
    _SHAPES.write_text(f"{text}\n", encoding="utf-8")


def _rings(path: str) -> Iterator[Ring]:
    x = y = 0.0
    ring: Ring = []
    for command, text in _STEP.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (x + dx, y + dy) if command == "l" else (dx, dy)
            ring.append((x, y))
        if command == "Z":
            yield ring
            x, y = ring[0]
            ring = []


def _written(ring: Sequence[Point]) -> str:
    (x, y), *others = ring
    steps = []
    for after_x, after_y in others:
        if (after_x, after_y) != (x, y):
            steps.append(f"{after_x - x:g},{after_y - y:g}")
        x, y = after_x, after_y
    return f"M{ring[0][0]:g},{ring[0][1]:g}l{' '.join(steps)}z"


def _extent(ring: Sequence[Point]) -> float:
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in edges))


def _label(ring: Sequence[Point]) -> tuple[int, int]:
    """Return the point inside a shape that is farthest from its border, among those of a grid."""
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    places = (
        (left + (right - left) * across / _GRID, top + (bottom - top) * down / _GRID)
        for across in range(1, _GRID)
        for down in range(1, _GRID)
    )
    x, y = max((place for place in places if _holds(ring, place)), key=lambda place: _clearance(ring, place))
    return round(x), round(y)


def _holds(ring: Sequence[Point], place: Point) -> bool:
    inside = False
    for (x, y), (other_x, other_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y > place[1]) != (other_y > place[1]):
            inside ^= place[0] < x + (place[1] - y) * (other_x - x) / (other_y - y)
    return inside


def _clearance(ring: Sequence[Point], place: Point) -> float:
    # A label is wider than high: what is beside it counts for less than what is above.
    return min(hypot((x - place[0]) * 0.7, y - place[1]) for x, y in ring)


if __name__ == "__main__":
    main()
