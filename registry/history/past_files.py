"""The files of the registry as they were in a commit."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import git

from registry.history.commit import Commit
from registry.history.contents import contents_of
from registry.history.repository import opened
from registry.history.revision import UnknownRevision
from registry.layout import FOLDER, TEMPLATES, identity_of
from registry.settings import FILE as SETTINGS_FILE
from registry.source import MAX_BYTES

_TEMPLATE = re.compile(rf"{TEMPLATES}/(?:[A-Z]{{2}}/)?[\w-]+\.(?:docx|odt)", re.ASCII)
_LACKING = "il deposito Git è guasto: non ha tutti i file di quella versione."


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file of a commit; `content` is None where it is too large for the registry, `size` its true one."""

    path: str
    size: int
    content: bytes | None


def files_at(root: Path, commit: Commit) -> Iterator[PastFile]:
    """Yield the records and the settings of a commit, as bytes; what has no place in the registry is left out.

    Raises:
        UnknownRevision: the repository is damaged: some of the files are missing.
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    yield from _files(root, commit, (FOLDER, SETTINGS_FILE))


def _files(root: Path, commit: Commit, places: tuple[str, ...]) -> Iterator[PastFile]:
    with opened(root) as repository, contents_of(repository) as contents:
        listed = list(_listed(repository, commit.hexsha, places))
        read = contents.read([blob for _, _, blob in listed])
        for (path, size, _), content in zip(listed, read, strict=True):
            if content is None and size <= MAX_BYTES:
                raise UnknownRevision(_LACKING)
            yield PastFile(path, size, content)


@contextmanager
def laid_out(root: Path, commit: Commit) -> Iterator[Path]:
    """Yield a folder that holds the files of a commit: who reads a registry reads it as any other; it goes at the end.

    Raises:
        UnknownRevision, HistoryUnavailable: as `files_at`.
    """
    with TemporaryDirectory(prefix="registro-") as folder:
        for file in files_at(root, commit):
            with _made(Path(folder, file.path)).open("wb") as written:
                written.write(file.content or b"")
                written.truncate(file.size)
        for file in _files(root, commit, (TEMPLATES,)):
            if file.content is not None:  # of a larger one nothing is said: half a document would look spoilt
                _made(Path(folder, file.path)).write_bytes(file.content)
        yield Path(folder)


def _made(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _listed(repository: git.Repo, hexsha: str, places: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    options = ("-r", "-z", "-l", "--full-tree", hexsha, "--", *places)
    listed: bytes = repository.git.ls_tree(*options, stdout_as_string=False)
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        mode, _, rest = about.partition(" ")
        # A name decides where a file is written: only those the registry knows, never a link.
        if mode.startswith("100") and (path == SETTINGS_FILE or _is_known(path)):
            _, blob, size = rest.split()
            yield path, int(size), blob


def _is_known(path: str) -> bool:
    """Tell whether a record lives there, the frozen data of a report, or an office's template."""
    if _TEMPLATE.fullmatch(path):
        return True
    is_frozen = path.startswith(f"{FOLDER}/flussi/") and path.endswith(".json")
    return identity_of(f"{path.removesuffix('.json')}.yaml" if is_frozen else path) is not None
