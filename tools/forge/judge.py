"""Judge what waits, as data, with the program of this branch and without any token.

A proposal is laid out in a folder apart, as the files that it is; a form is tried on a copy of the registry.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.forms import FORMS, answered
from tools.forge.outcome import JudgedForm, JudgedProposal, Outcome
from tools.forge.port import OpenProposal
from tools.forge.waiting import FilledForm, Waiting

FOLDER = Path("dist/esiti")
_ROOT = Path()
_LONGEST_MESSAGES = 20_000
_SECONDS = 300
# Nothing of what is laid out may give orders to Git: no hooks, no repository hidden among the files.
_SAFE = ("-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit")


class _Spoilt(Exception):
    """Something that cannot be judged; the argument says why."""


def main() -> int:
    """Judge, and return the exit status."""
    waiting = Waiting.read()
    shutil.rmtree(FOLDER, ignore_errors=True)
    outcome = Outcome(tuple(_proposals(waiting.proposals)), tuple(_forms(waiting.forms)))
    outcome.write(FOLDER)
    print(f"Giudicate: proposte {len(outcome.proposals)}, segnalazioni {len(outcome.forms)}.")
    return 0


def _proposals(waiting: tuple[OpenProposal, ...]) -> Iterator[JudgedProposal]:
    for proposal in waiting:
        try:
            if _is_here(proposal):
                yield _judged(proposal)
            else:
                print(f"La proposta {proposal.number} è cambiata: si giudica la prossima volta.")
        except _Spoilt as why:  # one that cannot be read must not silence the others
            print(f"La proposta {proposal.number} non si può giudicare: {why}")


def _is_here(proposal: OpenProposal) -> bool:
    """Bring the commits of a proposal here; tell whether its last one is the one that waits."""
    place = f"refs/merge-requests/{proposal.number}/head"
    _git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", place)
    return _git("rev-parse", "FETCH_HEAD").strip() == proposal.head


def _judged(proposal: OpenProposal) -> JudgedProposal:
    base = _git("merge-base", "HEAD", proposal.head).strip()
    with _copied(proposal.head) as copy:
        meaning = _meaning(copy, base, f"--author={proposal.author}")
    return JudgedProposal(proposal.number, proposal.head, meaning)


def _forms(waiting: tuple[FilledForm, ...]) -> Iterator[JudgedForm]:
    for form in waiting:
        answers, _ = answered(form.text, FORMS)
        if answers is None or not answers.form.is_taken:
            continue
        try:
            with _copied("HEAD") as copy:
                yield _tried(form, copy)
        except _Spoilt as why:
            print(f"La segnalazione {form.number} non si può giudicare: {why}")


def _tried(form: FilledForm, copy: Path) -> JudgedForm:
    start = _git("-C", str(copy), "rev-parse", "HEAD").strip()
    done = _registro("from-issue", "-", f"--root={copy}", given=form.text)
    if done.returncode:
        return JudgedForm(form.number, form.digest, start, messages=done.stderr[:_LONGEST_MESSAGES])
    path = _changed(copy)
    text = (copy / path).read_text(encoding="utf-8")
    return JudgedForm(form.number, form.digest, start, path=path, text=text, meaning=_meaning(copy, "HEAD"))


@contextmanager
def _copied(version: str) -> Iterator[Path]:
    """Yield the files of a version, laid out as data in a folder of their own, with the history of this one."""
    head = _git("rev-parse", f"{version}^{{commit}}").strip()
    with TemporaryDirectory() as folder:
        copy = Path(folder, "registro")
        _git("clone", "--quiet", "--shared", "--no-checkout", str(_ROOT.absolute()), str(copy))
        _git("-C", str(copy), "checkout", "--quiet", "--detach", head)
        yield copy


def _changed(copy: Path) -> str:
    lines = _git("-C", str(copy), "status", "--porcelain", "--untracked-files=all", "-z", "--", "cases").split("\0")
    (path,) = (line[3:] for line in lines if line)
    return path


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
