"""What a report may print: one line of a file, and text that cannot play tricks on a terminal."""

import re
import stat
from functools import lru_cache
from pathlib import Path

from registry.source import MAX_BYTES

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDEST = 160
_LOOKED_AT = 400  # what is shown is looked at whole, an address that its end would cut included; no line is too long

# A person's tax code (some digit in it, else letters that stand for digits: «riduzione_orario» is none), an IBAN,
# an e-mail address, a telephone number.
_PERSONAL = re.compile(
    r"\b[A-Z]{6}(?:(?=\w*\d)\w{2}[A-Z]\w{2}[A-Z]\w{3}|[L-NP-V]{2}[A-EHLMPRST][L-NP-V]{2}[A-Z][L-NP-V]{3})[A-Z]\b"
    r"|\bIT\d{2} ?[A-Za-z](?: ?\d){10}(?: ?\w){12}\b"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?:\+39[ ./-]?|\b(?=0|3))\d{2,4}[ ./-]?\d{5,8}\b(?!\d)",
    re.IGNORECASE,
)


def printable(text: str) -> str:
    """Return the text with every control or bidirectional character shown as «·»."""
    return _CONTROL.sub("·", text)


@lru_cache(maxsize=64)
def _lines(file: Path) -> tuple[str, ...]:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return ()  # a link is never followed, a pipe would never end
        data = file.read_bytes()
    except OSError:
        return ()
    if data.startswith(b"PK\x03\x04"):
        return ()  # an archive, a document of a word processor: no lines to show
    return tuple(_LINE_END.split(data.decode("utf-8-sig", errors="replace")))


def source_line(root: Path, path: str, line: int) -> str | None:
    """Return a line of a file of the repository, cut where it is too long; None where there is none.

    What looks like personal data is covered, character for character: reports end in public logs.
    """
    lines = _lines(root / path)
    if not 0 < line <= len(lines):
        return None
    shown = printable(lines[line - 1][:_LOOKED_AT])
    return _PERSONAL.sub(lambda found: "•" * len(found.group()), shown)[:_WIDEST]
