"""The stories of all cases, from one walk of Git: read once, told one at a time, in whichever process asks."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from registry.derive import Setting
from registry.edition import Edition
from registry.history import Contents, HistoryUnavailable, Lineage, open_contents, read_lineage
from registry.layout import FOLDER, path_of
from registry.layout import Entry as File
from registry.model import Case
from registry.story.entry import Entry
from registry.story.telling import Telling, story_of


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
        if case is None or self.unavailable:
            return
        file = File(case.identity.path, case.identity)
        touches = self._lineage.of(file.path, map(path_of, case.former_ids))
        yield from story_of(file, case, touches, contents=self._contents(), telling=self._telling)

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
