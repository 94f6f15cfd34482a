"""Judge what waits, as data, with the program of this branch and without any token.

A proposal is laid out in a folder apart, as the files that it is; a form is tried on a copy of the registry.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeVar

from registry.italian import counted
from registry.reporters.diff_markdown import MARKER
from registry.reporters.lines import printable
from registry.reporters.markdown import block
from tools.forge.copies import Spoilt, copied, git, run
from tools.forge.here import version
from tools.forge.outcome import JudgedForm, JudgedProposal, Outcome, Unfit
from tools.forge.port import OpenProposal
from tools.forge.waiting import FilledForm, Waiting

FOLDER = Path("dist/esiti")
_ROOT = Path()
_LONGEST_MESSAGES = 20_000
_ENOUGH_SECONDS = 600
_Item = TypeVar("_Item")


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
        except Spoilt as why:  # the forge has not got it, or not yet
            print(f"La proposta {proposal.number} non si può leggere: {_line(why)}")


def _line(why: Exception) -> str:
    """Return a reason on one line: on a line of its own, a forge would take orders from its log."""
    return printable(" ".join(str(why).split()))


def _is_here(proposal: OpenProposal) -> bool:
    """Bring the commits of a proposal here; tell whether its last one is the one that waits."""
    place = f"refs/merge-requests/{proposal.number}/head"
    git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", place)
    return git("rev-parse", "FETCH_HEAD").strip() == proposal.head


def _judged(proposal: OpenProposal) -> JudgedProposal:
    """Return what a proposal means, or, under it as well, that it cannot be told: one must not silence the others."""
    try:
        base = git("merge-base", "HEAD", proposal.head).strip()
        with copied(_ROOT, proposal.head) as copy:
            meaning = _meaning(copy, base, f"--author={proposal.author}")
        return JudgedProposal(proposal.number, proposal.head, meaning)
    except (Spoilt, Unfit) as why:
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
        with copied(_ROOT, start) as copy:
            done = _registro("from-issue", "-", f"--root={copy}", given=form.text)
            if done.returncode:
                return judged(messages=_refused(done)[:_LONGEST_MESSAGES])
            path = _changed(copy)
            return judged(path=path, text=(copy / path).read_text("utf-8"), meaning=_meaning(copy, "HEAD"))
    except (Spoilt, Unfit) as why:
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
        raise Spoilt(f"registro from-issue: uscita {done.returncode}, senza una parola.")
    return done.stderr


def _changed(copy: Path) -> str:
    lines = git("-C", str(copy), "status", "--porcelain", "--untracked-files=all", "-z", "--", "cases").split("\0")
    paths = [line[3:] for line in lines if line]
    if len(paths) != 1:
        raise Spoilt(f"il modulo cambia {counted(len(paths), 'file', 'file')}, e non uno.")
    return paths[0]


def _meaning(root: Path, *versions: str) -> str:
    done = _registro("diff", *versions, f"--root={root}", "--format=markdown")
    if done.returncode:
        raise Spoilt(done.stderr.strip()[:500])
    return done.stdout


def _registro(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return run([str(Path(sys.executable).with_name("registro")), *arguments], given)


if __name__ == "__main__":
    sys.exit(main())
