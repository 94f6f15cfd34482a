"""The stories of all cases, from one walk of Git: read once, told one at a time, in whichever process asks."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush
from pathlib import Path

from registry.derive import Setting
from registry.edition import Edition
from registry.history import Contents, HistoryUnavailable, Lineage, Touch, open_contents, read_lineage
from registry.layout import FOLDER, path_of
from registry.layout import Entry as File
from registry.model import Case
from registry.story.entry import Entry
from registry.story.telling import Telling, story_of


@dataclass(order=True, slots=True)
class _Turn:
    """A case that waits to be told: the latest day first, then by id; `entry` is None until something is read."""

    rank: int
    case_id: str
    entries: Iterator[Entry] = field(compare=False)
    entry: Entry | None = field(default=None, compare=False)


class Stories:
    """What happened to each case, as an edition may tell it; `unavailable` says why, where there is no history."""

    def __init__(self, root: Path, cases: Iterable[Case], *, lineage: Lineage, telling: Telling) -> None:
        """Take the whole cases as they are now, for what is public today decides what of the past is."""
        self.is_partial = lineage.is_partial
        self.unavailable = ""
        self._root, self._lineage, self._telling = root, lineage, telling
        self._cases = {case.id: case for case in cases}
        self._opened: tuple[int, ExitStack, Contents] | None = None

    @property
    def is_public(self) -> bool:
        """Whether anyone may read them."""
        return self._telling.is_public

    def of(self, case_id: str) -> Iterator[Entry]:
        """Yield what happened to a case, the latest first; only what is asked for is read."""
        case = self._cases.get(case_id)
        if case is not None and not self.unavailable:
            yield from self._told(case, self._touches(case))

    def last_touched(self, case_id: str) -> date | None:
        """Return the day of the last commit on the file of a case; None where there is none, or no history."""
        case = self._cases.get(case_id)
        touches = self._touches(case) if case is not None and not self.unavailable else ()
        return touches[0].commit.day if touches else None

    def between(self, case_id: str, since: date, until: date) -> Iterator[Entry]:
        """Yield what was recorded of a case from a day to another, both included; nothing is read where nothing was.

        What a partial copy held from the start is left out: nobody knows when it was recorded.
        """
        case = self._cases.get(case_id)
        if case is None or self.unavailable:
            return
        touches = self._touches(case)
        if not any(since <= touch.commit.day <= until for touch in touches):
            return
        for entry in self._told(case, touches):
            if entry.kind != "parziale" and since <= entry.day <= until:
                yield entry

    def latest(self, case_ids: Iterable[str], count: int) -> tuple[tuple[str, Entry], ...]:
        """Return the last `count` things recorded of some cases, the latest first, each with the id of its case.

        Only the cases touched last are read, as far as needed. As in `between`, what a partial copy held is left out.
        """
        waiting = [turn for turn in map(self._first_turn, case_ids) if turn is not None]
        heapify(waiting)
        found: list[tuple[str, Entry]] = []
        while waiting and len(found) < count:
            turn = heappop(waiting)
            if turn.entry is not None:
                found.append((turn.case_id, turn.entry))
            following = next((entry for entry in turn.entries if entry.kind != "parziale"), None)
            if following is not None:
                heappush(waiting, _Turn(-following.day.toordinal(), turn.case_id, turn.entries, following))
        return tuple(found)

    def _first_turn(self, case_id: str) -> "_Turn | None":
        """Return the turn of a case, of which nothing is read yet: its last commit says when it may come."""
        case = self._cases.get(case_id)
        touches = () if case is None or self.unavailable else self._touches(case)
        if case is None or not touches:
            return None
        return _Turn(-max(touch.commit.day for touch in touches).toordinal(), case_id, self._told(case, touches))

    def _touches(self, case: Case) -> tuple[Touch, ...]:
        return self._lineage.of(case.identity.path, map(path_of, case.former_ids))

    def _told(self, case: Case, touches: Sequence[Touch]) -> Iterator[Entry]:
        file = File(case.identity.path, case.identity)
        return story_of(file, case, touches, contents=self._contents(), telling=self._telling)

    def _contents(self) -> Contents:
        """Git answers one process: each worker has its own."""
        if self._opened is None or self._opened[0] != os.getpid():
            stack = ExitStack()
            self._opened = os.getpid(), stack, stack.enter_context(open_contents(self._root))
        return self._opened[2]


def read_stories(root: Path, cases: Iterable[Case], *, edition: Edition, setting: Setting) -> Stories:
    """Return the stories of the cases of a repository, or why there are none."""
    try:
        lineage = read_lineage(root, FOLDER)
    except HistoryUnavailable as reason:
        stories = Stories(root, (), lineage=Lineage(), telling=Telling(edition, setting))
        stories.unavailable = str(reason)
        return stories
    return Stories(root, cases, lineage=lineage, telling=Telling(edition, setting, lineage.boundary))
