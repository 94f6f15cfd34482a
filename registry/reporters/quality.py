"""Problems for the tools of quality: SARIF 2.1.0, and the Code Quality report of GitLab."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from urllib.parse import quote

from registry.checks import CHECKS
from registry.controls import controls
from registry.finding import Level, Problem
from registry.reporters.lines import printable

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
_GITLAB = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return one run with every problem, and the rules that they name."""
    rules = list(dict.fromkeys(problem.rule for problem in problems))
    driver = {
        "name": "registro",
        "semanticVersion": version("registro-crisi"),
        "language": "it-IT",
        "rules": [_rule(slug) for slug in rules],
    }
    places = {slug: number for number, slug in enumerate(rules)}
    marked = zip(problems, _fingerprints(problems), strict=True)
    results = [_result(problem, places[problem.rule], mark=mark) for problem, mark in marked]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(slug: str) -> dict[str, object]:
    help_ = controls().get(slug)
    if help_ is None:
        return {"id": slug}
    title = help_.title or next((check.title for check in CHECKS if check.slug == slug), slug)
    return {
        "id": slug,
        "shortDescription": {"text": title},
        "fullDescription": {"text": help_.explanation},
        "help": {"text": help_.remedy},
    }


def _result(problem: Problem, rule: int, *, mark: str) -> dict[str, object]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    file = {"uri": quote(problem.file), "uriBaseId": "%SRCROOT%"}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": _SARIF[problem.level],
        "message": {"text": _told(problem)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"registro/v1": mark},
    }


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Return the list that GitLab shows on the lines of a merge request."""
    marked = zip(problems, _fingerprints(problems), strict=True)
    return json.dumps([_quality(problem, mark) for problem, mark in marked], ensure_ascii=False, indent=2)


def _quality(problem: Problem, mark: str) -> dict[str, object]:
    return {
        "description": _told(problem),
        "check_name": problem.rule,
        "fingerprint": mark,
        "severity": _GITLAB[problem.level],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }


def _told(problem: Problem) -> str:
    return printable(" ".join((problem.message, *problem.remedy.split()))).strip()


def _fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what names each problem from one run to the next: not its line, which moves; equal ones are numbered."""
    seen: dict[tuple[str, str, str], int] = {}
    for problem in problems:
        what = problem.rule, problem.file, problem.message
        seen[what] = seen.get(what, 0) + 1
        yield sha256("\0".join((*what, str(seen[what]))).encode()).hexdigest()
