"""Which commit people mean: by its name, by a tag, or as the last one before a day."""

import re
from datetime import date, datetime, time
from pathlib import Path
from subprocess import PIPE
from typing import BinaryIO, cast

import git

from registry.history.commit import ROME, Commit
from registry.history.repository import is_shallow, opened
from registry.italian import briefly_dated

_NAME = re.compile(r"(?!-)[\w./+@~^-]{1,200}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = " La copia del deposito Git è parziale: le versioni più vecchie si scaricano con «git fetch --unshallow»."


class UnknownRevision(Exception):
    """No commit answers to that name; the argument says it in Italian, whole."""


def find_commit(root: Path, rev: str, *, branch: str = "main") -> Commit:
    """Return the commit that `rev` names: a commit, a tag, or a day (`2026-03-25`).

    A day means the last commit of `branch` before it began in Italy; where that branch is not in this copy, of
    the one in hand.

    Raises:
        UnknownRevision: there is no such commit, or not in this copy.
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    with opened(root) as repository:
        hexsha = _before(repository, _day(rev), branch) if _DAY.fullmatch(rev) else _named(repository, rev)
        if hexsha is None:
            raise UnknownRevision(_unknown(rev) + (_PARTIAL if is_shallow(repository) else ""))
        seconds, author = repository.git.log("-1", "--no-color", "--format=%ct %an", hexsha, "--").split(" ", 1)
        return Commit(hexsha, datetime.fromtimestamp(int(seconds), ROME), author)


def _unknown(rev: str) -> str:
    if _DAY.fullmatch(rev):
        return f"prima {briefly_dated('del', _day(rev))} non c'è nessuna versione registrata (commit)."
    return (
        f"la versione «{rev[:60]}» non esiste in questo deposito: scrivere un commit, un'etichetta (tag) o una data, "
        "ad esempio 2026-03-25."
    )


def _day(rev: str) -> date:
    try:
        return date.fromisoformat(rev)
    except ValueError:
        raise UnknownRevision(f"«{rev}» non è una data del calendario: scrivere ad esempio 2026-03-25.") from None


def _before(repository: git.Repo, day: date, branch: str) -> str | None:
    names = (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}", "HEAD")
    tip = next((found for name in names if (found := _named(repository, name))), None)
    if tip is None:
        return None
    last_second = int(datetime.combine(day, time(), ROME).timestamp()) - 1
    options = ("-1", "--first-parent", f"--until=@{last_second}", "--no-color", "--format=%H")
    return str(repository.git.log(*options, tip, "--")) or None


def _named(repository: git.Repo, name: str) -> str | None:
    """Return the commit of a name, which Git hears on its input and never among its arguments."""
    if not _NAME.fullmatch(name):
        return None
    process = repository.git.cat_file("--batch-check", istream=PIPE, as_process=True)
    asked, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    asked.write(f"{name}^{{commit}}\n".encode())
    asked.close()
    words = answers.read().decode("utf-8", "replace").split()
    answers.close()
    process.wait()
    return words[0] if len(words) == 3 and words[1] == "commit" else None
