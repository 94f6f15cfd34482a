"""Every rule of the two documents has its place and its proof, or says why no program can hold it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.checks import CHECKS
from registry.law import Place, Rule, load_law
from registry.traceability import proofs_of, uses_by_rule
from tools.write_traceability import FILE, RULE_ID, TESTS, written

ROOT = Path(__file__).parents[2]
LAW = load_law()
KNOWN = {*LAW.rules, *LAW.interpretations, *LAW.statutes}
CITING = (
    "registry/**/*.py", "registry/**/*.yaml", "registry/**/*.toml", "site_gen/**/*.py", "site_gen/**/*.html",
    "docs/**/*.md", "cases/**/*.yaml", "tests/percorsi/*.yaml", "*.md", "registro.toml",
)  # fmt: skip
RULES = pytest.mark.parametrize("rule", LAW.rules.values(), ids=lambda rule: rule.id)


@RULES
def test_a_rule_lives_somewhere_or_says_why_it_cannot(rule: Rule) -> None:
    assert uses_by_rule().get(rule.id) or rule.manual_reason


@RULES
def test_a_rule_that_a_program_holds_is_proved(rule: Rule) -> None:
    assert proofs_of(rule.id).count or rule.manual_reason


def test_every_reason_is_its_own() -> None:
    reasons = [rule.manual_reason for rule in LAW.rules.values() if rule.manual_reason]

    assert len(reasons) == sum(rule.check_kind == "manuale" for rule in LAW.rules.values())
    assert len(set(reasons)) == len(reasons)
    assert all(len(reason) > 100 for reason in reasons)


@pytest.mark.parametrize("place", LAW.places.values(), ids=lambda place: place.id)
def test_a_place_is_a_module_that_cites_its_rules(place: Place) -> None:
    text = (ROOT / place.module).read_text("utf-8")

    assert [rule for rule in place.rules if not re.search(rf"{re.escape(rule)}\b", text)] == []


def test_every_use_is_of_a_rule_that_exists() -> None:
    assert set(uses_by_rule()) <= KNOWN
    assert {rule for check in CHECKS for rule in check.rules} <= KNOWN


def cited() -> Iterator[tuple[str, str]]:
    for pattern in CITING:
        for file in sorted(ROOT.glob(pattern)):
            if not {".venv", "site", "node_modules"} & set(file.relative_to(ROOT).parts[:1]):
                yield from ((str(file.relative_to(ROOT)), rule) for rule in RULE_ID.findall(file.read_text("utf-8")))


def test_a_rule_cited_anywhere_exists() -> None:
    found = list(cited())

    assert len(found) > 1000
    assert [(file, rule) for file, rule in found if rule not in KNOWN and not _is_example(rule)] == []


def _is_example(rule: str) -> bool:
    """CONTRIBUTING.md tells how to add a rule of an act to come."""
    return rule.startswith("R-2027-")


def test_the_table_has_every_rule_and_loses_none() -> None:
    """An id is for ever: one that the table knows is never taken away."""
    kept = json.loads(FILE.read_text("utf-8"))

    assert list(kept) == [*LAW.rules, *LAW.interpretations, *LAW.statutes], "make traceability"
    for rule in LAW.rules.values():
        assert kept[rule.id]["citazione"] == rule.quote
        assert kept[rule.id].get("a_mano_perche") == rule.manual_reason
        assert kept[rule.id]["dove"] == [f"{use.name}: {use.text}" for use in uses_by_rule().get(rule.id, ())]


def test_the_table_is_up_to_date() -> None:
    assert written() == FILE.read_text("utf-8"), "make traceability, then read the difference"


def test_the_table_names_only_tests_that_exist() -> None:
    for name in KNOWN:
        proofs = proofs_of(name)
        assert all((TESTS / "casi" / folder).is_dir() for folder in proofs.fixtures), name
        for test in proofs.tests:
            file, _, function = test.partition(": ")
            assert f"def {function}(" in (TESTS / file).read_text("utf-8"), test
