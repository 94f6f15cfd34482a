"""Which version of the files is in hand."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import git

from registry.history.commit import Commit
from registry.history.repository import HistoryUnavailable, is_shallow, opened

_UNKNOWN = "{}: il sito non dice da quale versione dei file è fatto."
_NO_COMMIT = "Il deposito Git non ha ancora una versione registrata (commit)."
_SHALLOW = "La copia del deposito Git è parziale: la storia delle modifiche non è tutta qui."
_MODIFIED = "Ci sono modifiche non ancora registrate in Git: il sito le comprende."

_LAST = ("-1", "--no-color", "--format=%H %cI")


@dataclass(frozen=True, slots=True)
class Head:
    """The version in hand, None where it cannot be told; `notices` say in Italian what is missing."""

    commit: Commit | None
    notices: tuple[str, ...] = ()
    is_modified: bool = False

    @property
    def version(self) -> str | None:
        """What a document says of the files it was made from: their version, and whether they were changed since."""
        if self.commit is None:
            return None
        return f"{self.commit.hexsha} con modifiche non registrate" if self.is_modified else self.commit.hexsha


def read_head(root: Path, *paths: str) -> Head:
    """Return the version of `paths` in the repository whose top is `root`: the last commit that changed any of them.

    A commit of other files makes no new version, nor whatever bears its name. Without `paths`, or where no commit
    has them, it is the commit in hand. A folder inside another repository has no version: that repository's is not
    about it.
    """
    try:
        with opened(root) as repository:
            return _head(repository, paths)
    except HistoryUnavailable as reason:
        return Head(None, (_UNKNOWN.format(reason),))


def _head(repository: git.Repo, paths: tuple[str, ...]) -> Head:
    changed = repository.git.status("--porcelain", "--", *paths)
    if not repository.head.is_valid():
        return Head(None, (_NO_COMMIT,))
    told = repository.git.log(*_LAST, "--", *paths) or repository.git.log(*_LAST)
    hexsha, written = told.split()
    found = ((_SHALLOW, is_shallow(repository)), (_MODIFIED, bool(changed)))
    notices = tuple(notice for notice, applies in found if applies)
    return Head(Commit(hexsha, datetime.fromisoformat(written)), notices, is_modified=bool(changed))
