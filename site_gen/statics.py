"""Styles, scripts and fonts of the site, under names that change with their content.

A reader's browser may keep them for ever, and never shows a new page with an old style.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from site_gen.outputs import File

FOLDER = Path(__file__).parent / "assets"
_PLACE = "assets/registro/"
_HASHED = {".css", ".js", ".svg"}  # fonts are named inside the style sheet, and never change
_IMPORT = re.compile(rb'((?:\bfrom |\bimport\()"\./)([a-z./-]+\.js)(")')


@cache
def place(name: str) -> str:
    """Return where the file `name` of `site_gen/assets/` stands in the site: `assets/registro/…`.

    A page links to it as `/` + place.
    """
    path = Path(name)
    if path.suffix not in _HASHED:
        return _PLACE + name
    mark = sha256(_content(name)).hexdigest()[:8]
    return _PLACE + path.with_suffix(f".{mark}{path.suffix}").as_posix()


@cache
def _content(name: str) -> bytes:
    """Return the bytes of a file; a script of ours imports others by the names they have in the site."""
    content = (FOLDER / name).read_bytes()
    if Path(name).suffix != ".js" or "/" in name:
        return content
    return _IMPORT.sub(lambda match: match[1] + _beside(match[2].decode()).encode() + match[3], content)


def _beside(name: str) -> str:
    return place(name).removeprefix(_PLACE)


def forget() -> None:
    """Read the files anew: while a site is served, a style may have changed."""
    place.cache_clear()
    _content.cache_clear()


def files() -> Iterator[File]:
    """Yield all of them, in order."""
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            name = path.relative_to(FOLDER).as_posix()
            yield File(place(name), _content(name))
