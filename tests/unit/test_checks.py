"""What all checks have in common, and how their findings reach a person."""

import json
from datetime import date
from pathlib import Path

import pytest

from registry import checks, examination, workers
from registry.checks import CHECKS, Check
from registry.checks.grounds import Proceeding
from registry.law import load_law
from registry.model import EVENT_TYPES, Board, Case, Flow
from tests.commands import Registro

MODULES = {file.stem for file in Path(checks.__file__).parent.glob("*.py")} - {"__init__", "base"}

CONTRADICTION = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
sedi:
  - comune: Lumezzane
    provincia: BS
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: convocazione_parti
        data: 2026-04-14
      - tipo: incontro_parti
        data: 2026-03-20
note: "Rossi, 030 1234567"
"""


def test_every_check_is_a_file_and_every_file_a_check() -> None:
    assert {check.slug.replace("-", "_") for check in CHECKS} == MODULES
    assert len({check.slug for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_a_check_asks_for_things_that_exist(check: Check) -> None:
    law = load_law()
    assert check.title.endswith(".")
    assert check.source is None or check.source in law.rules
    assert check.paths <= law.paths.keys()
    assert check.needs <= EVENT_TYPES.keys()
    assert set(check.on) <= {Case, Proceeding, Board, Flow}
    assert check.on
    assert not check.paths or check.on == (Proceeding,)


@pytest.fixture
def contradictory(tmp_path: Path) -> Path:
    file = tmp_path / "cases/BS/2026/fonderie-esempio.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(CONTRADICTION, encoding="utf-8")
    return tmp_path


def test_a_contradiction_names_both_facts_and_both_lines(contradictory: Path, registro: Registro) -> None:
    ran = registro("check", "--root", str(contradictory), "--as-of", "2026-06-30", "--format", "json")
    found = next(item for item in json.loads(ran.out) if item["regola"] == "date-in-contraddizione")

    assert found["riga"] == 12
    assert found["campo"] == "procedure[0].eventi[1].data"
    assert "incontro con le parti" in found["messaggio"]
    assert found["messaggio"].endswith("«Convocazione delle parti» del 14 aprile 2026 (riga 10).")


def test_a_person_sees_both_lines(contradictory: Path, registro: Registro) -> None:
    ran = registro("check", "--root", str(contradictory), "--as-of", "2026-06-30")

    assert "    12 |         data: 2026-03-20\n       |               ^\n    10 |         data: 2026-04-14\n" in ran.out


def test_personal_data_are_never_repeated(contradictory: Path, registro: Registro) -> None:
    for voice in ("text", "json", "github"):
        ran = registro("check", "--root", str(contradictory), "--as-of", "2026-06-30", "--format", voice)

        assert "dati-personali" in ran.out
        assert "1234567" not in ran.out
        assert "Rossi" not in ran.out


def test_many_hands_find_what_one_finds(contradictory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        twin = contradictory / f"cases/BS/2026/fonderie-{number}.yaml"
        twin.write_text(CONTRADICTION.replace("Rossi, 030 1234567", "telefonata"), encoding="utf-8")
    alone = examination.examine(contradictory, date(2026, 6, 30)).problems
    monkeypatch.setattr(examination, "_WORTH_SHARING", 1)
    monkeypatch.setattr(examination, "_SHARE", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    monkeypatch.setattr(workers, "can_fork", lambda: True)

    together = examination.examine(contradictory, date(2026, 6, 30)).problems

    assert together == alone
    assert {problem.rule for problem in alone} >= {"date-in-contraddizione", "caso-duplicato", "dati-personali"}
