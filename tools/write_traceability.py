"""Write the traceability table of the rules, or with --check compare it with what the project holds.

Each rule, reading and statutory fact with its quote, where it lives, and the tests that prove it: the timelines
of tests/percorsi that name it, the files of tests/casi whose findings rest on it, the tests that cite it.
"""

import ast
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from registry.checks import CHECKS
from registry.law import load_law
from registry.source import read
from registry.traceability import uses_by_rule
from registry.traceability.proofs import TABLE

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
FILE = ROOT / "registry" / "traceability" / TABLE
RULE_ID = re.compile(r"\b(?:R-D?\d+(?:\.\d+)*-\d+|S-\d\d|[ACP]-\d{1,2})\b")
_FINDING = re.compile(r"\[[a-z0-9-]+ · ([A-Z0-9.-]+)\]")

Cited = Iterator[tuple[str, str]]
"""Rule, and the test that cites it."""


def table() -> dict[str, dict[str, Any]]:
    """Return the whole table, by id, in the order of the law."""
    law = load_law()
    timelines, fixtures, tests = _gathered(_timelines()), _gathered(_fixtures()), _gathered(_tests())
    return {
        name: {
            **({"citazione": law.rules[name].quote} if name in law.rules else {}),
            "dove": [f"{use.name}: {use.text}" for use in uses_by_rule().get(name, ())],
            "percorsi": timelines.get(name, []),
            "file": fixtures.get(name, []),
            "prove": tests.get(name, []),
            **({"a_mano_perche": law.rules[name].manual_reason} if _is_manual(name) else {}),
        }
        for name in (*law.rules, *law.interpretations, *law.statutes)
    }


def _is_manual(name: str) -> bool:
    rule = load_law().rules.get(name)
    return rule is not None and rule.manual_reason is not None


def _gathered(cited: Cited) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for rule, test in cited:
        found[rule][test] = None
    return {rule: list(tests) for rule, tests in found.items()}


def _timelines() -> Cited:
    for file in sorted((TESTS / "percorsi").glob("*.yaml")):
        values: Any = read(file.read_bytes()).values
        for worked in values["tabelle"]:
            yield from ((rule, f"{values['percorso']}: {worked['titolo']}") for rule in worked["regole"])


def _fixtures() -> Cited:
    """A file proves the rules of the findings it shows; its good twin, the rule of the check it is named after."""
    rules = {check.slug: check.rules for check in CHECKS}
    for folder in sorted((TESTS / "casi").iterdir()):
        expected = folder / "atteso.txt"
        if not expected.exists():
            continue
        shown = _FINDING.findall(expected.read_text("utf-8"))
        slug = max((slug for slug in rules if folder.name.startswith(f"{slug}-")), key=len, default="")
        yield from ((rule, folder.name) for rule in (*rules.get(slug, ()), *shown))


def _tests() -> Cited:
    for folder in ("unit", "site"):
        for file in sorted((TESTS / folder).glob("test_*.py")):
            yield from _in_file(file, f"{folder}/{file.name}")


def _in_file(file: Path, name: str) -> Cited:
    text = file.read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            segments = [ast.get_source_segment(text, part) or "" for part in (*node.decorator_list, node)]
            yield from ((rule, f"{name}: {node.name}") for rule in sorted(set(RULE_ID.findall(" ".join(segments)))))


def written() -> str:
    """Return the table as the file holds it."""
    return json.dumps(table(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the table; with --check, leave with status 1 where the one on disk is another."""
    fresh = written()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(fresh, encoding="utf-8")
    elif fresh != FILE.read_text("utf-8"):
        print(
            "La tavola delle regole non corrisponde più a norme e prove: eseguire «make traceability».", file=sys.stderr
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
