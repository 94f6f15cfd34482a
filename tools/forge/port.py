"""What we need of a forge, whichever it is: comments, issues, proposals, releases. GitHub and GitLab are behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol

Place = Literal["proposta", "segnalazione"]
"""Where a comment stands: under a pull (or merge) request, under an issue."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that this very program wrote; others are not shown to it."""

    key: str
    body: str


@dataclass(frozen=True, slots=True)
class Issue:
    """An open issue; `is_ours` where this very program opened it."""

    number: int
    title: str
    body: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A pull (or merge) request that is open, towards a branch of this repository; `head` is its last commit."""

    number: int
    head: str
    author: str


@dataclass(frozen=True, slots=True)
class Change:
    """Files to be proposed on a branch of their own, each with its whole text.

    `start` is the commit on which they were judged, and grow: grown on what `base` has become since, they would
    take back without a word what others changed in them meanwhile.
    """

    branch: str
    base: str
    start: str
    title: str
    body: str
    files: Mapping[str, str]

    @property
    def trailer(self) -> str:
        """The last line of the commit's message: it tells our commits from people's, and what they propose."""
        return f"{TRAILER}{_digest(*(part for item in sorted(self.files.items()) for part in item))}"

    @property
    def message(self) -> str:
        """The message of the commit."""
        return f"{self.title}\n\n{self.trailer}"

    @property
    def description(self) -> str:
        """The text of the proposal; its last line tells whether people have edited it, or the title."""
        body = self.body.strip()
        return f"{body}\n\n{_UNEDITED.format(digest=_digest(self.title, body))}\n"


TRAILER = "Proposto-dal-registro: "
_UNEDITED = "<!-- registro: testo {digest} -->"


def is_edited(title: str, description: str) -> bool:
    """Whether people have edited the title or the text of a proposal since a change gave them."""
    body, _, mark = "\n".join(description.splitlines()).strip().rpartition("\n\n")
    return mark != _UNEDITED.format(digest=_digest(title, body))


def _digest(*parts: str) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a change: the number of its proposal, as written in a text, and its last commit.

    `is_by_hand`: people have worked on its branch, which was left as it is.
    """

    number: int
    reference: str
    head: str
    is_by_hand: bool = False


class Forge(Protocol):
    """A forge, with the rights of the job that runs."""

    def comments(self, place: Place, number: int) -> list[Comment]:
        """Return the comments of ours, the oldest first."""

    def comment(self, place: Place, number: int, body: str) -> None:
        """Write a comment."""

    def revise_comment(self, place: Place, number: int, comment: Comment) -> None:
        """Give a comment of ours, told by its key, another text."""

    def ensure_label(self, name: str, description: str) -> None:
        """Make a label, if it is not there."""

    def issues(self, label: str) -> list[Issue]:
        """Return the open issues with a label that all who see the project see; without a label, all of them."""

    def open_issue(self, title: str, body: str, label: str) -> None:
        """Open an issue."""

    def edit_issue(self, number: int, body: str) -> None:
        """Write the text of an issue anew."""

    def close_issue(self, number: int, why: str) -> None:
        """Close an issue, saying why."""

    def proposals(self, base: str) -> list[OpenProposal]:
        """Return the open proposals for a branch."""

    def propose(self, change: Change) -> Proposed:
        """Propose a change, or bring its open proposal up to date; a branch or a text on which people worked stays."""

    def judged(self, head: str, *, is_sound: bool) -> None:
        """Tell beside a commit whether its files are sound, where the forge does not judge proposals of ours itself."""

    def release(self, tag: str, *, base: str, title: str, notes: str) -> frozenset[str]:
        """Make a release of a branch, if it is not there; return the names of what is attached to it."""

    def attach(self, tag: str, files: Iterable[Path]) -> None:
        """Attach files to a release."""


def put_comment(forge: Forge, place: Place, number: int, *, marker: str, body: str) -> str:
    """Write the one comment of ours that begins with a marker, or bring it up to date; return what was done."""
    ours = [item for item in forge.comments(place, number) if item.body.startswith(marker)]
    if not ours:
        forge.comment(place, number, body)
        return "scritto"
    if ours[0].body.strip() == body.strip():
        return "già aggiornato"
    forge.revise_comment(place, number, replace(ours[0], body=body))
    return "aggiornato"
