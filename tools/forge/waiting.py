"""What waits for a judgement: open proposals, filled forms. Who may ask the forge gathers it, who may not judges it."""

import json
import os
import sys
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from registry.settings import read_settings
from tools.forge.given import given, stop
from tools.forge.here import forge
from tools.forge.port import Forge, Issue, OpenProposal

FILE = Path("dist/attesa.json")
FORM_MARKER = "<!-- registro: modulo {digest} -->"
"""Begins the answer to a form, with the digest of the text that it answers."""

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
        return sha256(self.text.encode()).hexdigest()[:16]


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
    base = read_settings(_ROOT)[0].branch
    proposals = here.proposals(base)[:_MOST_PROPOSALS]
    issues = [issue for issue in here.issues("") if not issue.is_ours][:_MOST_FORMS]
    forms = [form for form in map(_form, issues) if not _is_answered(here, form)]
    return Waiting(tuple(proposals), tuple(forms))


def _form(issue: Issue) -> FilledForm:
    return FilledForm(issue.number, issue.body)


def _is_answered(here: Forge, form: FilledForm) -> bool:
    marker = FORM_MARKER.format(digest=form.digest)
    return any(comment.body.startswith(marker) for comment in here.comments("segnalazione", form.number))


if __name__ == "__main__":
    sys.exit(main())
