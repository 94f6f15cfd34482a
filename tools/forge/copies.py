"""A version of the files, laid out as data: nothing of it gives orders to Git, and none is larger than a disk."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_SECONDS = 300
_MOST_FILES = 200_000
_MOST_BYTES = 2_000_000_000
# No hooks, no repository hidden among the files.
_SAFE = ("-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit")
# A .gitattributes neither: a filter of this machine (LFS) would fetch from where the proposal says, an encoding
# would lay out another text than the one that people read.
_NO_ATTRIBUTES = "* !filter !text !eol !ident !working-tree-encoding\n"


class Spoilt(Exception):
    """Something that cannot be judged; the argument says why."""


@contextmanager
def copied(root: Path, version: str) -> Iterator[Path]:
    """Yield the files of a version, laid out as data in a folder of their own, with the history of this one.

    Raises:
        Spoilt: there is no such version, or too much of it.
    """
    head = git("rev-parse", f"{version}^{{commit}}").strip()
    _weigh(head)
    with TemporaryDirectory() as folder:
        copy = Path(folder, "registro")
        git("clone", "--quiet", "--shared", "--no-checkout", str(root.absolute()), str(copy))
        (copy / ".git/info").mkdir(exist_ok=True)
        (copy / ".git/info/attributes").write_text(_NO_ATTRIBUTES, encoding="utf-8")
        git("-C", str(copy), "checkout", "--quiet", "--detach", head)
        yield copy


def _weigh(head: str) -> None:
    """Leave a version whose files no disk would hold: a few thousand bytes of Git can name billions of them."""
    command = ["git", *_SAFE, "ls-tree", "-r", "-l", "--full-tree", head]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as listing:
        if listing.stdout is None:
            return
        bytes_left = _MOST_BYTES
        for number, line in enumerate(listing.stdout, start=1):
            size = line.split(None, 4)[3]
            bytes_left -= int(size) if size.isdigit() else 0
            if number > _MOST_FILES or bytes_left < 0:
                listing.kill()
                raise Spoilt("ha troppi file, o troppo grandi: nessun registro ne ha tanti.")


def git(*arguments: str) -> str:
    """Return what Git says; Spoilt where it refuses."""
    done = run(["git", *_SAFE, *arguments])
    if done.returncode:
        raise Spoilt(f"git {arguments[0]}: {done.stderr.strip()[:500]}")
    return done.stdout


def run(command: list[str], given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end; Spoilt where it takes too long."""
    try:
        return subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Spoilt(f"dopo {_SECONDS} secondi non ha finito.") from error
