"""What the page of a report says about it besides the report itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside a report: its documents, and what became of the one that was sent.

    `changes` tell in words what differs since it was sent. `withheld_on` was sent one that the edition may
    no longer show, `altered_on` one whose kept data are missing or are not those that were sent, `followed_on` one
    that was kept, and followed by another that was not, on `not_kept_on`. `gone` are its cases that have no page.
    """

    formats: Sequence[str] = ()
    changes: Sequence[str] = ()
    withheld_on: date | None = None
    altered_on: date | None = None
    followed_on: date | None = None
    not_kept_on: date | None = None
    gone: frozenset[str] = frozenset()


ALONE = About()
"""The report as a file to be sent."""
