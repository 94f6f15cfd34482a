"""`registro new`: a case opened with options or by answering, never over another file."""

import io
import os
import pty
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.commands import Ran, Registro
from tests.repositories import case_text

OPTIONS = ("--azienda", "Fonderie Esempio S.r.l.", "--sede", "Brescia (BS): 14", "--causale", "proroga_22bis_crisi")
FACT = ("--evento", "presa_in_carico", "--data", "2026-03-02")
WRITTEN = "cases/BS/2026/fonderie-esempio-brescia.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir()
    return tmp_path


def run(registro: Registro, root: Path, *arguments: str) -> Ran:
    return registro("new", *arguments, "--root", str(root), "--as-of", "2026-03-20")


def test_with_options_it_asks_nothing(registro: Registro, root: Path) -> None:
    ran = run(registro, root, *OPTIONS, *FACT, "azienda.organico=78")
    assert ran.complaint == ""
    assert ran.code == 0
    assert (root / WRITTEN).read_text(encoding="utf-8") == (
        "azienda:\n  denominazione: Fonderie Esempio S.r.l.\n  organico: 78\n"
        "sedi:\n  - comune: Brescia\n    provincia: BS\n    lavoratori: 14\n"
        "procedure:\n  - causale: proroga_22bis_crisi\n    eventi:\n"
        "      - tipo: presa_in_carico\n        data: 2026-03-02\n"
    )
    assert ran.out.splitlines()[:4] == [
        f"Scritto: {WRITTEN}",
        "  Stato: Presa in carico, procedura in attesa di altri",
        "  Ultimo passo: Presa in carico (02/03/2026)",
        "  Prossimo passo: Esame congiunto ministeriale",
    ]
    assert "registro event BS-2026-fonderie-esempio-brescia" in ran.out


def test_never_over_another_file(registro: Registro, root: Path) -> None:
    first = run(registro, root, *OPTIONS, *FACT, "--slug", "fonderie")
    before = (root / "cases/BS/2026/fonderie.yaml").read_bytes()
    second = run(registro, root, *OPTIONS, *FACT, "--slug", "fonderie")
    assert (first.code, second.code) == (0, 2)
    assert "un file non si sovrascrive mai" in second.refusal
    assert (root / "cases/BS/2026/fonderie.yaml").read_bytes() == before
    proposed = [run(registro, root, *OPTIONS, *FACT) for _ in range(2)]
    assert "Scritto: cases/BS/2026/fonderie-esempio-brescia-2.yaml" in proposed[1].out
    assert "[caso-duplicato]" in proposed[1].out


def test_all_that_is_wrong_at_once(registro: Registro, root: Path) -> None:
    ran = run(
        registro, root, "--azienda", "X", "--codice-fiscale", "123", "--sede", "Brescia (XX): 1.000", *FACT[:3], "2/3"
    )
    assert ran.code == 1
    for told in (
        "«123» non è un codice di 11 cifre",
        "«XX» non è la sigla",
        "«1.000» non è un numero",
        "«2/3» non è una",
    ):
        assert told in ran.complaint
    assert not list(root.glob("cases/*"))


def test_a_person_gives_no_name_to_the_file(registro: Registro, root: Path) -> None:
    options = ("--azienda", "Rossi Mario", "azienda.forma_giuridica=ditta_individuale", "--sede", "Lumezzane (BS): 2")
    assert "Scritto: cases/BS/2026/impresa-lumezzane.yaml" in run(registro, root, *options).out
    ran = run(registro, root, *options, "--slug", "rossi-lumezzane")
    assert ran.code == 1
    assert "[nome-nel-percorso-del-file]" in ran.complaint


def test_the_territory_is_that_of_the_first_lombard_site(registro: Registro, root: Path) -> None:
    sites = ("--sede", "Piacenza (PC): 3", "--sede", "LO: 4")
    assert "Scritto: cases/LO/2026/alfa-piacenza.yaml" in run(registro, root, "--azienda", "Alfa S.p.A.", *sites).out
    ran = run(registro, root, "--azienda", "Alfa S.p.A.", "--sede", "Piacenza (PC): 3")
    assert ran.code == 2
    assert "dire quale Nucleo apre il caso con --territory" in ran.refusal


def test_a_former_name_of_another_case_is_refused(registro: Registro, root: Path) -> None:
    other = root / "cases/BS/2026/altra.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(case_text(name="Altra S.p.A.", extra="id_precedenti: [BS-2026-fonderie]\n"), encoding="utf-8")
    ran = run(registro, root, *OPTIONS, *FACT, "--slug", "fonderie")
    assert ran.code == 1
    assert "[id-precedente-in-uso]" in ran.complaint
    assert not (root / "cases/BS/2026/fonderie.yaml").exists()


def test_where_nobody_answers_it_says_what_to_add(registro: Registro, root: Path) -> None:
    with patch.object(sys, "stdin", io.StringIO()):
        ran = run(registro, root, "--sede", "Brescia (BS)")
    assert ran.code == 2
    assert ran.complaint.endswith("manca una risposta: aggiungere --azienda NOME.\n")


def test_by_answering(registro: Registro, root: Path) -> None:
    answers = (
        "Fonderie Esempio S.r.l.", "123", "99900010168", "srl", "", "Brescia", "", "quattordici", "14", "n",
        "crisi_art21", "invio_verbale_regionale", "2026-03-02", "",
    )  # fmt: skip
    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    with open(theirs, encoding="utf-8") as terminal, patch.object(sys, "stdin", terminal):  # noqa: PTH123
        ran = run(registro, root)
    os.close(ours)
    assert ran.code == 0, ran.complaint
    for told in (
        "«123» non è un codice di 11 cifre",
        "Provincia, la sigla [BS]",
        "«quattordici» non è un numero intero",
    ):
        assert told in ran.complaint
    assert "Nome del file [fonderie-esempio-brescia]" in ran.complaint
    assert (root / WRITTEN).read_text(encoding="utf-8") == (
        'azienda:\n  denominazione: Fonderie Esempio S.r.l.\n  codice_fiscale: "99900010168"\n  forma_giuridica: srl\n'
        "sedi:\n  - comune: Brescia\n    provincia: BS\n    lavoratori: 14\n"
        "procedure:\n  - causale: crisi_art21\n    eventi:\n"
        "      - tipo: invio_verbale_regionale\n        data: 2026-03-02\n"
    )


def test_a_link_out_of_the_registry_is_not_followed(registro: Registro, root: Path, tmp_path: Path) -> None:
    (tmp_path / "fuori").mkdir()
    (root / "cases" / "BS").symlink_to(tmp_path / "fuori")
    ran = run(registro, root, *OPTIONS, *FACT)
    assert ran.code == 2
    assert "si scrive soltanto nei file di «cases»" in ran.refusal
    assert not list((tmp_path / "fuori").rglob("*"))


def test_all_that_is_wrong_is_told_whatever_comes_first(registro: Registro, root: Path) -> None:
    wrong = ("--causale", "crisi_art12", "--evento", "pippo", "--data", "31/02/2026", "--year", "abc")
    ran = run(registro, root, "--azienda", "X", "--sede", "Brescia (BS): 1.200", *wrong)

    assert ran.code == 1
    for told in (
        "«1.200» non è un numero intero",
        "«pippo» non è un tipo di evento",
        "«31/02/2026» non è una data",
        "Quel giorno non esiste",
        "«crisi_art12» non è una causale conosciuta",
        "Forse si voleva scrivere «crisi_art21»",
        "«abc» non è l'anno di un caso",
    ):
        assert told in ran.complaint
    assert list(root.glob("cases/**/*.yaml")) == []


def test_a_day_without_what_happened_is_not_lost_in_silence(registro: Registro, root: Path) -> None:
    ran = run(registro, root, *OPTIONS, "--data", "2026-03-02")

    assert ran.code == 1
    assert "manca che cosa è accaduto in quel giorno" in ran.complaint


def test_a_long_name_makes_a_name_of_a_file_all_the_same(registro: Registro, root: Path) -> None:
    ran = run(registro, root, "--azienda", "Fonderie " * 60, *OPTIONS[2:], *FACT)

    assert ran.code == 0, ran.complaint
    (file,) = root.glob("cases/**/*.yaml")
    assert file.name == f"{'fonderie-' * 8}fonderie.yaml"


def test_the_first_case_of_a_registry_makes_its_folder(registro: Registro, tmp_path: Path) -> None:
    (tmp_path / "registro.toml").write_text("formato = 1\n", encoding="utf-8")
    ran = run(registro, tmp_path, *OPTIONS, *FACT)

    assert ran.code == 0, ran.complaint
    assert (tmp_path / WRITTEN).is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"cases", "registro.toml"}


def test_elsewhere_nothing_is_begun(registro: Registro, tmp_path: Path) -> None:
    ran = run(registro, tmp_path, *OPTIONS, *FACT)

    assert ran.code == 2
    assert "non c'è la cartella «cases»" in ran.refusal
    assert list(tmp_path.iterdir()) == []
