"""What a proposal means, for a person at a terminal."""

from collections.abc import Iterator, Sequence

from registry.italian import counted
from registry.proposal import Meaning
from registry.reporters.diff_words import Section, Told, headline, record_lines, setting_lines
from registry.reporters.lines import printable


def render(meaning: Meaning, cases: Sequence[Told], pages: Section | None) -> str:
    """Return the cases that change, each with its sections, then the records; says so where nothing changes."""
    return "\n".join(printable(line) for line in _lines(meaning, cases, pages))


def _lines(meaning: Meaning, cases: Sequence[Told], pages: Section | None) -> Iterator[str]:
    yield headline(meaning)
    for case in cases:
        yield ""
        yield f"{case.id}{f' — {case.name}' if case.name else ''}: {case.fate}"
        for section in case.sections:
            yield f"  {section.title}"
            yield from (f"    {line}" for line in section.lines)
    for record in meaning.records:
        title, *lines = record_lines(record, meaning.edition)
        yield ""
        yield title
        yield from (f"    {line}" for line in lines)
    settings = Section("Impostazioni", tuple(setting_lines(meaning)))
    for group in (settings, *((pages,) if pages else ())):
        if group.lines:
            yield ""
            yield group.title
            yield from (f"    {line}" for line in group.lines)
    if meaning.other_files:
        yield ""
        yield f"Fuori da cases/: {counted(len(meaning.other_files), 'file cambia', 'file cambiano')}."
