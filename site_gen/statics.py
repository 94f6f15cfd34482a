"""Styles, scripts and fonts of the site, under names that change with their content.

A reader's browser may keep them for ever, and never shows a new page with an old style.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from site_gen.outputs import File

FOLDER = Path(__file__).parent / "assets"
_PLACE = "assets/registro/"
_HASHED = {".css", ".js", ".svg"}  # fonts are named inside the style sheet, and never change


@cache
def place(name: str) -> str:
    """Return where the file `name` of `site_gen/assets/` stands in the site: `assets/registro/…`.

    A page links to it as `/` + place.
    """
    path = Path(name)
    if path.suffix not in _HASHED:
        return _PLACE + name
    mark = sha256((FOLDER / name).read_bytes()).hexdigest()[:8]
    return _PLACE + path.with_suffix(f".{mark}{path.suffix}").as_posix()


def files() -> Iterator[File]:
    """Yield all of them, in order."""
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield File(place(path.relative_to(FOLDER).as_posix()), path.read_bytes())
