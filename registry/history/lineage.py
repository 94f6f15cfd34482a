"""Each file's own history, from the latest commit back through the names it had."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import git

from registry.history.commit import Commit
from registry.history.repository import NO_CONTENTS, HistoryUnavailable, boundary_of, lacks_contents, opened
from registry.history.walk import Touch, touches


@dataclass(frozen=True, slots=True)
class Lineage:
    """What happened to every file of a folder, by the path it has or had last; the latest first.

    `living` are the files of the last commit, with the names of their contents; `boundary` the oldest commits
    of a partial copy: what they hold was there before.
    """

    head: Commit | None = None
    living: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)
    boundary: frozenset[str] = frozenset()

    @property
    def is_partial(self) -> bool:
        """Whether older commits are not in this copy."""
        return bool(self.boundary)

    def latest_name(self, path: str) -> str:
        """Return the path that a file has, or had last, which once had this one; the same where it was not renamed."""
        if path in self.living:
            return path
        renamed = (now for now, touches in self.files.items() if any(touch.former_path == path for touch in touches))
        return next(renamed, path)

    def of(self, path: str, former_paths: Iterable[str] = ()) -> tuple[Touch, ...]:
        """Return what happened to the file at a path; empty where it was never in a commit.

        `former_paths` are names that the file itself says it had: Git finds by itself only those of renames that
        changed little. A former name that another file bears now tells of that other file.
        """
        found = list(self.files.get(path, ()))
        for former in former_paths:
            if former != path and former not in self.living:
                found += [touch for touch in self.files.get(former, ()) if touch.after is not None]
        return tuple(found)


def read_lineage(root: Path, folder: str) -> Lineage:
    """Return the history of the files of a folder of the repository whose top is `root`, in one pass.

    Raises:
        HistoryUnavailable: there is no repository, no Git, no contents in this copy, or Git refuses.
    """
    with opened(root) as repository:
        if not repository.head.is_valid():
            return Lineage()
        if lacks_contents(repository):
            raise HistoryUnavailable(NO_CONTENTS)
        return _lineage(repository, folder)


def _lineage(repository: git.Repo, folder: str) -> Lineage:
    living = _living(repository, folder)
    threads = _Threads(living)
    for touch in touches(repository, folder):
        threads.take(touch)
    tip = repository.head.commit
    return Lineage(Commit(tip.hexsha, tip.committed_datetime), living, threads.closed(), boundary_of(repository))


def _living(repository: git.Repo, folder: str) -> dict[str, str]:
    listed: bytes = repository.git.ls_tree("-r", "-z", "--full-tree", "HEAD", "--", folder, stdout_as_string=False)
    lines = listed.decode("utf-8", "surrogateescape").split("\0")
    described = (line.partition("\t") for line in lines if line)
    return {path: about.split(" ")[2] for about, _, path in described}


class _Threads:
    """Files followed backwards: a path leads to the file that had it at that moment."""

    def __init__(self, living: Mapping[str, str]) -> None:
        self._living = living
        self._files: dict[str, list[Touch]] = {}
        self._open: dict[str, list[Touch]] = {}

    def take(self, touch: Touch) -> None:
        """Add the next older touch to its file."""
        path = touch.path
        thread = self._open.get(path)
        if thread is None:
            thread = self._open[path] = self._files.setdefault(path, [])
        thread.append(touch)
        if touch.former_path is not None:
            del self._open[path]
            self._rename(thread, touch.former_path)
        elif not touch.befores:
            del self._open[path]  # before this the path, if it was there, was another file's

    def _rename(self, thread: list[Touch], former: str) -> None:
        """Go on under the former name, on which a parallel branch may have worked after the rename."""
        parallel = self._open.get(former)
        if parallel is not None and parallel is self._files.get(former) and former not in self._living:
            del self._files[former]
            thread += parallel
        self._open[former] = thread

    def closed(self) -> dict[str, tuple[Touch, ...]]:
        """Return the files, without what a merge left aside for the version that is in use."""
        return {path: tuple(self._in_use(path, thread)) for path, thread in self._files.items()}

    def _in_use(self, path: str, thread: list[Touch]) -> list[Touch]:
        blob = self._living.get(path)
        used = next((number for number, touch in enumerate(thread) if touch.after == blob), 0)
        return thread[used:]
