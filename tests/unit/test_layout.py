"""Which files `cases/` may hold, and who each of them is: the path is the identity."""

import os
from pathlib import Path

import pytest

from registry.layout import Survey, identity_of, survey
from registry.model import Identity, RecordIdentity
from registry.store import load
from registry.vocabulary.territories import territories
from tests.commands import Registro, repository

CASE = "azienda: {denominazione: Esempio}\nsedi: [{provincia: BS}]\n"
GOOD = "cases/BS/2026/esempio.yaml"


def found_in(root: Path) -> tuple[list[str], dict[str, str]]:
    """Return the files to read, and the finding of each file that should not be there."""
    seen: Survey = survey(root)
    return [entry.path for entry in seen.entries], {problem.file: problem.rule for problem in seen.problems}


@pytest.mark.parametrize("sigla", territories())
def test_a_case_is_its_path(sigla: str) -> None:
    identity = identity_of(f"cases/{sigla}/2026/acme-sesto-2.yaml")

    assert isinstance(identity, Identity)
    assert identity.id == f"{sigla}-2026-acme-sesto-2"
    assert identity.path == f"cases/{sigla}/2026/acme-sesto-2.yaml"


@pytest.mark.parametrize("folder", ["tavoli", "flussi"])
def test_a_record_is_its_path(folder: str) -> None:
    path = f"cases/{folder}/2026/2026-03-10-regionale.yaml"
    identity = identity_of(path)

    assert isinstance(identity, RecordIdentity)
    assert identity.path == path


@pytest.mark.parametrize(
    "path",
    [
        "cases/TO/2026/acme.yaml",
        "cases/bs/2026/acme.yaml",
        "cases/BS/26/acme.yaml",
        "cases/BS/3026/acme.yaml",
        "cases/BS/20٢٦/acme.yaml",
        "cases/BS/2026/Acme.yaml",
        "cases/BS/2026/acme_sesto.yaml",
        "cases/BS/2026/acme--sesto.yaml",
        "cases/BS/2026/-acme.yaml",
        "cases/BS/2026/acme-.yaml",
        "cases/BS/2026/acmé.yaml",
        "cases/BS/2026/acme.yml",
        "cases/BS/2026/acme.yaml.bak",
        "cases/BS/2026/.yaml",
        "cases/BS/2026/acme.yaml\n",
        "cases/BS/acme.yaml",
        "cases/acme.yaml",
        "cases/BS/2026/bozze/acme.yaml",
        "altro/BS/2026/acme.yaml",
        "cases/tavoli/2026/regionale.yaml",
        "cases/tavoli/2026/2026-3-10-regionale.yaml",
        "cases/tavoli/2026/2026-02-30-regionale.yaml",
        "cases/tavoli/2026/2026-03-10.yaml",
        "cases/tavoli/2026/2026-03-10-Regionale.yaml",
        "cases/flussi/2026/2026-03-10-x_y.yaml",
    ],
)
def test_other_paths_are_nobody(path: str) -> None:
    assert identity_of(path) is None


def test_a_repository_without_cases_holds_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path) == ([], {})


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paths = [
        "cases/VA/2026/a.yaml",
        "cases/BG/2026/z.yaml",
        "cases/BG/2025/b.yaml",
        "cases/tavoli/2026/2026-01-02-a.yaml",
    ]
    repository(tmp_path, dict.fromkeys(paths, CASE))

    assert found_in(tmp_path)[0] == sorted(paths)


def test_explanations_and_frozen_reports_are_allowed(tmp_path: Path) -> None:
    record = "cases/flussi/2026/2026-04-14-rapporto-bs"
    allowed = ["cases/README.md", "cases/BS/README.md", "cases/BS/2026/README.md", f"{record}.json"]
    repository(tmp_path, dict.fromkeys([*allowed, f"{record}.yaml"], "x"))

    assert found_in(tmp_path) == ([f"{record}.yaml"], {})


@pytest.mark.parametrize(
    "path",
    [
        "cases/flussi/2026/2026-04-14-rapporto-bs.json",  # beside no record
        "cases/BS/2026/esempio.json",  # beside a case
        "cases/BS/2026/.esempio.yaml.swp",
        "cases/BS/2026/esempio.yaml~",
        "cases/BS/2026/readme.md",
        "cases/.gitkeep",
    ],
)
def test_other_files_are_told(tmp_path: Path, path: str) -> None:
    repository(tmp_path, {GOOD: CASE, path: "x"})

    assert found_in(tmp_path) == ([GOOD], {path: "file-estraneo"})


def test_a_link_is_refused_and_never_followed(tmp_path: Path, registro: Registro) -> None:
    """Not to a file, not to a folder, not to nothing; and what it points to is not shown."""
    root = repository(tmp_path / "registro", {GOOD: CASE})
    secret = tmp_path / "segreto"
    secret.mkdir()
    (secret / "chiave.yaml").write_text("PAROLA-SEGRETA: x\n", encoding="utf-8")
    folder = tmp_path / "registro" / "cases" / "BS" / "2026"
    (folder / "chiave.yaml").symlink_to(secret / "chiave.yaml")
    (folder / "cartella").symlink_to(secret, target_is_directory=True)
    (folder / "nulla.yaml").symlink_to(tmp_path / "non-esiste")
    (folder / "gemello.yaml").symlink_to("esempio.yaml")

    entries, problems = found_in(tmp_path / "registro")
    ran = registro("check", "--root", root)

    names = ("chiave.yaml", "cartella", "nulla.yaml", "gemello.yaml")
    assert entries == [GOOD]
    assert problems == {f"cases/BS/2026/{name}": "collegamento" for name in names}
    assert "SEGRETA" not in ran.out + ran.complaint
    assert ran.code == 1


def test_a_linked_cases_folder_is_refused(tmp_path: Path) -> None:
    repository(tmp_path / "altrove", {GOOD: CASE})
    root = tmp_path / "registro"
    root.mkdir()
    (root / "cases").symlink_to(tmp_path / "altrove" / "cases", target_is_directory=True)

    assert found_in(root) == ([], {"cases": "collegamento"})


def test_a_pipe_is_told_and_never_waited_for(tmp_path: Path, registro: Registro) -> None:
    root = repository(tmp_path, {GOOD: CASE})
    os.mkfifo(tmp_path / "cases" / "BS" / "2026" / "tubo.yaml")

    ran = registro("check", "--root", root)

    assert found_in(tmp_path)[1] == {"cases/BS/2026/tubo.yaml": "file-estraneo"}
    assert "non è un file di testo" in ran.out


def test_paths_that_differ_only_in_case_are_told(tmp_path: Path) -> None:
    """The well-named one stays: it is the other that must change."""
    twin = "cases/BS/2026/Esempio.yaml"
    repository(tmp_path, {GOOD: CASE, twin: CASE, "cases/bs/2026/esempio.yaml": CASE})

    entries, problems = found_in(tmp_path)

    assert entries == [GOOD]
    assert problems == {twin: "percorsi-uguali", "cases/bs/2026/esempio.yaml": "percorsi-uguali"}


def test_a_name_that_is_not_utf8_is_told_in_valid_json(tmp_path: Path, registro: Registro) -> None:
    root = repository(tmp_path, {GOOD: CASE})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/cases/BS/2026/caf\xe9.yaml")).touch()

    ran = registro("check", "--root", root, "--format", "json")

    assert ran.out.encode("utf-8")
    assert r"caf\\xe9.yaml" in ran.out


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are read all the same. The refusal is played: permissions do not stop root."""
    repository(tmp_path, {GOOD: CASE, "cases/BS/2026/chiuso.yaml": CASE})
    read_bytes = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "chiuso.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    loaded = load(tmp_path)

    assert [problem.rule for problem in loaded.problems] == ["file-illeggibile"]
    assert [case.id for case in loaded.registry.cases] == ["BS-2026-esempio"]


def test_a_file_that_vanishes_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path, {GOOD: CASE})
    monkeypatch.setattr(Path, "read_bytes", lambda path: (_ for _ in ()).throw(FileNotFoundError(2, "gone", str(path))))

    assert [problem.rule for problem in load(tmp_path).problems] == ["file-illeggibile"]
