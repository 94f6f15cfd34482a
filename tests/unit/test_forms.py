"""The forms of the forges are those that the vocabularies make, and their own schemas accept them."""

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from registry.forms import CRISIS, EVENT, FORMS, answered, taken
from registry.forms.form import Form
from registry.forms.rendering import form_files, gitlab_text
from registry.law import load_law
from registry.model import EVENT_TYPES
from registry.vocabulary.legal_forms import legal_forms
from registry.vocabulary.territories import territories

FOLDER = Path(".github/ISSUE_TEMPLATE")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)


def test_the_files_are_current() -> None:
    assert {path: Path(path).read_bytes() for path in form_files()} == form_files()
    written = {str(path) for folder in (FOLDER, Path(".gitlab/issue_templates")) for path in folder.iterdir()}
    assert written == set(form_files())


def test_github_accepts_the_forms() -> None:
    forms = [str(path) for path in sorted(FOLDER.glob("*.yml")) if path.name != "config.yml"]
    assert len(forms) == len(FORMS)
    for schema, files in (("github-issue-forms", forms), ("github-issue-config", [f"{FOLDER}/config.yml"])):
        ran = run("check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
        assert ran.returncode == 0, ran.stdout


def test_the_choices_are_those_of_the_registry() -> None:
    words = {
        question.name: [word for word, _ in question.options] for question in (*CRISIS.questions, *EVENT.questions)
    }
    assert words["causale"] == list(load_law().causali)
    assert words["forma_giuridica"] == list(legal_forms())
    assert words["territorio"] == words["nucleo"] == list(territories())
    assert words["tipo"] == words["evento"] == list(EVENT_TYPES)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_both_forges_ask_the_same_and_another_reader_agrees(form: Form) -> None:
    read = YAML(typ="safe").load((FOLDER / f"{form.name}.yml").read_text(encoding="utf-8"))
    asked = [part["attributes"]["label"] for part in read["body"] if part["type"] != "markdown"]
    text = (Path(".gitlab/issue_templates") / f"{form.name}.md").read_text(encoding="utf-8")
    assert asked == [question.label for question in form.questions]
    assert [line[4:] for line in text.splitlines() if line.startswith("### ")] == asked
    assert all(isinstance(option, str) for part in read["body"] for option in part["attributes"].get("options", ()))


def test_a_form_with_answers_reads_back() -> None:
    given = {"caso": "BS-2026-x", "tipo": "valutazione", "data": "2026-03-25", "altro": "esito: positivo"}
    answers, refusals = answered(gitlab_text(EVENT, given), FORMS)
    assert refusals == ()
    assert answers is not None
    assert answers.form is EVENT
    assert dict(answers.texts) == given
    asked, more = taken(answers)
    assert more == ()
    assert set(asked.pairs) == {("data", "2026-03-25"), ("esito", "positivo")}


@pytest.mark.parametrize("ends", ["", "  ", " ##", "###  "])
def test_what_ends_a_heading_is_no_part_of_it(ends: str) -> None:
    text = gitlab_text(EVENT, {"tipo": "valutazione"}).replace(
        EVENT.questions[0].label, EVENT.questions[0].label + ends
    )
    answers, refusals = answered(text, FORMS)
    assert answers is not None
    assert "domanda-sconosciuta" not in {refusal.rule for refusal in refusals}


def test_a_heading_made_to_be_slow_is_read_at_once() -> None:
    # With a search that goes back, these would take longer than any job may last.
    answers, refusals = answered(f"### a{' ' * 60_000}x\n### b{'# ' * 30_000}x\n", FORMS)
    assert answers is None
    assert len(refusals) == 1


def test_the_proposal_has_the_same_questions_on_both_forges() -> None:
    github = Path(".github/PULL_REQUEST_TEMPLATE.md").read_bytes()
    assert github == Path(".gitlab/merge_request_templates/Default.md").read_bytes()
    assert b"### Che cosa cambia" in github


def test_a_flood_of_titles_is_told_in_its_first_ones() -> None:
    flood = "".join(f"### domanda {number}\n" for number in range(20_000))
    _, refusals = answered(f"{flood}### Caso\n\nBS-2026-x\n" + "### Data\n" * 20_000, FORMS)

    assert 0 < len(refusals) <= 50
