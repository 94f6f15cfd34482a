"""Judge what waits, as data, with the program of this branch and without any token.

A proposal is laid out in a folder apart, as the files that it is; a form is tried on a copy of the registry.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TypeVar

from registry.italian import counted
from registry.reporters.diff_markdown import MARKER
from registry.reporters.lines import printable
from registry.reporters.markdown import block
from tools.forge.here import version
from tools.forge.outcome import JudgedForm, JudgedProposal, Outcome, Unfit
from tools.forge.port import OpenProposal
from tools.forge.waiting import FilledForm, Waiting

FOLDER = Path("dist/esiti")
_ROOT = Path()
_LONGEST_MESSAGES = 20_000
_SECONDS = 300
_ENOUGH_SECONDS = 600
_Item = TypeVar("_Item")
# Nothing of what is laid out may give orders to Git: no hooks, no repository hidden among the files.
_SAFE = ("-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit")
# Nor may its .gitattributes: a filter of this machine (LFS) would fetch from where the proposal says, an encoding
# would lay out another text than the one that people read.
_NO_ATTRIBUTES = "* !filter !text !eol !ident !working-tree-encoding\n"


class _Spoilt(Exception):
    """Something that cannot be judged; the argument says why."""


def main() -> int:
    """Judge, and return the exit status."""
    waiting = Waiting.read()
    shutil.rmtree(FOLDER, ignore_errors=True)
    outcome = Outcome(tuple(_proposals(_in_time(waiting.proposals))), tuple(_forms(_in_time(waiting.forms))))
    outcome.write(FOLDER)
    print(f"Giudicate: proposte {len(outcome.proposals)}, segnalazioni {len(outcome.forms)}.")
    return 0


def _in_time(items: tuple[_Item, ...]) -> Iterator[_Item]:
    """Yield items as long as there is time, so that those that take all of theirs do not silence the judged ones."""
    ends = monotonic() + _ENOUGH_SECONDS
    for number, item in enumerate(items):
        if monotonic() > ends:
            print(f"Non c'è più tempo: {counted(len(items) - number, 'resta', 'restano')} per la prossima volta.")
            return
        yield item


def _proposals(waiting: Iterable[OpenProposal]) -> Iterator[JudgedProposal]:
    for proposal in waiting:
        try:
            if _is_here(proposal):
                yield _judged(proposal)
            else:
                print(f"La proposta {proposal.number} è cambiata: si giudica la prossima volta.")
        except _Spoilt as why:  # the forge has not got it, or not yet
            print(f"La proposta {proposal.number} non si può leggere: {_line(why)}")


def _line(why: Exception) -> str:
    """Return a reason on one line: on a line of its own, a forge would take orders from its log."""
    return printable(" ".join(str(why).split()))


def _is_here(proposal: OpenProposal) -> bool:
    """Bring the commits of a proposal here; tell whether its last one is the one that waits."""
    place = f"refs/merge-requests/{proposal.number}/head"
    _git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", place)
    return _git("rev-parse", "FETCH_HEAD").strip() == proposal.head


def _judged(proposal: OpenProposal) -> JudgedProposal:
    """Return what a proposal means, or, under it as well, that it cannot be told: one must not silence the others."""
    try:
        base = _git("merge-base", "HEAD", proposal.head).strip()
        with _copied(proposal.head) as copy:
            meaning = _meaning(copy, base, f"--author={proposal.author}")
        return JudgedProposal(proposal.number, proposal.head, meaning)
    except (_Spoilt, Unfit) as why:
        print(f"La proposta {proposal.number} non si può giudicare: {_line(why)}")
        return JudgedProposal(proposal.number, proposal.head, _UNJUDGED.format(why=block(str(why).splitlines())))


def _forms(waiting: Iterable[FilledForm]) -> Iterator[JudgedForm]:
    start = version()
    for form in waiting:
        if form.is_taken:
            yield _tried(form, start)


def _tried(form: FilledForm, start: str) -> JudgedForm:
    """Return what becomes of a form on a copy of the registry, or that it cannot be told."""
    judged = partial(JudgedForm, form.number, form.digest, start)
    try:
        with _copied(start) as copy:
            done = _registro("from-issue", "-", f"--root={copy}", given=form.text)
            if done.returncode:
                return judged(messages=_refused(done)[:_LONGEST_MESSAGES])
            path = _changed(copy)
            return judged(path=path, text=(copy / path).read_text("utf-8"), meaning=_meaning(copy, "HEAD"))
    except (_Spoilt, Unfit) as why:
        print(f"La segnalazione {form.number} non si può giudicare: {_line(why)}")
        return judged(messages=_UNTRIED.format(why=why))


_UNJUDGED = f"""\
{MARKER}

## Che cosa cambia

**Questa proposta non si può giudicare**: il controllo non arriva in fondo. Chi cura il registro la guarda a mano; una \
nuova versione della proposta si giudica da capo.

{{why}}
"""
_UNTRIED = """\
Il modulo non si può provare: il controllo non arriva in fondo. Se non si vede che cosa correggere, lo guarda a mano \
chi cura il registro.
{why}"""


def _refused(done: subprocess.CompletedProcess[str]) -> str:
    if not done.stderr.strip():
        raise _Spoilt(f"registro from-issue: uscita {done.returncode}, senza una parola.")
    return done.stderr


@contextmanager
def _copied(version: str) -> Iterator[Path]:
    """Yield the files of a version, laid out as data in a folder of their own, with the history of this one."""
    head = _git("rev-parse", f"{version}^{{commit}}").strip()
    with TemporaryDirectory() as folder:
        copy = Path(folder, "registro")
        _git("clone", "--quiet", "--shared", "--no-checkout", str(_ROOT.absolute()), str(copy))
        (copy / ".git/info").mkdir(exist_ok=True)
        (copy / ".git/info/attributes").write_text(_NO_ATTRIBUTES, encoding="utf-8")
        _git("-C", str(copy), "checkout", "--quiet", "--detach", head)
        yield copy


def _changed(copy: Path) -> str:
    lines = _git("-C", str(copy), "status", "--porcelain", "--untracked-files=all", "-z", "--", "cases").split("\0")
    paths = [line[3:] for line in lines if line]
    if len(paths) != 1:
        raise _Spoilt(f"il modulo cambia {counted(len(paths), 'file', 'file')}, e non uno.")
    return paths[0]


def _meaning(root: Path, *versions: str) -> str:
    done = _registro("diff", *versions, f"--root={root}", "--format=markdown")
    if done.returncode:
        raise _Spoilt(done.stderr.strip()[:500])
    return done.stdout


def _registro(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return _run([str(Path(sys.executable).with_name("registro")), *arguments], given)


def _git(*arguments: str) -> str:
    done = _run(["git", *_SAFE, *arguments])
    if done.returncode:
        raise _Spoilt(f"git {arguments[0]}: {done.stderr.strip()[:500]}")
    return done.stdout


def _run(command: list[str], given: str = "") -> subprocess.CompletedProcess[str]:
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
        raise _Spoilt(f"dopo {_SECONDS} secondi non ha finito.") from error


if __name__ == "__main__":
    sys.exit(main())
