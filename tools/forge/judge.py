"""Judge what waits, as data, with the program of this branch and without any token.

A proposal is read out of Git's objects, never checked out here; a form is tried on a copy of the registry.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.forms import FORMS, answered
from tools.forge.given import stop
from tools.forge.outcome import JudgedForm, JudgedProposal, Outcome
from tools.forge.port import OpenProposal
from tools.forge.waiting import FilledForm, Waiting

FOLDER = Path("dist/esiti")
_ROOT = Path()
_REFUSED = 2
_LONGEST_MESSAGES = 20_000


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
        if not _is_here(proposal):
            print(f"La proposta {proposal.number} è cambiata: si giudica la prossima volta.")
            continue
        base = _git("merge-base", "HEAD", proposal.head).strip()
        author = (f"--author={proposal.author}",)
        yield JudgedProposal(proposal.number, proposal.head, _meaning(_ROOT, base, proposal.head, *author))


def _is_here(proposal: OpenProposal) -> bool:
    """Bring the commits of a proposal here; tell whether its last one is the one that waits."""
    _git("fetch", "--quiet", "--no-tags", "origin", f"refs/merge-requests/{proposal.number}/head")
    return _git("rev-parse", "FETCH_HEAD").strip() == proposal.head


def _forms(waiting: tuple[FilledForm, ...]) -> Iterator[JudgedForm]:
    for form in waiting:
        answers, _ = answered(form.text, FORMS)
        if answers is not None and answers.form.is_taken:
            with TemporaryDirectory() as folder:
                yield _tried(form, Path(folder, "registro"))


def _tried(form: FilledForm, copy: Path) -> JudgedForm:
    _git("clone", "--quiet", "--no-hardlinks", str(_ROOT.absolute()), str(copy))
    done = _registro("from-issue", "-", f"--root={copy}", given=form.text)
    if done.returncode:
        return JudgedForm(form.number, form.digest, done.stderr[:_LONGEST_MESSAGES], "", "", "")
    path = _changed(copy)
    text = (copy / path).read_text(encoding="utf-8")
    return JudgedForm(form.number, form.digest, "", path, text, _meaning(copy, "HEAD"))


def _changed(copy: Path) -> str:
    lines = _git("-C", str(copy), "status", "--porcelain", "--untracked-files=all", "-z", "--", "cases").split("\0")
    (path,) = (line[3:] for line in lines if line)
    return path


def _meaning(root: Path, *versions: str) -> str:
    done = _registro("diff", *versions, f"--root={root}", "--format=markdown")
    return done.stdout if done.returncode == 0 else stop(done.stderr.strip()[:500])


def _registro(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("registro")), *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else stop(f"git {arguments[0]}: {done.stderr.strip()[:500]}")


if __name__ == "__main__":
    sys.exit(main())
