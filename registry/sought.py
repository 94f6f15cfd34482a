"""A text to be found wherever it is, however it was written: capitals, spaces, line ends, escapes, accents."""

import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from registry.layout import slug_of

SHORTEST = 3
_PACKED = frozenset((".xlsx", ".docx", ".odt", ".ods", ".zip"))
OPAQUE = frozenset((".pdf", ".parquet", ".png", ".jpg", ".woff2", ".gif", ".kept"))
"""Files whose text is compressed or drawn: they must be made again rather than looked into."""
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sought:
    """A text being looked for."""

    pattern: re.Pattern[str]
    slug: str

    @classmethod
    def of(cls, text: str) -> "Sought":
        """Return what finds a text; it has at least three letters or figures."""
        plain = " ".join(unicodedata.normalize("NFC", text).split())
        forms = {plain, html.escape(plain), html.escape(plain, quote=False), json.dumps(plain)[1:-1]}
        forms.add(json.dumps(plain, ensure_ascii=False)[1:-1])
        spaced = (r"\s+".join(re.escape(word) for word in form.split()) for form in sorted(forms))
        return cls(re.compile("|".join(spaced), re.IGNORECASE), slug_of(plain))

    def is_in(self, text: str) -> bool:
        """Tell whether a text holds it."""
        return self.pattern.search(unicodedata.normalize("NFC", text)) is not None

    def names(self, path: str) -> bool:
        """Tell whether the words of a path hold it, as they are or as the name of a case has them."""
        is_slug = len(self.slug) >= SHORTEST and self.slug in slug_of(path) and self.slug in path.casefold()
        return is_slug or self.is_in(path)

    def lines_in(self, text: str) -> tuple[int, ...]:
        """Return the lines, from 1, where it begins."""
        plain = unicodedata.normalize("NFC", text)
        return tuple(dict.fromkeys(plain.count("\n", 0, found.start()) + 1 for found in self.pattern.finditer(plain)))

    def is_in_file(self, path: str, data: bytes) -> bool:
        """Tell whether a file holds it, also inside an archive or a workbook."""
        return any(self.is_in(_text(part)) for part in _parts(path, data))


def _parts(path: str, data: bytes) -> Iterator[bytes]:
    suffix = PurePosixPath(path).suffix.casefold()
    try:
        if suffix in _PACKED:
            yield from _packed(data)
        elif suffix == ".gz":
            with gzip.open(io.BytesIO(data)) as opened:
                yield opened.read(_MOST)
        else:
            yield data
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError):
        yield data


def _packed(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.infolist():
            yield package.read(part) if part.file_size <= _MOST else b""


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return data.decode(encoding, "replace")
