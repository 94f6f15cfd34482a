"""Git, where there is one: which version of the files is in hand. The only importer of `git`."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # without it, importing fails where Git is not installed
import git
from git.exc import GitCommandError, GitCommandNotFound, InvalidGitRepositoryError, NoSuchPathError

_NO_REPOSITORY = "La cartella non è un deposito Git: il sito non dice da quale versione dei file è fatto."
_NO_GIT = "Il programma Git non è installato: il sito non dice da quale versione dei file è fatto."
_NO_COMMIT = "Il deposito Git non ha ancora una versione registrata (commit)."
_REFUSED = "Git non legge questo deposito: il sito non dice da quale versione dei file è fatto. Motivo: {}"
_SHALLOW = "La copia del deposito Git è parziale: la storia delle modifiche non è tutta qui."
_MODIFIED = "Ci sono modifiche non ancora registrate in Git: il sito le comprende."


@dataclass(frozen=True, slots=True)
class Commit:
    """A version of the files."""

    hexsha: str
    at: datetime

    @property
    def short(self) -> str:
        """The ten figures that people quote."""
        return self.hexsha[:10]


@dataclass(frozen=True, slots=True)
class Head:
    """The version in hand, None where it cannot be told; `notices` say in Italian what is missing."""

    commit: Commit | None
    notices: tuple[str, ...] = ()
    is_modified: bool = False


def read_head(root: Path, *paths: str) -> Head:
    """Return the version of the repository whose top is `root`; `paths` are looked at for changes.

    A folder inside another repository has no version: that repository's is not about it.
    """
    if not (root / ".git").exists():
        return Head(None, (_NO_REPOSITORY,))
    try:
        with git.Repo(root, search_parent_directories=False) as repository:
            return _head(repository, paths)
    except GitCommandNotFound:
        return Head(None, (_NO_GIT,))
    except (InvalidGitRepositoryError, NoSuchPathError):
        return Head(None, (_NO_REPOSITORY,))
    except GitCommandError as error:
        return Head(None, (_REFUSED.format(_reason(error)),))


def _head(repository: git.Repo, paths: tuple[str, ...]) -> Head:
    # A setting of the clone may name a program to run here: no file of the registry needs it.
    changed = repository.git(c="core.fsmonitor=false").status("--porcelain", "--", *paths)
    if not repository.head.is_valid():
        return Head(None, (_NO_COMMIT,))
    hexsha, written = repository.git.log("-1", "--format=%H %cI").split()
    found = ((_SHALLOW, (Path(repository.common_dir) / "shallow").exists()), (_MODIFIED, bool(changed)))
    notices = tuple(notice for notice, applies in found if applies)
    return Head(Commit(hexsha, datetime.fromisoformat(written)), notices, is_modified=bool(changed))


def _reason(error: GitCommandError) -> str:
    told = str(error.stderr).strip().removeprefix("stderr:").strip(" '\n")
    return told.splitlines()[0] if told else f"codice {error.status}"
