"""What a report may print: one line of a file, and text that cannot play tricks on a terminal."""

import re
from functools import lru_cache
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WIDEST = 160


def printable(text: str) -> str:
    """Return the text with every control or bidirectional character shown as «·»."""
    return _CONTROL.sub("·", text)


@lru_cache(maxsize=64)
def _lines(file: Path) -> tuple[str, ...]:
    try:
        return tuple(file.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    except OSError:
        return ()


def source_line(root: Path, path: str, line: int) -> str | None:
    """Return a line of a file of the repository, cut where it is too long; None where there is none."""
    lines = _lines(root / path)
    return printable(lines[line - 1])[:_WIDEST] if 0 < line <= len(lines) else None
