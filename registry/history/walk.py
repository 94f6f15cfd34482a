"""One pass of Git over all that ever happened to the files of the registry."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, cast

import git

from registry.history.commit import ROME, Commit

_CHUNK = 1 << 20
_NULL = set("0")
_LATEST = 253_370_764_800  # year 9999: a commit may bear any date at all
_SIMILAR = "--find-renames=70%"  # half alike, as Git has it, is what two cases of the same path are anyway


@dataclass(frozen=True, slots=True)
class Touch:
    """What a commit did to a file; the files are told apart by the names of their contents (blob ids).

    `befores` has one content for each parent of a merge that differs from all of them; it is empty for a new
    file. `after` is None for a file removed, or replaced by what is not a file. `former_path` only where the
    commit renamed it.
    """

    commit: Commit
    path: str
    befores: tuple[str, ...]
    after: str | None
    former_path: str | None = None


def touches(repository: git.Repo, folder: str) -> Iterator[Touch]:
    """Yield what happened to the files of a folder, the latest first, a commit always before its parents."""
    for touch in all_touches(repository, "HEAD"):
        if touch.path.startswith(f"{folder}/"):
            yield touch
        elif touch.former_path is not None and touch.former_path.startswith(f"{folder}/"):
            yield replace(touch, path=touch.former_path, after=None, former_path=None)  # moved out of the registry


def all_touches(repository: git.Repo, *revisions: str) -> Iterator[Touch]:
    """Yield what happened to any file in the commits that these revisions lead to, the latest first."""
    what = ("--raw", "-c", "-z", _SIMILAR, "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv")
    # Naming the folder would make Git compare every tree twice: what lies outside is passed over here.
    how = ("--topo-order", "--encoding=UTF-8", "--format=%H %ct %an", *revisions, "--")
    process = repository.git.log(*what, *how, as_process=True)
    yield from _parsed(_tokens(cast(BinaryIO, process.stdout)))
    process.wait()


def _tokens(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _parsed(tokens: Iterator[bytes]) -> Iterator[Touch]:
    commit = None
    for token in tokens:
        described = token.removeprefix(b"\n")
        if described.startswith(b":") and commit is not None:
            yield _touch(commit, described.decode("ascii"), tokens)
        elif token:
            commit = _commit(token.decode("utf-8", "replace"))


def _commit(header: str) -> Commit:
    hexsha, seconds, author = header.split(" ", 2)
    return Commit(hexsha, datetime.fromtimestamp(min(int(seconds), _LATEST), ROME), author)


def _touch(commit: Commit, described: str, tokens: Iterator[bytes]) -> Touch:
    """Read `:100644 100644 aaaa bbbb R100`, with as many colons as parents, and the paths that follow."""
    parents = len(described) - len(described.lstrip(":"))
    words = described[parents:].split(" ")
    status, path = words[-1], _path(next(tokens))
    former = None
    if status.startswith("R") and parents == 1:
        former, path = path, _path(next(tokens))
    after = words[-2] if words[parents].startswith("100") and set(words[-2]) != _NULL else None
    befores = tuple(blob for blob in words[parents + 1 : -2] if set(blob) != _NULL)
    return Touch(commit, path, befores, after, former)


def _path(token: bytes) -> str:
    return token.decode("utf-8", "surrogateescape")
