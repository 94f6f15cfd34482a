"""What moved last: the latest changes that Git's history tells, in words; without a history, the latest facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from registry.derive import CaseStatus
from registry.glossary import label_of
from registry.italian import counted
from registry.reporters.story_words import lines_of
from registry.story import Entry
from site_gen import addresses
from site_gen.context import Context

COUNT = 8
_LINES = 2  # lines of one change: its case's page has them all


@dataclass(frozen=True, slots=True)
class Latest:
    """A change, or a fact where no history is at hand; `who` is empty in the public edition."""

    on: date
    name: str
    address: str
    lines: tuple[str, ...]
    who: str = ""


def latest_changes(context: Context) -> tuple[Latest, ...]:
    """Return the latest changes of the shown cases, the last first; none where there is no history."""
    if context.stories is None:
        return ()
    found = context.stories.latest(context.by_id, COUNT)
    return tuple(_change(context.by_id[case_id], entry, is_public=context.is_public) for case_id, entry in found)


def _change(status: CaseStatus, entry: Entry, *, is_public: bool) -> Latest:
    lines = tuple(lines_of(entry, quotes_text=not is_public, in_full=False))
    return Latest(
        on=entry.day,
        name=status.case.company.name,
        address=addresses.case(status.case.identity),
        lines=tuple(_shortened(lines)),
        who=entry.commit.author if entry.commit is not None and not is_public else "",
    )


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_LINES]
    others = len(lines) - _LINES
    if others > 0:
        yield f"E {counted(others, 'altra modifica', 'altre modifiche')}."


def latest_facts(statuses: Sequence[CaseStatus]) -> tuple[Latest, ...]:
    """Return the latest facts by their own date, the last first."""
    told = ((event.date, status, event.type) for status in statuses for _, event in status.case.located_events())
    found = nlargest(COUNT, told, key=lambda fact: (fact[0], fact[1].case.id))
    return tuple(
        Latest(day, status.case.company.name, addresses.case(status.case.identity), (label_of(kind),))
        for day, status, kind in found
    )
