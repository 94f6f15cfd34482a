"""What a proposal means, for a person at a terminal."""

from collections.abc import Iterator, Sequence

from registry.italian import counted
from registry.proposal import Meaning
from registry.reporters.diff_words import Section, Told, headline, record_lines, setting_lines
from registry.reporters.lines import printable

_SHOWN = 5


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
    yield from _strays(meaning)
    if meaning.other_files:
        yield ""
        yield f"Fuori da cases/: {counted(len(meaning.other_files), 'file cambia', 'file cambiano')}."


def _strays(meaning: Meaning) -> Iterator[str]:
    """Yield the files among the cases that are none: who misnamed one would only read that no case changes."""
    introduced = meaning.remarks.introduced if meaning.remarks is not None else ()
    strays = list(dict.fromkeys(problem.file for problem in introduced if problem.rule == "file-estraneo"))
    if strays:
        left = len(strays) - _SHOWN
        yield ""
        yield "Senza il posto o il nome di un caso: che cosa non va lo dice «registro check»."
        yield from (f"    {path}" for path in strays[:_SHOWN])
        yield from ([f"    … e {counted(left, 'altro', 'altri')}"] if left > 0 else [])
