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


ARCHIVED = """azienda:
  denominazione: Officina Esempio S.r.l.
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 9
procedure:
  - causale: cigd_crisi
    eventi:
      - tipo: inizio_sospensione
        data: 2016-04-05
      - tipo: domanda_inps
        data: 2016-04-11
        dal: 2016-04-05
        al: 2016-05-31
"""


def test_a_closed_regime_is_told_as_an_archive_without_counting_days(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, **{"cases/BS/2016/officina.yaml": ARCHIVED})

    ran = registro("status", "--root", root, *DAY)

    assert "CIG in deroga — crisi aziendale: in archivio, com'era alle sue date" in ran.out
    assert "non risulta: Domanda alla Regione — Azienda [R-D2.1-3]" in ran.out
    assert "non risulta: Modello SR41 di maggio 2016 — Azienda [R-D4.4-1]" in ran.out
    assert "! Modello SR41 di maggio 2016: non risulta entro il 25/06/2016. [R-D4.4-1]" in ran.out
    assert "da fare" not in ran.out
    assert "giorni" not in ran.out


def test_the_day_planned_for_a_step_is_told(tmp_path: Path, registro: Registro) -> None:
    notice = """    eventi:
      - tipo: informativa_convocazione
        data: 2026-02-20
        esame_previsto: 2026-03-12
"""
    root = registry_of(tmp_path, good=GOOD.replace("    eventi:\n", notice))

    ran = registro("status", "--root", root, "--as-of", "2026-03-11")

    assert "Esame congiunto ministeriale — Ministero del lavoro (MLPS), previsto il 12/03/2026" in ran.out
