"""The explorer's questions as addresses, which the guide promises to keep."""

import re
from datetime import date
from pathlib import Path

from site_gen.case_filter import CaseFilter

ROOT = Path(__file__).parents[2]


def test_no_question_is_the_explorer_itself() -> None:
    assert CaseFilter().address == "casi/"


def test_the_question_of_the_guide() -> None:
    asked = CaseFilter(territory="BS", sector="24", is_late=True, workers_from=50)

    assert asked.address == "casi/?territorio=BS&settore=24&ritardo=si&lavoratori=50-"


def test_several_words_any_of_which_will_do() -> None:
    assert CaseFilter(state=("segnalata", "in_monitoraggio")).address == "casi/?stato=segnalata,in_monitoraggio"


def test_a_text_is_quoted() -> None:
    assert CaseFilter(text="È & nuova").address == "casi/?testo=%C3%88%20%26%20nuova"


def test_a_place_on_a_path_is_written_as_it_reads() -> None:
    assert CaseFilter(position="7.1:in_corso", lead="BS").address == "casi/?capofila=BS&posizione=7.1:in_corso"


def test_days_and_ranges() -> None:
    asked = CaseFilter(since=date(2026, 12, 1), until=date(2026, 12, 7), workers_to=14, is_late=False)

    assert asked.address == "casi/?ritardo=no&dal=2026-12-01&al=2026-12-07&lavoratori=-14"


def test_script_guide_and_addresses_know_the_same_questions() -> None:
    everything = CaseFilter(
        text="x",
        territory="x",
        lead="x",
        path="x",
        position="x",
        causale="x",
        state="x",
        sector="x",
        year="x",
        quarter="x",
        kind="x",
        is_late=True,
        since=date(2026, 1, 1),
        until=date(2026, 1, 1),
        workers_from=1,
    )
    written = set(re.findall(r"(\w+)=", everything.address))
    script = (ROOT / "site_gen/assets/cases-index.js").read_text(encoding="utf-8").partition("];")[0]
    guide = (ROOT / "docs/guida/cercare.md").read_text(encoding="utf-8")

    assert written == set(re.findall(r'"(\w+)"', script)) == set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE))
