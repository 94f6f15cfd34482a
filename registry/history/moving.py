"""A file that moved, told to Git's index: the only thing that the program ever writes there."""

from pathlib import Path

from git.exc import GitCommandError

from registry.history.repository import HistoryUnavailable, opened


def mark_moved(root: Path, former: str, path: str) -> bool:
    """Mark in the index that a file, moved already, is where it is now; False where Git does not know it.

    As `git mv` does, and with what the file now says. Nothing is committed; the rest of the index stays as it is.
    """
    try:
        with opened(root) as repository:
            if not repository.git.ls_files("--", former):
                return False
            repository.git.rm("--cached", "--quiet", "--", former)
            repository.git.add("--", path)
    except (HistoryUnavailable, GitCommandError):
        return False
    return True
