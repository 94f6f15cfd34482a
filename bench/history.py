"""What the history of a whole registry costs, as a ratio to a bare `git log --raw` of the same commits."""

import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from registry.history import read_lineage

_START = 1_735_689_600  # 1 January 2025
_AUTHOR = "Prova <prova@example.org>"


def write_history(root: Path, commits: int) -> None:
    """Make a Git repository of an invented registry, with `commits` commits: every file is written, then changed.

    One commit in fifty is a merge, one in a hundred a rename.
    """
    files = sorted((root / "cases").rglob("*.yaml"))
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    importer = subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE, env=os.environ | {"GIT_DIR": f"{root}/.git"}
    )
    assert importer.stdin is not None  # noqa: S101
    for part in _stream([(str(file.relative_to(root)), file.read_bytes()) for file in files], commits):
        importer.stdin.write(part)
    importer.stdin.close()
    assert importer.wait() == 0  # noqa: S101
    subprocess.run(["git", "reset", "--hard", "--quiet"], cwd=root, check=True)


def _stream(files: list[tuple[str, bytes]], commits: int) -> Iterator[bytes]:
    chance = random.Random(2026)
    now = dict(files)
    paths = list(now)
    for number in range(commits):
        if number < len(files):
            yield _commit(number, *files[number])
            continue
        place = chance.randrange(len(paths))
        former, is_renamed, is_merge = paths[place], number % 100 == 73, number % 50 == 49
        paths[place] = path = former.replace(".yaml", f"-{number}.yaml") if is_renamed else former
        now[path] = _changed(now.pop(former), number)
        yield _commit(
            number,
            path,
            now[path],
            former=former if is_renamed else None,
            merged=number - 1 if is_merge and number > len(files) else None,
        )


def _commit(number: int, path: str, text: bytes, *, former: str | None = None, merged: int | None = None) -> bytes:
    message = f"modifica {number}".encode()
    when = _START + number * 600
    head = f"commit refs/heads/main\nmark :{number + 1}\ncommitter {_AUTHOR} {when} +0100\ndata {len(message)}\n"
    parents = f"from :{merged}\nmerge :{merged + 1}\n" if merged else ""
    gone = f"D {former}\n" if former else ""
    change = f"{gone}M 100644 inline {path}\ndata {len(text)}\n"
    return b"%b%b\n%b%b%b\n" % (head.encode(), message, parents.encode(), change.encode(), text)


def _changed(text: bytes, number: int) -> bytes:
    """Change the workers of the first site, as a person would."""
    head, key, rest = text.partition(b"    lavoratori: ")
    _, _, tail = rest.partition(b"\n")
    return b"%b%b%d\n%b" % (head, key, number % 500, tail)


def bare_seconds(root: Path) -> float:
    """Return the seconds of a bare `git log --raw`, its answer read and thrown away."""
    start = time.perf_counter()
    subprocess.run(["git", "log", "--raw", "--no-abbrev", "HEAD"], cwd=root, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def walk_seconds(root: Path) -> float:
    """Return the seconds to know the history of every file."""
    start = time.perf_counter()
    read_lineage(root, "cases")
    return time.perf_counter() - start
