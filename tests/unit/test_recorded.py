"""When a fact came to be known, and when it was last corrected."""

from datetime import date
from pathlib import Path

import pytest

from registry.edition import Edition
from registry.examination import examine
from registry.story import Recorded, RecordedCase, read_stories, recorded_case
from tests.repositories import PATH, PUBLIC, Script, case_text

TODAY = date(2026, 11, 23)
TAKEN = "2026-03-02 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return Script.begin(tmp_path / "registro")


def recorded(script: Script, edition: Edition = Edition.INTERNAL) -> RecordedCase:
    examination = examine(script.root, TODAY)
    stories = read_stories(script.root, examination.sound.cases, edition=edition, setting=examination.setting)
    (case,) = examination.sound.cases
    return recorded_case(case, stories.of(case.id))


def facts(found: RecordedCase) -> list[tuple[date | None, date | None]]:
    return [(record.first, record.last) for record in found.facts.values()]


def test_a_fact_is_recorded_when_its_commit_was_made(script: Script) -> None:
    script.commit("2026-03-03", {PATH: case_text(TAKEN)})
    script.commit("2026-03-20", {PATH: case_text(TAKEN, EXAM)})
    found = recorded(script)

    assert facts(found) == [(date(2026, 3, 3), None), (date(2026, 3, 20), None)]
    assert (found.case.first, found.case.last) == (date(2026, 3, 3), None)


def test_a_fact_is_followed_back_through_the_corrections_of_its_day(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    script.commit("2026-03-21", {PATH: case_text(EXAM.replace("12", "13"))})
    script.commit("2026-03-25", {PATH: case_text(EXAM.replace("12", "16"))})
    found = recorded(script)

    assert facts(found) == [(date(2026, 3, 20), date(2026, 3, 25))]
    (record,) = found.facts.values()
    (change,) = record.changes
    assert (change.before, change.after) == (date(2026, 3, 13), date(2026, 3, 16))


def test_what_changes_outside_the_facts_is_of_the_case(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(TAKEN, workers=120)})
    script.commit("2026-03-21", {PATH: case_text(TAKEN, workers=96)})
    found = recorded(script)

    assert facts(found) == [(date(2026, 3, 20), None)]
    assert found.case.last == date(2026, 3, 21)
    assert [change.after for change in found.case.changes] == [96]


def test_a_fact_removed_is_news_of_the_case(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(TAKEN, EXAM)})
    script.commit("2026-03-21", {PATH: case_text(TAKEN)})
    found = recorded(script)

    assert found.case.last == date(2026, 3, 21)
    assert [change.kind for change in found.case.changes] == ["tolto"]


def test_of_what_was_not_public_nothing_is_known(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(TAKEN)})
    script.commit("2026-04-20", {PATH: case_text(TAKEN, extra="pubblicazione:\n  dal: 2026-04-20\n")})

    assert recorded(script, Edition.PUBLIC).case == Recorded()
    assert facts(recorded(script, Edition.PUBLIC)) == [(None, None)]
    assert recorded(script).case.first == date(2026, 3, 20)


def test_a_note_of_the_office_is_no_news_to_the_public(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(TAKEN, extra=PUBLIC)})
    script.commit("2026-04-20", {PATH: case_text(TAKEN, extra=f"{PUBLIC}note: segretissima\n")})

    assert recorded(script, Edition.PUBLIC).case.last is None
    assert recorded(script).case.last == date(2026, 4, 20)
