"""The story of a case on its page: the latest changes, in words."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from registry.reporters.story_words import FETCH, PARTIAL, lines_of
from registry.story import Entry, Stories

LIMIT = 10
_UNAVAILABLE = "La storia delle modifiche non è disponibile. {}."
_EMPTY = "Nessuna modifica da raccontare."
_EMPTY_PUBLIC = "Nessuna modifica da quando il caso è pubblico."


@dataclass(frozen=True, slots=True)
class EntryView:
    """What a commit changed; `who` is empty in the public edition."""

    on: date
    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The latest changes first; `notice` says in one line what is missing."""

    entries: tuple[EntryView, ...]
    heading: str
    notice: str


def history_view(stories: Stories, case_id: str) -> HistoryView:
    """Return the view of the story of a case."""
    if stories.unavailable:
        return HistoryView((), "", _UNAVAILABLE.format(stories.unavailable))
    told = (entry for entry in stories.of(case_id) if entry.kind != "parziale")  # the notice says it
    entries = list(islice(told, LIMIT + 1))
    shown = tuple(_entry(entry, is_public=stories.is_public) for entry in entries[:LIMIT])
    return HistoryView(shown, _heading(len(entries)), _notice(stories, is_empty=not shown))


def _heading(count: int) -> str:
    if count > LIMIT:
        return f"Le ultime {LIMIT} modifiche"
    return f"{count} modifiche" if count > 1 else "1 modifica"


def _notice(stories: Stories, *, is_empty: bool) -> str:
    if stories.is_partial:
        return PARTIAL if stories.is_public else f"{PARTIAL} {FETCH}"
    if is_empty:
        return _EMPTY_PUBLIC if stories.is_public else _EMPTY
    return ""


def _entry(entry: Entry, *, is_public: bool) -> EntryView:
    who = entry.commit.author if entry.commit is not None and not is_public else ""
    return EntryView(entry.day, who, tuple(lines_of(entry, quotes_text=not is_public, in_full=False)))
