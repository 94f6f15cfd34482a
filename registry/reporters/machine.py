"""Problems for programs: the contract's JSON, and the annotations of a forge."""

import json
from collections.abc import Sequence

from registry.finding import Level, Problem
from registry.reporters.lines import printable

_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def as_json(problems: Sequence[Problem]) -> str:
    """Return the contract's list. Source: contract, section 5."""
    return json.dumps([problem_object(problem) for problem in problems], ensure_ascii=False, indent=2)


def problem_object(problem: Problem) -> dict[str, object]:
    """Return a problem as the contract has it."""
    return {
        "regola": problem.rule,
        "livello": problem.level.value,
        "file": problem.file,
        "riga": problem.line,
        "colonna": problem.column,
        "campo": problem.field,
        "messaggio": problem.message,
        "rimedio": problem.remedy,
        "fonte": problem.source,
    }


def as_github(problems: Sequence[Problem]) -> str:
    """Return one workflow command per problem: the forge shows each on its line."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    text = _data(f"{problem.message}\n{problem.remedy}" if problem.remedy else problem.message)
    return f"::{_GITHUB[problem.level]} {place},title={_property(problem.rule)}::{text}"


def _data(text: str) -> str:
    """Escape as workflow commands ask, so that text in a file can never become a command."""
    lines = (printable(line) for line in text.splitlines())
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
