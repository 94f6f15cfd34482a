"""Every commit, on any branch, tag or stash, in which a text stands: contents, paths, messages, authors, names."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import git

from registry.history.commit import Commit
from registry.history.contents import contents_of
from registry.history.repository import is_shallow, opened
from registry.history.walk import Touch, all_touches
from registry.sought import Sought

_EVERYWHERE = ("--all", "--reflog")


@dataclass(frozen=True, slots=True)
class Past:
    """Where a text stands in the history.

    `files` are the versions of files that hold it, or are named so, the latest first; `messages` the commits whose
    message, author or address holds it; `names` branches and tags. `unread_count` contents were too large to look
    into. `is_partial`: older commits are not in this copy.
    """

    files: tuple[Touch, ...]
    messages: tuple[str, ...]
    names: tuple[str, ...]
    unread_count: int
    is_partial: bool

    @property
    def commits(self) -> tuple[Commit, ...]:
        """The commits concerned, each once, the latest first."""
        return tuple({touch.commit.hexsha: touch.commit for touch in self.files}.values())


def search_history(root: Path, sought: Sought) -> Past:
    """Return where a text stands in the history of a repository; nothing is written.

    Raises:
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    with opened(root) as repository:
        touches = list(all_touches(repository, *_EVERYWHERE))
        holding, unread = _holding(repository, touches, sought)
        files = tuple(touch for touch in touches if touch.after in holding or sought.names(touch.path))
        messages = tuple(_messages(repository, sought))
        return Past(files, messages, tuple(_names(repository, sought)), unread, is_shallow(repository))


def _holding(repository: git.Repo, touches: list[Touch], sought: Sought) -> tuple[frozenset[str], int]:
    paths = {touch.after: touch.path for touch in touches if touch.after is not None}
    unread = 0
    holding: set[str] = set()
    with contents_of(repository) as contents:
        for (blob, path), data in zip(paths.items(), contents.read(list(paths)), strict=True):
            if data is None:
                unread += 1
            elif sought.is_in_file(path, data):
                holding.add(blob)
    return frozenset(holding), unread


def _messages(repository: git.Repo, sought: Sought) -> Iterator[str]:
    logged: str = repository.git.log(*_EVERYWHERE, "-z", "--format=%h%n%an %ae %cn %ce%n%B")
    for entry in logged.split("\0"):
        name, _, told = entry.strip("\n").partition("\n")
        if sought.is_in(told):
            yield name


def _names(repository: git.Repo, sought: Sought) -> Iterator[str]:
    listed: str = repository.git.for_each_ref("--format=%(refname)%00%(contents)%00%00")
    for entry in listed.split("\0\0"):
        name, _, told = entry.strip("\n").partition("\0")
        if name and (sought.names(name) or (name.startswith("refs/tags/") and sought.is_in(told))):
            yield name
