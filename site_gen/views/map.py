"""The map of the twelve territories: the more open cases, the fuller the colour; the numbers are written too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.italian import counted, listed
from site_gen import addresses
from site_gen.atlas import atlas
from site_gen.views.territory import TerritoryView

LEVELS = 4
"""Shades beside that of no case."""


@dataclass(frozen=True, slots=True)
class Province:
    """A territory on the map: a link that says all its figures."""

    sigla: str
    address: str
    words: str
    """«Bergamo: 12 casi aperti, 3 azioni oltre il termine, 1.234 lavoratori»."""
    count: int
    level: int
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shade:
    """A shade of the legend: how many cases it stands for."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map; None of its shades stands for no territory."""

    width: int
    height: int
    provinces: tuple[Province, ...]
    shades: tuple[Shade, ...]


def map_view(territories: Sequence[TerritoryView]) -> MapView:
    """Return the map of the territories."""
    most = max((territory.open_count for territory in territories), default=0)
    drawn = atlas()
    return MapView(
        width=drawn.width,
        height=drawn.height,
        provinces=tuple(_province(territory, most) for territory in territories),
        shades=tuple(_shades(most)),
    )


def _province(territory: TerritoryView, most: int) -> Province:
    shape = atlas().shapes[territory.sigla]
    return Province(
        sigla=territory.sigla,
        address=addresses.territory(territory.sigla),
        words=f"{territory.name}: {listed(list(_figures(territory)))}",
        count=territory.open_count,
        level=level_of(territory.open_count, most),
        path=shape.path,
        x=shape.x,
        y=shape.y,
    )


def _figures(territory: TerritoryView) -> Iterator[str]:
    yield counted(territory.open_count, "caso aperto", "casi aperti")
    if territory.late_count:
        yield counted(territory.late_count, "azione oltre il termine", "azioni oltre il termine")
    if territory.awaited_count:
        yield counted(territory.awaited_count, "passo atteso da altri", "passi attesi da altri")
    if territory.workers:
        yield counted(territory.workers, "lavoratore coinvolto", "lavoratori coinvolti")


def level_of(count: int, most: int) -> int:
    """Return the shade of a count, from 0 (none) to `LEVELS`."""
    return -(-LEVELS * count // most) if most else 0


def _shades(most: int) -> Iterator[Shade]:
    yield Shade(0, "nessuno")
    counts = {level: [count for count in range(1, most + 1) if level_of(count, most) == level] for level in _levels()}
    for level, found in counts.items():
        if found:
            yield Shade(level, str(found[0]) if found[0] == found[-1] else f"{found[0]}–{found[-1]}")


def _levels() -> range:
    return range(1, LEVELS + 1)
