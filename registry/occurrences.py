"""Where a text stands among the files of a folder: cases, frozen reports, sites and caches that were built."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from registry.layout import FOLDER
from registry.sought import OPAQUE, Sought

Kind = Literal["caso", "congelato", "altro", "costruito"]
_SKIPPED = frozenset((".git", ".venv", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache"))
_BUILT = ("site", "site-interna", "dist", ".cache")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A file that holds the text, in these lines; in its name where `is_named`."""

    path: str
    kind: Kind
    lines: tuple[int, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """The files that hold a text, sorted; and those that cannot be looked into."""

    found: tuple[Occurrence, ...]
    opaque: tuple[str, ...]


def search(root: Path, sought: Sought) -> Searched:
    """Return where a text stands under a folder; links are not followed, Git's own files are not looked at."""
    found: list[Occurrence] = []
    opaque: list[str] = []
    for path in sorted(_files(root, "")):
        kind = _kind(path)
        is_named = sought.names(path)
        if Path(path).suffix.casefold() in OPAQUE:
            if kind == "costruito":
                opaque.append(path)
            if is_named:
                found.append(Occurrence(path, kind, is_named=True))
            continue
        lines = _lines(root / path, path, sought, kind=kind)
        if lines is not None or is_named:
            found.append(Occurrence(path, kind, lines or (), is_named=is_named))
    return Searched(tuple(found), tuple(opaque))


def _files(root: Path, inside: str) -> Iterator[str]:
    for item in os.scandir(root / inside):
        path = f"{inside}/{item.name}" if inside else item.name
        if item.is_dir(follow_symlinks=False):
            if item.name not in _SKIPPED:
                yield from _files(root, path)
        elif item.is_file(follow_symlinks=False):
            yield path


def _lines(file: Path, path: str, sought: Sought, *, kind: Kind) -> tuple[int, ...] | None:
    """Return the lines that hold the text, none for what has no lines worth naming; None where it is not there."""
    data = file.read_bytes()
    if not sought.is_in_file(path, data):
        return None
    return sought.lines_in(data.decode("utf-8", "replace")) if kind in ("caso", "altro") else ()


def _kind(path: str) -> Kind:
    top = path.split("/", 1)[0]
    if top in _BUILT or (top.startswith(".") and top.endswith(".build")):
        return "costruito"
    if top != FOLDER:
        return "altro"
    return "congelato" if path.endswith(".json") else "caso"
