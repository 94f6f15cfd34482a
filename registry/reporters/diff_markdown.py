"""What a proposal means, as the one comment that a forge keeps up to date under it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from registry.finding import Level, Problem
from registry.italian import briefly_dated, counted, raised
from registry.proposal import Meaning
from registry.proposal.remarks import Remarks
from registry.reporters.diff_words import Section, Told, headline, record_lines, setting_lines
from registry.reporters.markdown import block, code, safe, sentence
from registry.reporters.text import excerpt

MARKER = "<!-- registro-crisi: che cosa cambia -->"
"""By which the comment is found again; nothing that comes from a file can write it."""
LONGEST = 60_000
"""Characters: GitHub takes 65.536, and GitLab more."""
_SHOWN = 25
_READY = "**Si può pubblicare.** Nessun errore."
_ASKED = (
    "Le risposte si scrivono correggendo i file della proposta: a ogni modifica questo commento si aggiorna. "
    "Come si leggono i messaggi: guida, «Leggere e correggere»."
)


def render(meaning: Meaning, cases: Sequence[Told], pages: Section | None, *, root: Path) -> str:
    """Return the comment: the verdict, what to mend, then each case; what does not fit is counted."""
    head = [MARKER, "## Che cosa cambia", *_verdict(meaning)]
    if meaning.remarks is not None:
        head += _problems(meaning.remarks, root)
    parts = [*map(_case, cases), *_records(meaning)]
    settings = Section("Impostazioni", tuple(setting_lines(meaning)))
    tail = [_section(section) for section in (settings, *((pages,) if pages else ())) if section.lines]
    tail.append(f"Giudicato {_day(meaning)}.")
    room = LONGEST - sum(len(part) + 2 for part in (*head, *tail)) - 200
    return "\n\n".join((*head, *_fitting(parts, room), *tail)) + "\n"


def _day(meaning: Meaning) -> str:
    return f"{briefly_dated('al', meaning.as_of)}"


def _fitting(parts: Sequence[str], room: int) -> Iterator[str]:
    for number, part in enumerate(parts):
        room -= len(part) + 2
        if room < 0:
            left = counted(len(parts) - number, "altra voce", "altre voci")
            yield f"… e {left}, che qui non stanno: le mostra {code('registro diff')}."
            return
        yield part


def _verdict(meaning: Meaning) -> Iterator[str]:
    if meaning.remarks is not None:
        counts = {level: sum(problem.level is level for problem in meaning.remarks.shown) for level in Level}
        errors, warnings = counts[Level.ERROR], counts[Level.WARNING]
        asked = f" {counted(warnings, 'avviso', 'avvisi')} da guardare." if warnings else ""
        yield f"**Da correggere: {counted(errors, 'errore', 'errori')}.**{asked}" if errors else f"{_READY}{asked}"
    told = headline(meaning)
    outside = len(meaning.other_files)
    yield f"{told} Fuori da {code('cases/')}: {counted(outside, 'file', 'file')}." if outside else told


def _problems(remarks: Remarks, root: Path) -> Iterator[str]:
    if not remarks.shown:
        return
    yield "### Segnalazioni"
    yield from (_problem(problem, root) for problem in remarks.shown[:_SHOWN])
    if len(remarks.shown) > _SHOWN:
        left = counted(len(remarks.shown) - _SHOWN, "altra", "altre")
        yield f"… e {left}: le mostra {code('registro check')}."
    yield _ASKED


def _problem(problem: Problem, root: Path) -> str:
    place = f"{code(problem.file)}, riga {problem.line}" if problem.field or problem.line > 1 else code(problem.file)
    lines = [f"**{problem.level.value.capitalize()}**, {place} — {sentence(problem.message)}"]
    shown = excerpt(problem, root)
    if shown:
        lines += ["", block(shown), ""]
    lines += _remedy(problem.remedy.splitlines())
    return "\n".join(lines).rstrip()


def _remedy(lines: list[str]) -> list[str]:
    """What follows the first line is to be copied as it is: its spaces are YAML's."""
    return [*(f"→ {sentence(line)}" for line in lines[:1]), *(["", block(lines[1:])] if lines[1:] else [])]


def _case(case: Told) -> str:
    name = f" — {code(case.name)}" if case.name else ""
    lines = [f"### {safe(case.id)}{name}", "", f"{sentence(raised(case.fate))}."]
    for section in case.sections:
        lines += ["", f"**{section.title}**", "", *(f"- {sentence(line)}" for line in section.lines)]
    return "\n".join(lines)


def _section(section: Section) -> str:
    return "\n".join((f"### {safe(section.title)}", "", *(f"- {sentence(line)}" for line in section.lines)))


def _records(meaning: Meaning) -> Iterator[str]:
    for news in meaning.records:
        title, *lines = record_lines(news, meaning.edition)
        yield "\n".join((f"### {sentence(title)}", "", *(f"- {sentence(line)}" for line in lines))).rstrip()
