"""Problems for a person at a terminal: the line, a caret under the value, what to do."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from registry.finding import LEVELS_BY_WEIGHT, Level, Problem
from registry.italian import counted
from registry.reporters.lines import printable, source_line

_NAMES = {Level.ERROR: ("errore", "errori"), Level.WARNING: ("avviso", "avvisi"), Level.NOTE: ("nota", "note")}

_TOUCHED = {0: "nessuno toccato", 1: "1 toccato"}


def render(problems: Sequence[Problem], root: Path) -> str:
    """Return the problems in their order, file by file, each with its line and remedy."""
    blocks = []
    for path, of_file in groupby(problems, key=lambda problem: problem.file):
        blocks.append(printable(path))
        blocks += [_block(problem, root) for problem in of_file]
    return "\n".join(blocks)


def _block(problem: Problem, root: Path) -> str:
    source = f" · {problem.source}" if problem.source else ""
    lines = [f"  {problem.level.value.upper()} riga {problem.line}, colonna {problem.column} [{problem.rule}{source}]"]
    lines += excerpt(problem, root)
    lines.append(f"    {printable(problem.message)}")
    if problem.remedy:
        lines += [f"    → {line}" if not number else f"      {line}" for number, line in enumerate(_remedy(problem))]
    return "\n".join(lines) + "\n"


def excerpt(problem: Problem, root: Path) -> list[str]:
    """Return the line with a caret under the value, then that of the second fact."""
    shown = source_line(root, problem.file, problem.line)
    if shown is None or not shown.strip():
        return []
    if problem.conceals:
        shown = f"{shown[: problem.column - 1]}…"
    caret = " " * (min(problem.column, len(shown) + 1) - 1) + "^"
    lines = [f"{problem.line:>6} | {shown}", f"{'':>6} | {caret}"]
    if problem.also_line is not None and problem.also_line != problem.line:
        lines.append(f"{problem.also_line:>6} | {source_line(root, problem.file, problem.also_line) or ''}")
    return lines


def _remedy(problem: Problem) -> list[str]:
    return [printable(line) for line in problem.remedy.splitlines()]


def summary(
    problems: Sequence[Problem], file_count: int, *, touched_count: int | None = None, removed_count: int = 0
) -> str:
    """Return the closing line: how many files, how many problems of each level; success is said aloud.

    `touched_count` are those that a change touches, where only what concerns it is shown; `removed_count` those that
    it takes away.
    """
    files = "1 file controllato" if file_count == 1 else f"{file_count} file controllati"
    if touched_count is not None:
        files += f", {_TOUCHED.get(touched_count, f'{touched_count} toccati')} dalla modifica"
    if removed_count:
        files += f", {counted(removed_count, 'tolto', 'tolti')}"
    counts = [(level, sum(problem.level is level for problem in problems)) for level in LEVELS_BY_WEIGHT]
    told = ", ".join(f"{count} {_NAMES[level][count != 1]}" for level, count in counts if count)
    if not told:
        return f"{files}: tutto in ordine."
    verdict = "da correggere prima di pubblicare" if counts[0][1] else "nessun errore: si può pubblicare"
    return f"{files}: {told} ({verdict})."


def standing(count: int) -> str:
    """Return what to say of the problems that a change neither made nor touches; nothing where there are none."""
    if not count:
        return ""
    if count == 1:
        return "Nel registro c'era già un'altra segnalazione, in file che la modifica non tocca."
    return f"Nel registro c'erano già altre {count} segnalazioni, in file che la modifica non tocca."
