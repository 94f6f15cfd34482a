"""`registro report` as a person runs it."""

import json
from pathlib import Path
from typing import Any

import git
import pytest

from tests.commands import Registro, repository
from tests.repositories import PATH, Script, case_text

CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 14
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: presa_in_carico
        data: 2026-02-25
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
      - tipo: convocazione_parti
        data: 2026-03-24
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    return repository(tmp_path / "registro", {"cases/BS/2026/fonderie.yaml": CASE})


def test_every_format_of_a_territory(registro: Registro, root: str, tmp_path: Path) -> None:
    out = tmp_path / "nuova" / "cartella"
    ran = registro("report", "2026-t1", "--territory", "bs", "--root", root, "--as-of", "2026-04-20", "-o", str(out))

    assert ran.code == 0
    names = [f"rapporto-2026-T1-BS.{suffix}" for suffix in ("html", "pdf", "xlsx", "csv", "json")]
    assert ran.out.split() == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)


def test_chosen_formats_of_the_region(registro: Registro, root: str, tmp_path: Path) -> None:
    options = ("--format", "json", "--format", "csv", "--format", "json", "-o", str(tmp_path / "out"))
    ran = registro("report", "2026-T1", "--root", root, "--as-of", "2026-03-20", *options)

    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "rapporto-2026-T1.csv",
        "rapporto-2026-T1.json",
    ]
    data = json.loads((tmp_path / "out" / "rapporto-2026-T1.json").read_text("utf-8"))
    assert (data["in_corso"], data["situazione_al"], data["edizione"]) == (True, "2026-03-20", "interna")
    steps = data["crisi_con_fatti"][0]["passi"]
    assert [step["passo"] for step in steps] == ["presa_in_carico", "esame_congiunto_ministeriale"]


def test_what_is_not_published_is_in_no_public_report(registro: Registro, root: str, tmp_path: Path) -> None:
    options = ("--edition", "pubblica", "-o", str(tmp_path / "out"))
    ran = registro("report", "2026-T1", "--root", root, "--as-of", "2026-04-20", *options)

    assert ran.code == 0
    for path in (tmp_path / "out").iterdir():
        assert b"Fonderie" not in path.read_bytes()


def test_without_the_library_for_pdf(
    registro: Registro, root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_gen.documents.printed.find_spec", lambda _: None)
    command = ("report", "2026-T1", "--root", root, "--as-of", "2026-04-20", "-o", str(tmp_path / "out"))

    asked = registro(*command, "--format", "pdf")
    assert (asked.code, "pip install 'registro-crisi[documenti]'" in asked.refusal) == (2, True)
    assert not (tmp_path / "out").exists()

    rest = registro(*command)
    assert (rest.code, "Il PDF manca." in rest.complaint) == (0, True)
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".csv", ".html", ".json", ".xlsx"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2026-T5",), "«2026-T5» non è un trimestre"),
        (("primo",), "ad esempio 2026-T1"),
        (("0001-T1",), "il registro va dal 1990 al 2100"),
        (("2026-T3",), "al 20 aprile 2026 il trimestre 2026-T3 non è ancora cominciato: inizia il 1° luglio 2026."),
        (("2026-T1", "--territory", "TO"), "«TO» non è uno dei 12 territori"),
        (("2026-T1", "--format", "doc"), "«doc» non è tra"),
    ],
)
def test_wrong_use(registro: Registro, root: str, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = registro("report", *arguments, "--root", root, "--as-of", "2026-04-20", "-o", str(tmp_path / "out"))

    assert ran.code == 2
    assert told in ran.refusal
    assert not (tmp_path / "out").exists()


def test_the_folder_is_required(registro: Registro, root: str) -> None:
    ran = registro("report", "2026-T1", "--root", root)

    assert (ran.code, "manca «-o»" in ran.refusal) == (2, True)


@pytest.mark.parametrize("place", ["file", "file/dentro"])
def test_a_folder_that_cannot_be(registro: Registro, root: str, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("prima", "utf-8")
    ran = registro("report", "2026-T1", "--root", root, "--as-of", "2026-04-20", "-o", str(tmp_path / place))

    assert ran.code == 2
    assert "cartella" in ran.refusal
    assert (tmp_path / "file").read_text("utf-8") == "prima"


def test_all_or_nothing(registro: Registro, root: str, tmp_path: Path) -> None:
    (tmp_path / "out" / "rapporto-2026-T1.json").mkdir(parents=True)
    ran = registro("report", "2026-T1", "--root", root, "--as-of", "2026-04-20", "-o", str(tmp_path / "out"))

    assert ran.code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["rapporto-2026-T1.json"]


def test_the_files_as_they_were(registro: Registro, root: str, tmp_path: Path) -> None:
    with git.Repo.init(root) as made:
        made.git.add("--all")
        made.git.execute(["git", "-c", "user.name=P", "-c", "user.email=p@example.org", "commit", "-qm", "prova"])
        hexsha = made.head.commit.hexsha
    (Path(root) / "cases" / "BS" / "2026" / "fonderie.yaml").write_text(CASE.replace("14", "96"), "utf-8")

    def told(*options: str) -> dict[str, Any]:
        command = ("report", "2026-T1", "--root", root, "--format", "json", "-o", str(tmp_path / "out"))
        assert registro(*command, "--as-of", "2026-04-20", *options).code == 0
        found: dict[str, Any] = json.loads((tmp_path / "out" / "rapporto-2026-T1.json").read_text("utf-8"))
        return found

    now, then = told(), told("--rev", "HEAD")
    assert (now["crisi_con_fatti"][0]["lavoratori"], then["crisi_con_fatti"][0]["lavoratori"]) == (96, 14)
    assert now["versione_dati"] == f"{hexsha} con modifiche non registrate"
    assert then["versione_dati"] == hexsha


@pytest.mark.parametrize(
    ("rev", "told"),
    [
        ("mai-vista", "la versione «mai-vista» non esiste"),
        ("--all", "la versione «--all» non esiste"),
        ("2026-02-30", "«2026-02-30» non è una data del calendario"),
        ("2020-01-01", "prima del 01/01/2020 non c'è nessuna versione"),
    ],
)
def test_a_version_that_does_not_exist(registro: Registro, root: str, tmp_path: Path, rev: str, told: str) -> None:
    git.Repo.init(root).close()
    ran = registro("report", "2026-T1", "--root", root, f"--rev={rev}", "-o", str(tmp_path / "out"))

    assert (ran.code, told in ran.refusal) == (2, True)
    assert not (tmp_path / "out").exists()


def test_looking_back_needs_the_whole_history(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text()})
    script.commit("2026-04-10", {PATH: case_text(workers=96)})
    copy = script.clone(tmp_path / "copia", "--depth=1", "--no-tags")
    ran = registro("report", "2026-T1", "--root", str(copy.root), "--rev=2026-03-11", "-o", str(tmp_path / "out"))

    assert (ran.code, "git fetch --unshallow" in ran.refusal) == (2, True)


def test_without_a_repository_there_is_no_looking_back(registro: Registro, root: str, tmp_path: Path) -> None:
    ran = registro("report", "2026-T1", "--root", root, "--rev=HEAD", "-o", str(tmp_path / "out"))

    assert (ran.code, "non è un deposito Git" in ran.refusal) == (2, True)
