from pathlib import Path

import pytest

from tests.commands import Registro, repository

CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
id_precedenti: [BG-2025-vecchio-nome]
sedi:
  - comune: Dalmine
    provincia: BG
    lavoratori: 14
note: parola segreta
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: invio_verbale_regionale
        data: 2026-03-10
        nota: parola segreta
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    return repository(tmp_path, {"cases/BG/2026/fonderie.yaml": CASE})


@pytest.mark.parametrize("name", ["BG-2026-fonderie", "BG-2025-vecchio-nome", "cases/BG/2026/fonderie.yaml"])
def test_a_case_is_found_by_any_of_its_names(registro: Registro, root: str, name: str) -> None:
    ran = registro("explain", name, "--root", root, "--as-of", "2026-03-20")

    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out.startswith("Fonderie Esempio S.r.l. (BG-2026-fonderie)\nCom'è al 20 marzo 2026: ")


def test_facts_after_the_day_are_unknown(registro: Registro, root: str) -> None:
    ran = registro("explain", "BG-2026-fonderie", "--root", root, "--as-of", "2026-03-09")

    told = "Fonderie Esempio S.r.l. (BG-2026-fonderie): al 9 marzo 2026 non è ancora registrato nessun fatto.\n"
    assert (ran.code, ran.out) == (0, told)


def test_an_unknown_case_is_one_italian_line(registro: Registro, root: str) -> None:
    ran = registro("explain", "BG-2026-altro", "--root", root)

    assert ran.code == 2
    assert ran.refusal == "registro: il caso «BG-2026-altro» non esiste: i nomi sono come BS-2026-fonderie."


def test_a_case_out_of_the_edition_is_told_so(registro: Registro, root: str) -> None:
    ran = registro("explain", "BG-2026-fonderie", "--root", root, "--edition", "pubblica")

    assert ran.code == 2
    assert ran.refusal == "registro: il caso «BG-2026-fonderie» non è nell'edizione pubblica."


def test_the_case_must_be_named(registro: Registro, root: str) -> None:
    ran = registro("explain", "--root", root)

    assert ran.code == 2
    assert "manca «CASO»" in ran.refusal


def test_internal_words_are_not_in_the_public_answer(registro: Registro, root: str) -> None:
    published = CASE + "pubblicazione:\n  dal: 2026-03-01\nda_fare:\n  - data: 2026-03-30\n    cosa: parola segreta\n"
    repository(Path(root), {"cases/BG/2026/fonderie.yaml": published})
    public = registro("explain", "BG-2026-fonderie", "--root", root, "--as-of", "2026-03-20", "--edition", "pubblica")
    internal = registro("explain", "BG-2026-fonderie", "--root", root, "--as-of", "2026-03-20")

    assert public.code == 0
    assert "segreta" not in public.out
    assert "segreta" in internal.out
