"""A text of the mapping with the names of columns in braces: «Fonte: {fonte}»."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PART = re.compile(r"\{\{|\}\}|\{([^{}\n]+)\}|([{}])")


class StrayBrace(Exception):
    """A brace that opens or closes nothing."""


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a column in a text."""

    column: str


Line = tuple[str | Hole, ...]


@dataclass(frozen=True, slots=True)
class TextWithColumns:
    """Lines of plain text and holes; the text of the mapping where it has none."""

    lines: tuple[Line, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns named, in order, each once."""
        holes = (part.column for line in self.lines for part in line if isinstance(part, Hole))
        return tuple(dict.fromkeys(holes))

    @property
    def only_column(self) -> str | None:
        """The column of a text that is one hole and nothing else."""
        if len(self.lines) == 1 and len(self.lines[0]) == 1:
            part = self.lines[0][0]
            return part.column if isinstance(part, Hole) else None
        return None

    def filled(self, values: Mapping[str, tuple[str, ...]]) -> str:
        """Return the text with the values of a row; a line whose columns are all empty is left out."""
        return "\n".join(
            "".join(_shown(part, values) for part in line) for line in self.lines if _has_something(line, values)
        ).strip()


def parse_text(text: str) -> TextWithColumns:
    """Return the parts of a text; a doubled brace is a brace.

    Raises:
        StrayBrace: a brace stands alone.
    """
    return TextWithColumns(tuple(tuple(_parts(line)) for line in text.strip().split("\n")))


def _parts(line: str) -> Iterator[str | Hole]:
    end = 0
    for found in _PART.finditer(line):
        if found[2]:
            raise StrayBrace
        if found.start() > end:
            yield line[end : found.start()]
        yield Hole(found[1].strip()) if found[1] else found[0][0]
        end = found.end()
    if end < len(line):
        yield line[end:]


def _has_something(line: Line, values: Mapping[str, tuple[str, ...]]) -> bool:
    holes = [part for part in line if isinstance(part, Hole)]
    return not holes or any(values[hole.column] for hole in holes)


def _shown(part: str | Hole, values: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(values[part.column]) if isinstance(part, Hole) else part
