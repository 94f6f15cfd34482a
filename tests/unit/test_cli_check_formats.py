"""What the tools of a forge read of a check: SARIF and the Code Quality report."""

import json
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Registro, repository
from tests.repositories import PATH, case_text

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json"
DAY = ("--as-of", "2026-03-20")
NONE: Mapping[str, str] = {}
FAULTY = {
    PATH: case_text("2026-03-11 presa_in_carico").replace("provincia: BS", "provincia: XX"),
    "cases/BS/2026/perché no.yaml": "azienda:\n",
    "cases/MI/2026/altra.yaml": case_text("2027-03-11 presa_in_carico").replace("Brescia", "Melzo").replace("BS", "MI"),
}


@pytest.mark.parametrize("files", [FAULTY, NONE], ids=["findings", "nothing to say"])
def test_sarif_follows_its_schema(tmp_path: Path, registro: Registro, files: Mapping[str, str]) -> None:
    ran = registro(
        "check", "--root", repository(tmp_path / "r", files or {"cases/README.md": ""}), "--format", "sarif", *DAY
    )
    (tmp_path / "esito.sarif").write_text(ran.out, encoding="utf-8")

    checker = Path(sysconfig.get_path("scripts")) / "check-jsonschema"
    told = subprocess.run(
        [checker, "--schemafile", SCHEMA, tmp_path / "esito.sarif"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


def test_sarif_tells_rule_level_place_and_what_to_do(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", repository(tmp_path, FAULTY), "--format", "sarif", *DAY)
    run: dict[str, Any] = json.loads(ran.out)["runs"][0]

    assert ran.code == 1
    found = {result["ruleId"]: result for result in run["results"]}
    wrong = found["provincia-sconosciuta"]
    place = wrong["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == PATH
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (5, 16)
    assert wrong["level"] == "error"
    assert "«XX»" in wrong["message"]["text"]
    assert run["tool"]["driver"]["rules"][wrong["ruleIndex"]]["id"] == "provincia-sconosciuta"
    assert found["data-futura"]["level"] == "warning"
    odd = found["file-estraneo"]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert odd == "cases/BS/2026/perch%C3%A9%20no.yaml"


def test_gitlab_reads_each_finding_once(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", repository(tmp_path, FAULTY), "--format", "gitlab", *DAY)
    listed: list[dict[str, Any]] = json.loads(ran.out)

    assert all(
        set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        and item["severity"] in ("info", "minor", "major", "critical", "blocker")
        and set(item["location"]) == {"path", "lines"}
        for item in listed
    )
    assert len({item["fingerprint"] for item in listed}) == len(listed) >= 3
    wrong = next(item for item in listed if item["check_name"] == "provincia-sconosciuta")
    assert wrong["location"] == {"path": PATH, "lines": {"begin": 5}}


def test_a_finding_keeps_its_name_when_its_line_moves(tmp_path: Path, registro: Registro) -> None:
    def named(folder: str, text: str) -> str:
        root = repository(tmp_path / folder, {PATH: text})
        listed = json.loads(registro("check", "--root", root, "--format", "gitlab", *DAY).out)
        return str(listed[0]["fingerprint"])

    assert named("a", FAULTY[PATH]) == named("b", f"# un commento\n\n{FAULTY[PATH]}")


def test_nothing_to_say_is_still_an_answer(tmp_path: Path, registro: Registro) -> None:
    root = repository(tmp_path, {PATH: case_text("2026-03-11 presa_in_carico")})
    assert registro("check", "--root", root, "--format", "gitlab", *DAY).out == "[]\n"
