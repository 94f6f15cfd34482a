from pathlib import Path

import pytest

from tests.commands import Registro, repository

CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
rilevanza: [strategica]
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 14
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: invio_verbale_regionale
        data: 2026-03-10
"""
BOARD = """\
tipo: bilaterale
data: 2026-03-12
territori: [BS]
casi: [BS-2026-fonderie]
decisioni: [parola segreta]
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    files = {"cases/BS/2026/fonderie.yaml": CASE, "cases/tavoli/2026/2026-03-12-brescia.yaml": BOARD}
    return repository(tmp_path, files)


def test_the_dossier_of_a_territory(registro: Registro, root: str) -> None:
    ran = registro("dossier", "--root", root, "--territory", "bs", "--as-of", "2026-03-20")

    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out.startswith("Dossier per il Tavolo bilaterale di Brescia, al 20 marzo 2026\n=====")
    assert "- Si è deciso: parola segreta." in ran.out
    assert "- Perché: società strategica; fase iniziale, non ancora in carico." in ran.out


def test_several_territories_in_markdown(registro: Registro, root: str) -> None:
    options = ("--territory", "BS", "--territory", "BG", "--territory", "BS", "--format", "markdown")
    ran = registro("dossier", "--root", root, "--as-of", "2026-03-20", *options)

    assert ran.out.startswith("# Dossier per il Tavolo multilaterale di Brescia e Bergamo, al 20 marzo 2026\n")
    assert "\n## Crisi da discutere (1)\n" in ran.out


def test_decisions_are_internal(registro: Registro, root: str) -> None:
    options = ("--territory", "BS", "--edition", "pubblica")
    ran = registro("dossier", "--root", root, "--as-of", "2026-03-20", *options)

    assert ran.code == 0
    assert "segreta" not in ran.out
    assert "Fonderie" not in ran.out


def test_a_territory_is_needed(registro: Registro, root: str) -> None:
    ran = registro("dossier", "--root", root)

    assert ran.code == 2
    assert ran.refusal == "registro: manca il territorio: scrivere ad esempio --territory BS, anche più volte."


def test_an_unknown_territory_is_one_italian_line(registro: Registro, root: str) -> None:
    ran = registro("dossier", "--root", root, "--territory", "TO")

    assert ran.code == 2
    assert ran.refusal.startswith("registro: «TO» non è uno dei 12 territori")
