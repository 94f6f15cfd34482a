"""What a job that holds no token leaves to the one that does: data, and hostile. All of it is looked at here."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from registry.layout import identity_of
from registry.model import Identity
from registry.reporters.diff_markdown import LONGEST, MARKER
from tools.forge.harmless import harm


class Unfit(Exception):
    """Something left by the other job that is not to be believed; the argument says what."""


HEAVIEST = 200_000
"""Characters of a text: a comment, a number, a case weigh far less."""

_SHA = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class JudgedProposal:
    """What a proposal means: the comment on its last commit."""

    number: int
    head: str
    comment: str

    def __post_init__(self) -> None:
        """Believe nothing."""
        _must(type(self.number) is int and bool(_SHA.fullmatch(self.head)), "numero o commit")
        comment_of(self.comment)


@dataclass(frozen=True, slots=True)
class JudgedForm:
    """What became of a filled form: a file and what it means, or what is to be corrected in the answers.

    `start` is the commit on which it was judged.
    """

    number: int
    digest: str
    start: str
    messages: str = ""
    path: str = ""
    text: str = ""
    meaning: str = ""

    def __post_init__(self) -> None:
        """Believe nothing."""
        _must(type(self.number) is int and bool(_DIGEST.fullmatch(self.digest)), "numero o impronta")
        _must(bool(_SHA.fullmatch(self.start)), "la versione giudicata")
        _must(all(len(text) <= HEAVIEST for text in (self.messages, self.text)), "testi troppo lunghi")
        if self.path:
            _must(isinstance(identity_of(self.path), Identity), "il percorso di un caso")
            _must(bool(self.text.strip()) and "\0" not in self.text, "il testo di un caso")
            comment_of(self.meaning)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was judged."""

    proposals: tuple[JudgedProposal, ...] = ()
    forms: tuple[JudgedForm, ...] = ()

    def write(self, folder: Path) -> None:
        """Write one file for each, in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, items in (("proposta", self.proposals), ("modulo", self.forms)):
            for item in items:
                (folder / f"{name}-{item.number}.json").write_text(json.dumps(asdict(item)), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Outcome":
        """Return what another job wrote; Unfit where any of it is not to be believed."""
        found = [(file.name, _made(file)) for file in _files(folder)]
        return cls(
            tuple(JudgedProposal(**made) for name, made in found if name.startswith("proposta-")),
            tuple(JudgedForm(**made) for name, made in found if name.startswith("modulo-")),
        )


_NAMES = re.compile(r"(?:proposta|modulo)-[0-9]{1,9}\.json")
_KEYS = {
    "proposta": {"number": int, "head": str, "comment": str},
    "modulo": {"number": int, "digest": str, "start": str, "messages": str, "path": str, "text": str, "meaning": str},
}


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        _must(bool(_NAMES.fullmatch(file.name)), "i nomi dei file")
        yield file


def _made(file: Path) -> dict[str, Any]:
    keys = _KEYS[file.name.partition("-")[0]]
    try:
        found = json.loads(text_of(file, heaviest=8 * HEAVIEST))
    except (ValueError, RecursionError):
        found = None
    fits = isinstance(found, dict) and {key: type(value) for key, value in found.items()} == keys
    _must(fits, f"«{file.name}»")
    return dict(found)


def text_of(file: Path, *, heaviest: int = HEAVIEST) -> str:
    """Return the text of a file that another job left.

    Raises:
        Unfit: it is no such file, here and below.
    """
    if file.is_symlink() or not file.is_file() or file.stat().st_size > heaviest:
        raise Unfit(f"nell'esito della verifica «{file.name}» manca, o non è un file come deve.")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Unfit(f"nell'esito della verifica «{file.name}» non è un testo.") from None


def number_of(text: str) -> int:
    """Return the number of a proposal."""
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= 9):
        raise Unfit("il numero della proposta non è un numero.")
    return int(number)


def comment_of(text: str) -> str:
    """Return a comment that is that of `registro diff` and only text."""
    marker, _, body = text.partition("\n")
    if marker != MARKER or len(text) > LONGEST + 1_000:
        raise Unfit("il commento non è quello di «registro diff», o è troppo lungo.")
    if (found := harm(body)) is not None:
        raise Unfit(f"il commento contiene più che testo ({found!r}): non si pubblica.")
    return text


def _must(is_so: bool, what: str) -> None:
    if not is_so:
        raise Unfit(f"nell'esito della verifica non vanno bene: {what}.")
