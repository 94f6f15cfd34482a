"""Which files a change touches: between two commits, or between a commit and the files in hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import git

from registry.history.commit import Commit
from registry.history.repository import opened
from registry.history.revision import find_commit

_LINK, _SUBMODULE, _NOTHING = "120000", "160000", "000000"
_HOW = ("--raw", "-z", "--no-abbrev", "--find-renames=70%", "--no-color", "--no-ext-diff", "--no-textconv")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that comes, goes or differs; `former_path` where it had another name, None for a file that comes."""

    path: str
    former_path: str | None
    mode: str

    @property
    def is_new(self) -> bool:
        """Whether nothing had this name."""
        return self.former_path != self.path

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer there."""
        return self.mode == _NOTHING

    @property
    def is_link(self) -> bool:
        """Whether it is, now, a symbolic link."""
        return self.mode == _LINK

    @property
    def is_submodule(self) -> bool:
        """Whether it is, now, a repository inside the repository."""
        return self.mode == _SUBMODULE


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between `base` and `head`, None for the files in hand; `paths` are all the files that are there."""

    base: Commit
    head: Commit | None
    changes: tuple[FileChange, ...]
    paths: tuple[str, ...]

    def touched(self) -> frozenset[str]:
        """Return the paths that a change made, removed or left behind."""
        named = {change.path for change in self.changes}
        return frozenset(named | {change.former_path for change in self.changes if change.former_path is not None})


def read_difference(root: Path, base: str, head: str | None, *, branch: str = "main") -> Difference:
    """Return what the change adds to the point where it left `base`; without `head`, up to the files in hand.

    Names are heard as `find_commit` hears them. What others added to `base` meanwhile is not part of the change.

    Raises:
        UnknownRevision: there is no such commit, or not in this copy.
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    to = find_commit(root, head, branch=branch) if head is not None else None
    tip = to or find_commit(root, "HEAD", branch=branch)
    start = find_commit(root, base, branch=branch)
    with opened(root) as repository:
        fork = _fork(repository, start.hexsha, tip.hexsha)
        changes, paths = _committed(repository, fork, to.hexsha) if to else _in_hand(repository, fork)
    return Difference(find_commit(root, fork, branch=branch), to, tuple(sorted(changes, key=_by_path)), paths)


def _by_path(change: FileChange) -> str:
    return change.path


def _fork(repository: git.Repo, base: str, tip: str) -> str:
    """Return the commit where the two parted; in a partial copy that does not reach it, the base itself."""
    found = repository.git.merge_base(base, tip, with_exceptions=False).split()
    return str(found[0]) if found else base


def _committed(repository: git.Repo, base: str, head: str) -> tuple[list[FileChange], tuple[str, ...]]:
    listed = repository.git.diff_tree("-r", *_HOW, base, head, "--", stdout_as_string=False)
    paths = repository.git.ls_tree("-r", "-z", "--name-only", "--full-tree", head, stdout_as_string=False)
    return list(_parsed(listed)), tuple(_tokens(paths))


def _in_hand(repository: git.Repo, base: str) -> tuple[list[FileChange], tuple[str, ...]]:
    # A submodule is never entered: its own settings could make Git run a program.
    listed = repository.git.diff(*_HOW, "--ignore-submodules=dirty", base, "--", stdout_as_string=False)
    known = repository.git.ls_files("-z", stdout_as_string=False)
    others = list(_tokens(repository.git.ls_files("-z", "--others", "--exclude-standard", stdout_as_string=False)))
    changes = list(_parsed(listed))
    gone = {change.path for change in changes if change.is_gone}
    changes += [_untracked(Path(str(repository.working_tree_dir)), path) for path in others]
    return changes, tuple(path for path in (*_tokens(known), *others) if path not in gone)


def _untracked(root: Path, path: str) -> FileChange:
    mode = _SUBMODULE if path.endswith("/") else _LINK if (root / path).is_symlink() else "100644"
    return FileChange(path.rstrip("/"), None, mode)


def _parsed(listed: bytes) -> Iterator[FileChange]:
    """Read `:100644 100644 aaaa bbbb R100` and the one or two paths that follow."""
    tokens = _tokens(listed)
    for described in tokens:
        before, mode, _, _, status = described.lstrip(":").split(" ")
        path = next(tokens)
        if status[0] in "RC":
            former: str | None = path
            path = next(tokens)
        else:
            former = None if before == _NOTHING else path
        yield FileChange(path, former, mode)


def _tokens(listed: bytes) -> Iterator[str]:
    return (token for token in listed.decode("utf-8", "surrogateescape").split("\0") if token)
