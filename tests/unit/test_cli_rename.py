"""`registro rename`: the file moves, the old name leads to it, and whoever cites it follows."""

from pathlib import Path

import pytest

from registry.filing import Changed, Revision, revise
from tests.commands import Registro, repository
from tests.repositories import ID, PATH, Script, case_text

NEW = "BG-2026-fonderie-nuove"
NEW_PATH = "cases/BG/2026/fonderie-nuove.yaml"
BOARD = "cases/tavoli/2026/2026-03-10-bilaterale.yaml"
BOARD_TEXT = f"tipo: bilaterale  # con Bergamo\ndata: 2026-03-10\nterritori: [BG, BS]\ncasi: ['{ID}',  BG-2025-altro]\n"
AS_OF = ("--as-of", "2026-03-20")


def test_moves_the_file_and_updates_the_boards(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path)
    script.commit("2026-03-10", {PATH: f"# testa\n{case_text()}", BOARD: BOARD_TEXT})
    ran = registro("rename", ID, NEW, "--root", str(tmp_path), *AS_OF)

    assert ran.complaint == ""
    assert ran.code == 0
    assert not (tmp_path / PATH).exists()
    assert (tmp_path / NEW_PATH).read_text(encoding="utf-8") == f"# testa\n{case_text()}".replace(
        "sedi:", f"id_precedenti:\n  - {ID}\nsedi:"
    )
    assert (tmp_path / BOARD).read_text(encoding="utf-8") == BOARD_TEXT.replace(ID, NEW)
    assert ran.out.splitlines()[:2] == [f"Scritto: {NEW_PATH}", f"Scritto: {BOARD}"]
    assert f"R  {PATH} -> {NEW_PATH}" in script.git("status", "--short")
    assert registro("status", ID, "--root", str(tmp_path), *AS_OF).out.startswith(f"{NEW} — ")


def test_without_git_too(registro: Registro, tmp_path: Path) -> None:
    root = repository(tmp_path, {PATH: case_text(), BOARD: BOARD_TEXT.replace(f"['{ID}',  BG-2025-altro]", ID)})
    assert registro("rename", PATH, NEW_PATH, "--root", root, *AS_OF).code == 0
    assert (tmp_path / NEW_PATH).is_file()
    assert f"casi: {NEW}\n" in (tmp_path / BOARD).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (ID, "BS-2026-altra", "«cases/BS/2026/altra.yaml» esiste già"),
        (ID, ID, "si chiama già"),
        (ID, "Fonderie Nuove", "non è il nome di un caso"),
        (ID, "BS-2026-../../x", "non è il nome di un caso"),
        (ID, "ZZ-2026-x", "non è il nome di un caso"),
        ("BS-2026-altra", "BS-2025-altra", "è già tra gli «id_precedenti»"),
        ("BS-2026-manca", NEW, "non esiste"),
    ],
)
def test_names_that_will_not_do(registro: Registro, tmp_path: Path, old: str, new: str, told: str) -> None:
    other = case_text(name="Altra S.p.A.", extra="id_precedenti: [BS-2025-altra]\n")
    root = repository(tmp_path, {PATH: case_text(), "cases/BS/2026/altra.yaml": other})
    ran = registro("rename", old, new, "--root", root, *AS_OF)
    assert ran.code == 2
    assert told in ran.refusal
    assert {file.name for file in tmp_path.rglob("*.yaml")} == {Path(PATH).name, "altra.yaml"}


def test_a_name_that_another_case_had_is_refused(registro: Registro, tmp_path: Path) -> None:
    other = case_text(name="Altra S.p.A.", extra=f"id_precedenti: [{NEW}]\n")
    root = repository(tmp_path, {PATH: case_text(), "cases/BS/2026/altra.yaml": other})
    ran = registro("rename", ID, NEW, "--root", root, *AS_OF)
    assert ran.code == 1
    assert "[id-precedente-in-uso]" in ran.complaint
    assert (tmp_path / PATH).is_file()


def test_all_the_files_or_none(tmp_path: Path) -> None:
    repository(tmp_path, {PATH: "uno\n", BOARD: "due\n"})
    moved = Revision(NEW_PATH, b"uno\n", b"uno e mezzo\n", former_path=PATH)
    (tmp_path / BOARD).parent.chmod(0o755)
    late = Revision(BOARD, b"altro\n", b"tre\n")
    with pytest.raises(Changed):
        revise(tmp_path, [moved, late])
    assert (tmp_path / PATH).read_text() == "uno\n"
    assert not (tmp_path / NEW_PATH).exists()


def test_what_was_written_is_taken_back_when_the_rest_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path, {PATH: "uno\n", BOARD: "due\n"})
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target) == tmp_path / BOARD:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        revise(
            tmp_path, [Revision(NEW_PATH, b"uno\n", b"dopo\n", former_path=PATH), Revision(BOARD, b"due\n", b"tre\n")]
        )
    assert (tmp_path / PATH).read_text() == "uno\n"
    assert (tmp_path / BOARD).read_text() == "due\n"
    assert not (tmp_path / NEW_PATH).exists()
    assert [file.name for file in tmp_path.iterdir()] == ["cases"]
