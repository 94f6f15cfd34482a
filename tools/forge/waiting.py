"""What waits for a judgement: open proposals, filled forms. Who may ask the forge gathers it, who may not judges it."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from registry.forms import FORMS, answered
from registry.reporters.diff_markdown import MARKER
from registry.settings import read_settings
from tools.forge.given import given, stop
from tools.forge.here import forge
from tools.forge.port import Forge, OpenProposal

FILE = Path("dist/attesa.json")
FORM_MARKER = "<!-- registro: modulo {digest} -->"
"""Begins the answer to a form, with the digest of the text that it answers."""
JUDGED_MARKER = "<!-- registro: giudicato {head} -->"
"""Ends the comment under a proposal, with the commit that it judges."""

_MOST_PROPOSALS = 30
_MOST_FORMS = 50
_ROOT = Path()


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The text of an issue, which may be a form."""

    number: int
    text: str

    @property
    def digest(self) -> str:
        """What tells a text from another."""
        return sha256(self.text.encode(errors="replace")).hexdigest()[:16]

    @property
    def is_taken(self) -> bool:
        """Whether it is a form that becomes a file."""
        answers, _ = answered(self.text, FORMS)
        return answers is not None and answers.form.is_taken


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits."""

    proposals: tuple[OpenProposal, ...] = ()
    forms: tuple[FilledForm, ...] = ()

    def write(self) -> None:
        """Write it for the job that judges."""
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls) -> "Waiting":
        """Return what the job before gathered."""
        found: Any = json.loads(FILE.read_text(encoding="utf-8"))
        return cls(
            tuple(OpenProposal(**item) for item in found["proposals"]),
            tuple(FilledForm(**item) for item in found["forms"]),
        )


def main() -> int:
    """Gather what waits, and return the exit status."""
    waiting = _told() if os.environ.get("GITHUB_EVENT_PATH") else _asked(forge())
    waiting.write()
    print(f"Da giudicare: proposte {len(waiting.proposals)}, segnalazioni {len(waiting.forms)}.")
    return 0


def _told() -> Waiting:
    """Return the issue that GitHub tells a workflow about, in a file: nobody need be asked, no token is needed."""
    event = json.loads(Path(given("GITHUB_EVENT_PATH")).read_text(encoding="utf-8"))
    if "issue" not in event:
        stop("l'evento non riguarda una segnalazione.")
    return Waiting(forms=(FilledForm(event["issue"]["number"], event["issue"]["body"] or ""),))


def _asked(here: Forge) -> Waiting:
    """Return what has had no answer, the oldest first: a flood makes others wait, and never go without."""
    open_ones = sorted(here.proposals(read_settings(_ROOT)[0].branch), key=lambda proposal: proposal.number)
    proposals = (proposal for proposal in open_ones if not _is_judged(here, proposal))
    forms = (form for form in _forms(here) if not _is_answered(here, form))
    return Waiting(tuple(islice(proposals, _MOST_PROPOSALS)), tuple(islice(forms, _MOST_FORMS)))


def _forms(here: Forge) -> Iterator[FilledForm]:
    for issue in sorted(here.issues(""), key=lambda issue: issue.number):
        form = FilledForm(issue.number, issue.body)
        if form.is_taken and not issue.is_ours:
            yield form


def _is_judged(here: Forge, proposal: OpenProposal) -> bool:
    mark = JUDGED_MARKER.format(head=proposal.head)
    bodies = [comment.body.rstrip() for comment in here.comments("proposta", proposal.number)]
    return any(body.startswith(MARKER) and body.endswith(mark) for body in bodies)


def _is_answered(here: Forge, form: FilledForm) -> bool:
    marker = FORM_MARKER.format(digest=form.digest)
    return any(comment.body.startswith(marker) for comment in here.comments("segnalazione", form.number))


if __name__ == "__main__":
    sys.exit(main())
