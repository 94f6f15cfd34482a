"""The registry before and after a proposal, and the files that it touches."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.examination import Examination, examine
from registry.history import Difference, laid_out, read_difference
from registry.settings import read_settings
from registry.store import Progress


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: `before` is the registry where the proposal left it, `after` as it leaves it."""

    difference: Difference
    before: Examination
    after: Examination


@contextmanager
def proposed(
    root: Path, base: str, head: str | None, *, as_of: date, progress: Progress | None = None
) -> Iterator[Proposal]:
    """Yield a proposal, both sides judged as of the same day; its files can be read inside the block only.

    Without `head` it is what is in hand, registered in Git or not.

    Raises:
        UnknownRevision: there is no such commit, or not in this copy.
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    difference = read_difference(root, base, head, branch=read_settings(root)[0].branch)
    after = laid_out(root, difference.head) if difference.head else nullcontext(root)
    with laid_out(root, difference.base) as old, after as new:
        yield Proposal(difference, examine(old, as_of), examine(new, as_of, progress))
