"""The path is the identity: which files `cases/` may hold, and who each of them is."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from registry.finding import Level, Problem
from registry.model.case import SLUG, Identity
from registry.model.records import RecordIdentity
from registry.source import MAX_BYTES, too_large
from registry.vocabulary.territories import territories

FOLDER = "cases"
TEMPLATES = "modelli"
"""The folder of an office's own templates of letters: `modelli/presa-in-carico.docx`, `modelli/BS/…`."""
LONGEST_SLUG = 80
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th"})
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_RECORD_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]+(-[a-z0-9]+)*")
_RECORD_FOLDERS = ("tavoli", "flussi")
_EXPECTED = (
    "I casi stanno in cases/<SIGLA>/<anno>/<nome>.yaml, ad esempio cases/BS/2026/fonderie-esempio.yaml; "
    "i tavoli in cases/tavoli/<anno>/<AAAA-MM-GG>-<nome>.yaml; i flussi in "
    "cases/flussi/<anno>/<AAAA-MM-GG>-<nome>.yaml."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the registry; `path` is relative to the root, with slashes."""

    path: str
    identity: Identity | RecordIdentity


@dataclass(frozen=True, slots=True)
class Survey:
    """The files to read, sorted by path, and what should not be there."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def survey(root: Path) -> Survey:
    """Return what `cases/` holds; links are never followed and odd files never opened."""
    if (root / FOLDER).is_symlink():
        return Survey((), (_link(FOLDER),))
    found = dict(sorted(_files(root / FOLDER, FOLDER)))
    twins = _same_but_for_case(found)
    judged = [_twin(path, twins[path]) if path in twins else _judge(path, found) for path in found]
    return Survey(
        entries=tuple(item for item in judged if isinstance(item, Entry)),
        problems=tuple(item for item in judged if isinstance(item, Problem)),
    )


def _files(folder: Path, path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        listed = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for item in listed:
        inner = f"{path}/{item.name}"
        if item.is_dir(follow_symlinks=False):
            yield from _files(folder / item.name, inner)
        else:
            yield inner, item.stat(follow_symlinks=False)


def _judge(path: str, found: Mapping[str, os.stat_result]) -> Entry | Problem | None:
    status = found[path]
    if stat.S_ISLNK(status.st_mode):
        return _link(path)
    if not stat.S_ISREG(status.st_mode):
        return _problem(path, "file-estraneo", message="non è un file di testo.", remedy="Toglierlo da cases/.")
    if PurePosixPath(path).name == "README.md" or _is_frozen_report(path, found):
        return None
    identity = identity_of(path)
    if identity is None:
        return _problem(
            path, "file-estraneo", message="non ha il posto o il nome di un file del registro.", remedy=_EXPECTED
        )
    if status.st_size > MAX_BYTES:
        refusal = too_large(status.st_size)
        return _problem(path, refusal.rule, message=refusal.message, remedy=refusal.remedy)
    return Entry(path, identity)


def _is_frozen_report(path: str, found: Mapping[str, os.stat_result]) -> bool:
    """The data of a report sent lie beside its record, as `<same name>.json`."""
    return path.startswith(f"{FOLDER}/flussi/") and f"{path.removesuffix('.json')}.yaml" in found


def identity_of(path: str) -> Identity | RecordIdentity | None:
    """Return who the file at a path is, or None where the path is not one of the registry."""
    parts = path.split("/")
    if len(parts) != 4 or parts[0] != FOLDER or not parts[3].endswith(".yaml") or not _YEAR.fullmatch(parts[2]):
        return None
    place, year, name = parts[1], parts[2], parts[3].removesuffix(".yaml")
    if place in _RECORD_FOLDERS:
        return RecordIdentity(place, year, name) if _names_a_record(name) else None  # type: ignore[arg-type]
    if place in territories() and SLUG.fullmatch(name):
        return Identity(place, year, name)
    return None


def _names_a_record(name: str) -> bool:
    match = _RECORD_NAME.fullmatch(name)
    try:
        return match is not None and bool(date.fromisoformat(match[1]))
    except ValueError:
        return False


def path_of(case_id: str) -> str:
    """Return the path of the file of a case; what is not the name of one gives a path that is nobody's."""
    return f"{FOLDER}/{'/'.join(case_id.split('-', 2))}.yaml"


def slug_of(text: str) -> str:
    """Return a text as the name of a file: «Ditta Àlfa & C.» is `ditta-alfa-c`; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    ascii_text = "".join(char for char in plain if not unicodedata.combining(char))
    slug = "-".join(re.findall("[a-z0-9]+", ascii_text))
    if len(slug) <= LONGEST_SLUG:
        return slug
    whole_words = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST_SLUG]


def _same_but_for_case(paths: Iterable[str]) -> Mapping[str, str]:
    """Return the paths that differ from another one only in case, each with that other: the well-named one stays."""
    seen: dict[str, str] = {}
    first_well_named = sorted(paths, key=lambda path: (identity_of(path) is None, path))
    others = {path: seen.setdefault(path.casefold(), path) for path in first_well_named}
    return {path: other for path, other in others.items() if other != path}


def _twin(path: str, other: str) -> Problem:
    return _problem(
        path,
        "percorsi-uguali",
        message=f"si distingue da «{other}» solo per le maiuscole: su alcuni computer sono lo stesso file.",
        remedy="Rinominare uno dei due.",
    )


def _link(path: str) -> Problem:
    return _problem(
        path, "collegamento", message="è un collegamento simbolico.", remedy="Mettere al suo posto il file vero."
    )


def _problem(path: str, rule: str, *, message: str, remedy: str) -> Problem:
    # A name that is not UTF-8 could not be printed, nor stand in JSON.
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return Problem(rule, Level.ERROR, shown, 1, 1, "", message, remedy)
