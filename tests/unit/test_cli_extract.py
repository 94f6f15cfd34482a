"""`registro extract` as a person runs it."""

import csv
import json
from pathlib import Path

import pytest

from site_gen.exports import columnar
from tests.commands import Registro, repository
from tests.repositories import PATH, Script, case_text

CASE = """\
azienda:
  denominazione: {name}
{publication}sedi:
  - {{comune: Dalmine, provincia: BG, lavoratori: 14}}
  - {{comune: Chiari, provincia: BS, lavoratori: 3}}
procedure:
  - causale: crisi_art21
    eventi:
      - {{tipo: invio_verbale_regionale, data: {day}}}
"""
PUBLIC = "pubblicazione: {dal: 2026-01-01}\n"


@pytest.fixture
def root(tmp_path: Path) -> str:
    return repository(
        tmp_path / "registro",
        {
            "cases/BG/2026/alfa.yaml": CASE.format(name="Alfa S.r.l.", publication=PUBLIC, day="2026-03-02"),
            "cases/BG/2026/beta.yaml": CASE.format(name="Beta S.r.l.", publication="", day="2026-08-03"),
        },
    )


def names(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [row["denominazione"] for row in csv.DictReader(opened, delimiter=";")]


def test_it_says_what_it_wrote_and_warns_of_what_is_not_public(registro: Registro, root: str, tmp_path: Path) -> None:
    file = tmp_path / "nuova" / "estrazione.csv"

    ran = registro("extract", "--root", root, "--as-of", "2026-11-23", "-o", str(file))

    assert (ran.code, ran.out) == (
        0,
        f"{file}: 4 unità produttive di 2 procedure, situazione al 23 novembre 2026.\n",
    )
    assert ran.complaint == (
        "1 caso non è pubblicato, o ha procedure riservate: verificare prima di inviare il file fuori dai Nuclei.\n"
    )
    assert names(file) == ["Alfa S.r.l.", "Alfa S.r.l.", "Beta S.r.l.", "Beta S.r.l."]


def test_the_public_edition_extracts_public_cases(registro: Registro, root: str, tmp_path: Path) -> None:
    file = tmp_path / "estrazione.csv"

    ran = registro("extract", "--root", root, "--as-of", "2026-11-23", "--edition", "pubblica", "-o", str(file))

    assert (ran.code, ran.complaint) == (0, "")
    assert names(file) == ["Alfa S.r.l.", "Alfa S.r.l."]


def test_a_period_and_a_format_that_the_name_does_not_tell(registro: Registro, root: str, tmp_path: Path) -> None:
    file = tmp_path / "dati"

    ran = registro(
        "extract", "--root", root, "--from", "2026-01-01", "--to", "2026-06-30", "--format", "json", "-o", str(file)
    )

    assert ran.code == 0
    data = json.loads(file.read_text("utf-8"))
    assert (data["dal"], data["al"], data["procedure"], len(data["righe"])) == ("2026-01-01", "2026-06-30", 1, 2)
    assert data["versione_dati"] is None  # no Git here


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (
            ["-o", "estrazione.pdf"],
            "«estrazione.pdf» non dice la forma: aggiungere --format, una tra csv, xlsx, json, parquet.",
        ),
        (
            ["-o", "e.csv", "--to", "2027-01-01"],
            "--to: il 01/01/2027 deve ancora venire; l'ultimo giorno possibile è il 23/11/2026.",
        ),
        (
            ["-o", "e.csv", "--from", "2026-11-24"],
            "--from: il 24/11/2026 deve ancora venire; l'ultimo giorno possibile è il 23/11/2026.",
        ),
        (
            ["-o", "e.csv", "--from", "2026-03-01", "--to", "2026-02-01"],
            "--from: il 01/03/2026 viene dopo l'ultimo giorno, il 01/02/2026.",
        ),
        (
            ["-o", "e.csv", "--from", "2026-02-30"],
            "«2026-02-30» non è una data: scrivere AAAA-MM-GG, ad esempio 2026-03-25.",
        ),
    ],
)
def test_what_cannot_be_extracted_is_told(
    registro: Registro,
    root: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    refusal: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = registro("extract", "--root", root, "--as-of", "2026-11-23", *arguments)

    assert ran.code == 2
    assert ran.refusal == f"registro: {refusal}"
    assert not (tmp_path / "e.csv").exists()


def test_without_its_library_parquet_is_refused_with_the_remedy(
    registro: Registro, root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columnar, "is_installed", lambda: False)

    ran = registro("extract", "--root", root, "-o", str(tmp_path / "e.parquet"))

    assert ran.code == 2
    assert "pip install 'registro-crisi[dati]'" in ran.refusal


def test_a_file_with_errors_is_left_out_aloud(registro: Registro, root: str, tmp_path: Path) -> None:
    (Path(root) / "cases/BG/2026/rotto.yaml").write_text("azienda: 3\n", encoding="utf-8")
    file = tmp_path / "e.xlsx"

    ran = registro("extract", "--root", root, "--as-of", "2026-11-23", "-o", str(file))

    assert ran.code == 1
    assert file.is_file()
    assert "I file con errori mancano da questa risposta" in ran.complaint


def test_it_says_of_which_files_it_is_made(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "registro")
    commit = script.commit("2026-03-10", {PATH: case_text()})
    file = tmp_path / "estrazione.json"

    def version() -> str:
        assert registro("extract", "--root", str(script.root), "--as-of", "2026-11-23", "-o", str(file)).code == 0
        found: str = json.loads(file.read_text("utf-8"))["versione_dati"]
        return found

    assert version() == commit
    script.write({PATH: case_text(workers=96)})
    assert version() == f"{commit} con modifiche non registrate"
