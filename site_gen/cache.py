"""What is costly to make is kept, by what it is made from: equal ingredients, the same bytes, made once.

The ingredients always include the program itself (`made_by`): another version never reads what this one kept.
What cannot be read, or is not whole, is made again; what cannot be kept is simply made.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import compress, decompress, error

FOLDER = ".cache/documenti"
"""Under the root of the repository; Git ignores it, and it may be deleted at any time."""

_LARGEST = 512 * 1024 * 1024
_DIGEST = 64
_LIBRARIES = ("Jinja2", "XlsxWriter", "altair", "holidays", "typst", "vl-convert-python")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of made things; without a folder nothing is kept."""

    folder: Path | None = None

    @classmethod
    def of(cls, root: Path) -> "Cache":
        """Return the cache of a repository, the longest unused things dropped where they are too many."""
        opened = cls(root / FOLDER)
        opened.trim(_LARGEST)
        return opened

    def kept(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes; from the cache where the same was made before."""
        path = self.path(ingredients)
        if (found := _read(path)) is not None:
            return found
        made = make()
        _write(path, made)
        return made

    def path(self, ingredients: bytes) -> Path | None:
        """Return where a thing is kept."""
        if self.folder is None:
            return None
        name = sha256(made_by() + ingredients).hexdigest()
        return self.folder / name[:2] / f"{name[2:]}.kept"  # compressed: «registro forget» knows the suffix

    def trim(self, largest: int) -> None:
        """Delete the longest unused things until the others take no more than so many bytes."""
        found = sorted(self._files(), key=lambda file: file[1].st_mtime_ns, reverse=True)
        total = 0
        for path, status in found:
            total += status.st_size
            if total > largest:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        with suppress(OSError):
            for path in self.folder.glob("*/*") if self.folder else ():
                yield path, path.lstat()


@cache
def made_by() -> bytes:
    """Return the mark of what makes things here: our own files, and the libraries that write."""
    mark = sha256()
    for package in ("registry", "site_gen"):
        folder = Path(str(files(package)))
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            mark.update(
                f"{package}/{path.relative_to(folder).as_posix()}\0".encode() + sha256(path.read_bytes()).digest()
            )
    for name in _LIBRARIES:
        mark.update(f"{name} {_version(name)}\0".encode())
    return mark.digest()


def _version(name: str) -> Any:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _read(path: Path | None) -> bytes | None:
    """Return a kept thing if it is whole: its SHA-256 stands before it."""
    if path is None:
        return None
    try:
        content = path.read_bytes()
        made = decompress(content[_DIGEST:])
    except (OSError, error):
        return None
    if sha256(made).hexdigest().encode() != content[:_DIGEST]:
        return None
    with suppress(OSError):
        os.utime(path)
    return made


def _write(path: Path | None, made: bytes) -> None:
    """Keep a thing under a name of its own until it is whole: other processes may be keeping the same."""
    if path is None:
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(sha256(made).hexdigest().encode() + compress(made, 1))
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
