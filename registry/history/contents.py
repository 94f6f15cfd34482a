"""What files said in any of their versions, through one process of Git that answers as it is asked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE
from typing import BinaryIO, cast

import git
from git.exc import GitCommandError

from registry.history.repository import NO_CONTENTS, HistoryUnavailable, opened
from registry.source import MAX_BYTES

_CHUNK = 1 << 20
_ASKED_AT_ONCE = 64  # few enough for the pipe: Git may be busy answering while it is asked


class Contents:
    """The contents kept in a repository, by name."""

    def __init__(self, repository: git.Repo) -> None:
        """Ask the repository, which must stay open."""
        self._process = repository.git.cat_file("--batch", istream=PIPE, as_process=True)
        self._asked, self._answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)

    def read(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """Yield the content of each name (blob id); None where it is too large, or there is none.

        Raises:
            HistoryUnavailable: the copy was made without contents.
        """
        for start in range(0, len(names), _ASKED_AT_ONCE):
            asked = names[start : start + _ASKED_AT_ONCE]
            self._asked.write("".join(f"{name}\n" for name in asked).encode("ascii"))
            self._asked.flush()
            yield from [self._answer() for _ in asked]

    def _answer(self) -> bytes | None:
        words = self._answers.readline().split()
        if not words:  # Git has stopped: it would have fetched
            raise HistoryUnavailable(NO_CONTENTS)
        if len(words) != 3:  # «… missing»
            return None
        size = int(words[2])
        content = self._answers.read(min(size, MAX_BYTES))
        self._pass_over(size - len(content) + 1)  # one more for the line's end
        return content if words[1] == b"blob" and size <= MAX_BYTES else None

    def _pass_over(self, count: int) -> None:
        while count > 0:
            count -= len(self._answers.read(min(count, _CHUNK))) or count

    def close(self) -> None:
        """End the process."""
        self._answers.close()
        with suppress(BrokenPipeError, GitCommandError):  # what it could not answer was told already
            self._asked.close()
            self._process.wait()


@contextmanager
def contents_of(repository: git.Repo) -> Iterator[Contents]:
    """Yield the contents of an open repository."""
    contents = Contents(repository)
    try:
        yield contents
    finally:
        contents.close()


@contextmanager
def open_contents(root: Path) -> Iterator[Contents]:
    """Yield the contents of the repository whose top is `root`.

    Raises:
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    with opened(root) as repository, contents_of(repository) as contents:
        yield contents
