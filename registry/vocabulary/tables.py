"""The files of `data/`, as text and as rows."""

from collections.abc import Iterator
from importlib.resources import files


def text_of(name: str) -> str:
    """Return the text of a data file."""
    return files("registry.vocabulary").joinpath("data", name).read_text(encoding="utf-8")


def lines_of(name: str) -> list[str]:
    """Return the lines of a table without its heading."""
    return text_of(name).split("\n")[1:-1]


def rows_of(name: str, *, width: int) -> Iterator[list[str]]:
    """Yield the rows of a table, each of `width` cells."""
    return (cells_of(line, width) for line in lines_of(name))


def cells_of(line: str, width: int) -> list[str]:
    """Return the cells of a line, the empty ones at its end included: no table stores those."""
    cells = line.split("\t")
    return cells + [""] * (width - len(cells))
