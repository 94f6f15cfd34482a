"""`registro status --rev`: the files as they were."""

import json
from pathlib import Path

import pytest

from tests.commands import Ran, Registro
from tests.repositories import ID, PATH, PUBLIC, Script, case_text

EXAM = "2026-03-12 esame_congiunto_ministeriale"
OTHER = "cases/MI/2026/altra.yaml"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text(extra=PUBLIC), "registro.toml": "formato = 1\n"})
    script.git("tag", "inviato")
    script.git("tag", "--annotate", "--message", "x", "rapporto/2026-T1")
    script.commit("2026-03-20", {PATH: case_text(EXAM, extra=PUBLIC, workers=96), OTHER: case_text(name="Altra srl")})
    script.commit("2026-04-10", {PATH: case_text(EXAM, workers=96), OTHER: None})
    return script


def status(registro: Registro, script: Script, rev: str, *options: str) -> Ran:
    return registro("status", "--root", str(script.root), "--format", "json", "--rev", rev, *options)


def told(ran: Ran) -> dict[str, tuple[str, int]]:
    """Return the day and the workers of each case."""
    assert ran.code == 0, ran.complaint
    return {case["caso"]: (case["al"], case["procedure"][0]["lavoratori"]) for case in json.loads(ran.out)}


@pytest.mark.parametrize("rev", ["inviato", "rapporto/2026-T1", "HEAD~2", "main~2", "2026-03-20", "2026-03-11"])
def test_a_name_a_tag_or_a_day(registro: Registro, script: Script, rev: str) -> None:
    ran = status(registro, script, rev)
    assert told(ran) == {ID: ("2026-03-10", 120)}
    commit = script.git("rev-parse", "inviato")
    assert ran.complaint == f"Com'era nella versione {commit[:10]}, del 10 marzo 2026.\n"


def test_a_commit_short_or_whole(registro: Registro, script: Script) -> None:
    commit = script.git("rev-parse", "HEAD~1")
    for rev in (commit, commit[:7]):
        assert told(status(registro, script, rev)) == {ID: ("2026-03-20", 96), "MI-2026-altra": ("2026-03-20", 120)}


def test_a_day_is_the_last_version_before_it(registro: Registro, script: Script) -> None:
    assert set(told(status(registro, script, "2026-04-10"))) == {ID, "MI-2026-altra"}
    assert set(told(status(registro, script, "2026-04-11"))) == {ID}


def test_a_day_looks_at_the_main_branch(registro: Registro, script: Script) -> None:
    script.git("checkout", "--quiet", "-b", "proposta", "inviato")
    script.commit("2026-03-15", {PATH: case_text(workers=7)})
    assert told(status(registro, script, "2026-03-18"))[ID] == ("2026-03-10", 120)

    script.git("branch", "--quiet", "-D", "main")
    assert told(status(registro, script, "2026-03-18"))[ID] == ("2026-03-15", 7)


def test_another_day_and_one_case(registro: Registro, script: Script) -> None:
    ran = registro("status", ID, "--root", str(script.root), "--rev", "inviato", "--as-of", "2026-06-01")
    assert ran.code == 0
    assert ran.out.startswith(f"{ID} — Fonderie Esempio S.r.l.")


def test_the_public_edition_follows_todays_decisions(registro: Registro, script: Script) -> None:
    assert told(status(registro, script, "inviato", "--edition", "pubblica")) == {}
    script.commit("2026-05-01", {PATH: case_text(EXAM, extra=PUBLIC, workers=96)})
    assert told(status(registro, script, "inviato", "--edition", "pubblica")) == {ID: ("2026-03-10", 120)}


def test_a_faulty_version_is_told_as_today(registro: Registro, script: Script) -> None:
    script.commit("2026-05-01", {OTHER: "azienda: [\n", "cases/intruso.txt": "x"})
    script.commit("2026-05-02", {OTHER: None, "cases/intruso.txt": None})
    ran = status(registro, script, "HEAD~1")
    assert ran.code == 1
    assert "1 errore" in ran.complaint


def test_a_link_or_a_strange_name_among_the_files_is_left_out(registro: Registro, script: Script) -> None:
    (script.root / "cases/MI/2026").mkdir(parents=True, exist_ok=True)
    (script.root / OTHER).symlink_to("/etc/passwd")
    script.commit("2026-05-01", {"cases/BS/2026/Strano.YAML": "x", "cases/tavoli/a/b/c.yaml": "x"})
    assert set(told(status(registro, script, "HEAD"))) == {ID}


def test_a_file_too_large_is_refused_as_today(registro: Registro, script: Script) -> None:
    script.commit("2026-05-01", {OTHER: "#" * 1_200_000})
    ran = status(registro, script, "HEAD")
    assert ran.code == 1
    assert "errore" in ran.complaint


@pytest.mark.parametrize(
    ("rev", "message"),
    [
        ("sconosciuta", "la versione «sconosciuta» non esiste"),
        ("0" * 40, "non esiste"),
        ("--all", "non esiste"),
        ("-n1", "non esiste"),
        ("HEAD:cases", "non esiste"),
        ("HEAD; rm -rf /", "non esiste"),
        ("HEAD\nHEAD", "non esiste"),
        ("", "non esiste"),
        ("x" * 5000, "non esiste"),
        ("2026-02-30", "«2026-02-30» non è una data del calendario"),
        ("2020-01-01", "prima del 01/01/2020 non c'è nessuna versione"),
    ],
)
def test_a_revision_that_does_not_exist_is_refused(registro: Registro, script: Script, rev: str, message: str) -> None:
    ran = registro("status", "--root", str(script.root), f"--rev={rev}")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.refusal
    assert "--unshallow" not in ran.refusal


@pytest.mark.parametrize("rev", ["inviato", "2026-03-11"])
def test_a_shallow_copy_says_that_it_cannot_and_how_to_fetch(
    registro: Registro, script: Script, tmp_path: Path, rev: str
) -> None:
    copy = script.clone(tmp_path / "copia", "--depth=1", "--no-tags")
    ran = status(registro, copy, rev)
    assert (ran.code, ran.out) == (2, "")
    assert "git fetch --unshallow" in ran.refusal
    assert told(status(registro, copy, "HEAD"))  # what it has, it can


def test_no_repository_no_looking_back(registro: Registro, tmp_path: Path) -> None:
    Script(tmp_path).write({PATH: case_text()})
    ran = registro("status", "--root", str(tmp_path), "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "non è un deposito Git" in ran.refusal


def test_a_repository_without_commits(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "vuoto")
    for rev in ("HEAD", "2026-03-11"):
        assert status(registro, script, rev).code == 2
