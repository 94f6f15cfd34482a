"""The story of a case for a person at a terminal."""

from collections.abc import Iterator, Sequence

from registry.italian import briefly_dated, counted, short_date
from registry.reporters.lines import printable
from registry.reporters.story_words import lines_of
from registry.story import Entry

PENDING = "Non ancora registrato in Git (commit)"


def render(entries: Sequence[Entry], *, title: str, quotes_text: bool) -> str:
    """Return the story, the latest first, under a title; `quotes_text` as in `Wording`."""
    return "\n".join(printable(line) for line in _lines(entries, title, quotes_text=quotes_text))


def _lines(entries: Sequence[Entry], title: str, *, quotes_text: bool) -> Iterator[str]:
    yield title
    yield _summary(entries)
    for entry in entries:
        yield ""
        yield _heading(entry)
        yield from (f"  {line}" for line in lines_of(entry, quotes_text=quotes_text))


def _summary(entries: Sequence[Entry]) -> str:
    if not entries:
        return "Nessuna modifica da raccontare."
    count = counted(len(entries), "modifica", "modifiche")
    first, last = entries[-1].day, entries[0].day
    if first == last:
        return f"{count}, {short_date(first)}."
    return f"{count}, {briefly_dated('dal', first)} {briefly_dated('al', last)}; la più recente è la prima."


def _heading(entry: Entry) -> str:
    if entry.commit is None:
        return short_date(entry.day)
    if not entry.commit.hexsha:
        return PENDING
    return f"{short_date(entry.day)} ore {entry.commit.at:%H:%M}, {entry.commit.author} ({entry.commit.short})"
