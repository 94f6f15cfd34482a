"""`registro status`: which cases it finds, what it says of those with errors, what each edition shows."""

import json
from pathlib import Path

import pytest

from tests.commands import Registro
from tests.unit.test_cli_check import BAD, CASE, DAY, GOOD, registry_of

UNPUBLISHED = GOOD.replace("pubblicazione: {dal: 2026-03-02, al: 2031-03-02}\n", "")


def test_status_tells_who_must_act_and_by_when(tmp_path: Path, registro: Registro) -> None:
    ran = registro("status", "--root", registry_of(tmp_path, good=GOOD), *DAY)

    assert ran.code == 0
    assert "BS-2026-fonderie-esempio — Fonderie Esempio S.r.l." in ran.out
    assert "Convocazione delle parti" in ran.out
    assert "26/03/2026 di norma" in ran.out


@pytest.mark.parametrize("name", ["BS-2026-fonderie-esempio", CASE, "BS-2025-fonderie"])
def test_a_case_is_found_by_its_name_its_file_or_a_former_name(tmp_path: Path, registro: Registro, name: str) -> None:
    root = registry_of(tmp_path, good=GOOD, other=GOOD.replace("[BS-2025-fonderie]", "[]"))

    (found,) = json.loads(registro("status", "--root", root, *DAY, "--format", "json", name).out)

    assert found["caso"] == "BS-2026-fonderie-esempio"


def test_a_case_with_errors_has_no_status_and_is_told(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good=GOOD, other=BAD)

    every = registro("status", "--root", root, *DAY, "--format", "json")
    one = registro("status", "--root", root, *DAY, "MI-2026-altra")

    assert [found["caso"] for found in json.loads(every.out)] == ["BS-2026-fonderie-esempio"]
    assert every.code == 1
    assert "registro check" in every.complaint
    assert one.code == 1
    assert "ha errori" in one.refusal


def test_the_public_edition_shows_public_cases_only(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good=GOOD, other=UNPUBLISHED)

    for edition, count in (("pubblica", 1), ("interna", 2)):
        ran = registro("status", "--root", root, *DAY, "--format", "json", "--edition", edition)
        assert len(json.loads(ran.out)) == count


def test_as_of_drops_what_is_dated_later(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good=GOOD)

    (before,) = json.loads(registro("status", "--root", root, "--as-of", "2026-03-11", "--format", "json").out)

    assert before["al"] == "2026-03-11"
    assert before["procedure"][0]["ultimo_passo"] == "presa_in_carico"
