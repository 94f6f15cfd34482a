"""A proposal, opened for a command: what Git cannot tell becomes a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from registry.cli.options import fail, progress_bar
from registry.cli.templates import with_templates
from registry.history import HistoryUnavailable, UnknownRevision
from registry.proposal import Proposal, proposed


@contextmanager
def opened(root: Path, base: str, head: str | None, *, as_of: date) -> Iterator[Proposal]:
    """Yield the proposal that leads from `base` to `head`, or to the files in hand; stops the command without Git."""
    try:
        with (
            progress_bar("Controllo i file") as heard,
            proposed(root, base.strip(), head.strip() if head else None, as_of=as_of, progress=heard) as proposal,
        ):
            judged = with_templates(proposal.before), with_templates(proposal.after)
            yield replace(proposal, before=judged[0], after=judged[1])
    except HistoryUnavailable as reason:
        fail(f"{str(reason)[:1].lower()}{str(reason)[1:]}: non si può sapere che cosa cambia.")
    except UnknownRevision as error:
        fail(str(error))
