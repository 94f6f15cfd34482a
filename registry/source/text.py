"""Bytes of a file → the text that may be parsed, and what was refused on the way."""

import re
from itertools import islice

from registry.finding import Refusal

MAX_BYTES = 1024 * 1024
MAX_TEXT = 5_000
MAX_TOLD = 50
"""A file full of control characters is no text: after so many there is nothing more to learn."""

# C0 and C1 controls but tab and line ends, invisible and bidirectional marks, odd line separators.
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
FORBIDDEN_CHARACTER = re.compile(f"[{_FORBIDDEN}]")
_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7}|={7})(?: .*)?")


class Unreadable(Exception):
    """The bytes cannot become text at all; carries the refusals that say why."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__()
        self.refusals = refusals


def decode(data: bytes) -> str:
    """Return the text of a file; a byte-order mark is accepted and dropped.

    Raises:
        Unreadable: more than 1 MiB, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(too_large(len(data)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(data, error.start)) from None


def too_large(byte_count: int) -> Refusal:
    """Return the refusal of a file over the limit."""
    return Refusal(
        "file-troppo-grande",
        f"il file pesa {byte_count:,} byte; il limite è 1 MiB (1.048.576 byte).".replace(",", "."),
        "Un caso occupa pochi kB: togliere ciò che non è un fatto (testi di atti, elenchi) e citarlo in «documenti».",
    )


def _not_utf8(data: bytes, start: int) -> Refusal:
    line = data.count(b"\n", 0, start) + 1
    column = start - (data.rfind(b"\n", 0, start) + 1) + 1
    return Refusal(
        "codifica-non-utf8",
        f"il byte 0x{data[start]:02X} non è testo UTF-8 (forse il file è stato salvato come «ANSI» o «Latin-1»).",
        "Salvare il file con codifica UTF-8, ad esempio «Salva con nome → Codifica: UTF-8».",
        line=line,
        column=column,
    )


def place_of(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character of the text."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def clean(text: str) -> tuple[str, tuple[Refusal, ...]]:
    """Return the text without forbidden characters (a space instead), and a refusal for each of the first ones."""
    if not FORBIDDEN_CHARACTER.search(text):
        return text, ()
    found = islice(FORBIDDEN_CHARACTER.finditer(text), MAX_TOLD)
    refusals = tuple(_forbidden(text, match.start()) for match in found)
    return FORBIDDEN_CHARACTER.sub(" ", text), refusals


def _forbidden(text: str, index: int) -> Refusal:
    line, column = place_of(text, index)
    return Refusal(
        "carattere-non-ammesso",
        f"il carattere invisibile U+{ord(text[index]):04X} non è ammesso.",
        "Cancellarlo e riscrivere il testo vicino a mano: spesso arriva con un copia-incolla.",
        line=line,
        column=column,
    )


def conflict_markers(text: str) -> tuple[Refusal, ...]:
    """Return a refusal for each of the first lines left by an unfinished merge."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    lines = enumerate(text.splitlines(), start=1)
    found = (_conflict(line, number) for number, line in lines if _CONFLICT.fullmatch(line))
    return tuple(islice(found, MAX_TOLD))


def _conflict(line: str, number: int) -> Refusal:
    return Refusal(
        "conflitto-non-risolto",
        f"«{line[:40]}» è il segno di due modifiche non ancora unite.",
        "Scegliere quale delle due versioni tenere e cancellare le righe «<<<<<<<», «=======» e «>>>>>>>».",
        line=number,
        column=1,
    )
