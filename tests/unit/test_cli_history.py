from pathlib import Path

import pytest

from tests.commands import Registro
from tests.repositories import AUTHOR, ID, PATH, PUBLIC, Script, case_text

RENAMED = "cases/BG/2026/fonderie-nuove.yaml"
EXAM = "2026-03-12 esame_congiunto_ministeriale"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text(extra=PUBLIC)})
    script.commit("2026-03-20", {PATH: case_text(EXAM, extra=PUBLIC, workers=96)}, author="Bruno Però")
    return script


def test_tells_who_what_and_when(registro: Registro, script: Script) -> None:
    ran = registro("history", ID, "--root", str(script.root))
    commits = script.git("log", "--format=%H").split()

    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{ID} — Fonderie Esempio S.r.l.",
        "2 modifiche, dal 10/03/2026 al 20/03/2026; la più recente è la prima.",
        "",
        f"20/03/2026 ore 10:00, Bruno Però ({commits[0][:10]})",
        "  Lavoratori (Brescia): 120 → 96",
        "  Evento aggiunto: Esame congiunto ministeriale del 12/03/2026, registrato il 20/03/2026, 8 giorni dopo",
        "",
        f"10/03/2026 ore 10:00, {AUTHOR} ({commits[1][:10]})",
        "  Caso registrato.",
    ]
    assert ran.complaint == ""


def test_the_public_edition_says_neither_who_nor_by_which_commit(registro: Registro, script: Script) -> None:
    script.commit("2026-03-21", {PATH: case_text(EXAM, extra=f"{PUBLIC}note: segreto\n", workers=96)})
    ran = registro("history", ID, "--root", str(script.root), "--edition", "pubblica")

    assert ran.code == 0
    assert ran.out.splitlines()[3:5] == ["20/03/2026", "  Lavoratori (Brescia): 120 → 96"]
    assert "21/03/2026" not in ran.out
    for hidden in (AUTHOR, "Però", "segreto", "messaggio", *script.git("log", "--format=%h").split()):
        assert hidden not in ran.out


def test_a_case_that_is_not_public_has_no_public_history(registro: Registro, script: Script) -> None:
    script.commit("2026-03-21", {PATH: case_text(EXAM)})
    ran = registro("history", ID, "--root", str(script.root), "--edition", "pubblica")
    assert (ran.code, ran.out) == (2, "")
    assert "non è nell'edizione pubblica" in ran.refusal


@pytest.mark.parametrize("name", [ID, "BG-2026-fonderie-nuove", RENAMED, PATH])
def test_a_renamed_case_answers_to_all_its_names(registro: Registro, script: Script, name: str) -> None:
    script.commit("2026-03-22", {PATH: None, RENAMED: case_text(EXAM, workers=96)})
    ran = registro("history", name, "--root", str(script.root))
    assert ran.out.startswith("BG-2026-fonderie-nuove — ")
    assert f"Caso rinominato: prima era {ID}." in ran.out
    assert "10/03/2026 ore" in ran.out


def test_a_former_name_in_the_file_is_enough(registro: Registro, script: Script) -> None:
    events = [f"2026-03-{day:02d} incontro_parti; nota: {'parola ' * 9}" for day in range(1, 20)]
    renamed = case_text(*events, extra=f"{PUBLIC}id_precedenti: [{ID}]\n", name="Altro nome S.p.A.")
    script.commit("2026-03-22", {PATH: None, RENAMED: renamed})
    ran = registro("history", ID, "--root", str(script.root))
    assert ran.out.startswith("BG-2026-fonderie-nuove — ")
    assert f"Caso rinominato: prima era {ID}." in ran.out
    assert "Identità precedenti" not in ran.out  # the line above says it
    assert "Lavoratori (Brescia): 120 → 96" in ran.out


def test_what_no_commit_has_yet_comes_first(registro: Registro, script: Script) -> None:
    script.write({PATH: case_text(EXAM, extra=PUBLIC, workers=90)})
    ran = registro("history", ID, "--root", str(script.root))
    assert ran.out.splitlines()[3:5] == ["Non ancora registrato in Git (commit)", "  Lavoratori (Brescia): 96 → 90"]


def test_line_ends_alone_are_not_a_change(registro: Registro, script: Script) -> None:
    file = script.root / PATH
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert "Non ancora" not in registro("history", ID, "--root", str(script.root)).out


def test_a_case_that_was_never_committed(registro: Registro, script: Script) -> None:
    script.write({RENAMED: case_text(name="Nuova S.r.l.")})
    ran = registro("history", "BG-2026-fonderie-nuove", "--root", str(script.root))
    assert ran.code == 0
    assert "Non ancora registrato in Git (commit)\n  Caso registrato." in ran.out


def test_a_repository_without_commits(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "vuoto")
    script.write({PATH: case_text()})
    ran = registro("history", ID, "--root", str(script.root))
    assert (ran.code, ran.complaint) == (0, "")
    assert "Non ancora registrato in Git (commit)" in ran.out


def test_a_case_taken_away_still_has_a_history(registro: Registro, script: Script) -> None:
    script.commit("2026-03-22", {PATH: None, "README.md": "x"})
    ran = registro("history", ID, "--root", str(script.root))
    assert ran.code == 0
    assert "Caso tolto dal registro." in ran.out
    assert "Lavoratori (Brescia): 120 → 96" in ran.out


def test_a_case_with_errors_has_a_history_too(registro: Registro, script: Script) -> None:
    script.commit("2026-03-22", {PATH: "azienda: [\n"})
    ran = registro("history", ID, "--root", str(script.root))
    assert ran.code == 0
    assert ran.out.startswith(f"{ID} — il file ha errori")
    assert "Versione non leggibile" in ran.out


def test_a_shallow_copy_says_so_and_how_to_fetch(registro: Registro, script: Script, tmp_path: Path) -> None:
    copy = script.clone(tmp_path / "copia", "--depth=1")
    ran = registro("history", ID, "--root", str(copy.root))
    assert ran.code == 0
    assert "Caso registrato" not in ran.out
    assert "git fetch --unshallow" in ran.complaint


def test_a_copy_without_contents_says_so(registro: Registro, script: Script, tmp_path: Path) -> None:
    script.git("config", "uploadpack.allowFilter", "true")
    copy = script.clone(tmp_path / "copia", "--filter=blob:none", "--no-checkout")
    ran = registro("history", ID, "--root", str(copy.root))
    assert ran.code == 2
    assert "non ha i contenuti delle versioni passate" in ran.refusal


def test_an_unknown_case_is_refused(registro: Registro, script: Script) -> None:
    for name in ("BS-2026-niente", "--", "../../etc/passwd", "-n", "cases/BS/2026/niente.yaml", "BS-2026-\x1b[31m"):
        ran = registro("history", "--root", str(script.root), "--", name)
        assert (ran.code, ran.out) == (2, ""), name
        assert "Traceback" not in ran.complaint
        assert "\x1b" not in ran.complaint


def test_an_archive_inside_another_repository_has_no_history(registro: Registro, script: Script) -> None:
    inner = Script(script.root / "scaricato")
    inner.root.mkdir()
    inner.write({PATH: case_text()})
    ran = registro("history", ID, "--root", str(inner.root))
    assert (ran.code, ran.out) == (2, "")
    assert "la cartella non è un deposito Git" in ran.refusal


def test_without_git_says_so(registro: Registro, script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nessuna")
    ran = registro("history", ID, "--root", str(script.root))
    assert ran.code == 2
    assert "il programma Git non è installato" in ran.refusal
