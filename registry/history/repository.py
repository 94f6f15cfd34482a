"""A Git repository, opened so that neither its settings nor the files of a proposal can make anything run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # without it, importing fails where Git is not installed
import git
from git.exc import GitCommandError, GitCommandNotFound, GitError, InvalidGitRepositoryError, NoSuchPathError

NOT_A_REPOSITORY = "La cartella non è un deposito Git"
NO_GIT = "Il programma Git non è installato"
NO_CONTENTS = "La copia del deposito Git è parziale: non ha i contenuti delle versioni passate"
_REFUSED = "Git non legge questo deposito (motivo: {})"

# What the clone, or whoever owns the machine, may have set and would change what is read, or run a program.
_SETTINGS = (
    "safe.bareRepository=explicit",  # a bare repository among the files is only files
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.useReplaceRefs=false",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.diffMerges=combined",
    "diff.renameLimit=1000",
)


class HistoryUnavailable(Exception):
    """There is no history to read; the argument says why in Italian, without a full stop."""


@contextmanager
def opened(root: Path) -> Iterator[git.Repo]:
    """Yield the repository whose top is `root`: never the one of a folder above, as in an unpacked archive.

    Raises:
        HistoryUnavailable: no repository, no Git, or Git refuses; also for what Git refuses inside the block.
    """
    if not (root / ".git").exists():
        raise HistoryUnavailable(NOT_A_REPOSITORY)
    try:
        with git.Repo(root.resolve(), search_parent_directories=False) as repository:
            _guard(repository, root.resolve())
            yield repository
    except GitCommandNotFound:
        raise HistoryUnavailable(NO_GIT) from None
    except (InvalidGitRepositoryError, NoSuchPathError):
        raise HistoryUnavailable(NOT_A_REPOSITORY) from None
    except GitCommandError as error:
        raise HistoryUnavailable(_REFUSED.format(_reason(error))) from None
    except GitError as error:
        raise HistoryUnavailable(_REFUSED.format(error)) from None


def _guard(repository: git.Repo, root: Path) -> None:
    if repository.working_tree_dir is None or Path(repository.working_tree_dir) != root:
        raise InvalidGitRepositoryError(root)  # the files may look like a bare repository: they are not one
    own = {
        "GIT_DIR": str(repository.git_dir),
        "GIT_WORK_TREE": str(root),
        "GIT_INDEX_FILE": str(Path(repository.git_dir) / "index"),
    }
    repository.git.update_environment(
        # Inside a hook these name the repository of the hook, which need not be the one asked for.
        **{name: value for name, value in own.items() if name in os.environ},
        GIT_CEILING_DIRECTORIES=str(root.parent),
        GIT_OPTIONAL_LOCKS="0",
        GIT_NO_REPLACE_OBJECTS="1",
        GIT_NO_LAZY_FETCH="1",
        GIT_ALLOW_PROTOCOL="none",  # what a partial copy lacks is not fetched behind one's back
        GIT_TERMINAL_PROMPT="0",
    )
    repository.git.set_persistent_git_options(c=_SETTINGS)


def lacks_contents(repository: git.Repo) -> bool:
    """Tell whether the copy was made without the contents of past versions (`git clone --filter`)."""
    config = repository.config_reader("repository")
    return any(config.has_option(section, "promisor") for section in config.sections())


def is_shallow(repository: git.Repo) -> bool:
    """Tell whether the copy was made without the older commits."""
    return bool(boundary_of(repository))


def boundary_of(repository: git.Repo) -> frozenset[str]:
    """Return the commits whose parents the copy does not have; empty for a whole copy."""
    try:
        text = (Path(repository.common_dir) / "shallow").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(text.split())


def _reason(error: GitCommandError) -> str:
    told = str(error.stderr).strip().removeprefix("stderr:").strip(" '\n")
    return told.splitlines()[0] if told else f"codice {error.status}"
