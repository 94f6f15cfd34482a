"""`registro forget`: every place where a text stands, on disk and in Git; nothing is written."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.commands import Registro
from tests.repositories import PATH, Script, case_text

TEXT = "Mario Verdolini"
FROZEN = "cases/flussi/2026/2026-04-10-rapporto.json"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Return a repository in which the text came, went, and is in many other places."""
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text(extra="note: >-\n  sentito mario\n  VERDOLINI\n")})
    script.commit("2026-03-11", {PATH: case_text(), FROZEN: json.dumps({"nota": f"{TEXT} è"})})
    script.git("checkout", "--quiet", "-b", "mario-verdolini")
    script.commit("2026-03-12", {"cases/BS/2026/mario-verdolini.yaml": case_text()}, author=TEXT)
    script.git("checkout", "--quiet", "main")
    return script


def built(root: Path) -> None:
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as package:
        package.writestr("xl/sharedStrings.xml", f"<t>{TEXT}</t>")
    files = {"site/casi/index.html": f"<p>{TEXT}".encode(), "site/dati/casi.xlsx": workbook.getvalue()}
    files |= {"site/rapporto.pdf": b"%PDF", ".cache/documenti/x.json": f'"{TEXT}"'.encode()}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_lists_every_place_and_tells_what_to_do(registro: Registro, script: Script) -> None:
    built(script.root)
    (script.root / PATH).write_text(case_text(extra=f"note: {TEXT}\n"), encoding="utf-8")
    before = snapshot(script.root)
    ran = registro("forget", "mario  verdolini", "--root", str(script.root))
    first, second, third = reversed(script.git("log", "--all", "--format=%h", "--abbrev=10").split())

    assert ran.complaint == ""
    assert ran.code == 0
    assert ran.out.splitlines()[:19] == [
        "Nei file dei casi (1):",
        f"  {PATH}, riga 3",
        "",
        "Nei rapporti congelati (1):",
        f"  {FROZEN}",
        "",
        "Nei siti costruiti e nelle memorie temporanee (3):",
        "  .cache/documenti/x.json",
        "  site/casi/index.html",
        "  site/dati/casi.xlsx",
        "",
        "Nella storia di Git, versioni di file (3):",
        f"  {third}, 12/03/2026: cases/BS/2026/mario-verdolini.yaml",
        f"  {second}, 11/03/2026: {FROZEN}",
        f"  {first}, 10/03/2026: {PATH}",
        "",
        "Nel messaggio o nell'autore di un commit (1):",
        f"  {script.git('rev-parse', '--short', 'mario-verdolini')}",
        "",
    ]
    for told in ("refs/heads/mario-verdolini", "1 file costruito", "make clean", "«impronta»", "Riscrivere la storia"):
        assert told in ran.out
    assert TEXT not in ran.out
    assert snapshot(script.root) == before


def test_a_text_that_is_nowhere(registro: Registro, script: Script) -> None:
    ran = registro("forget", "Bruna Celestini", "--root", str(script.root))
    assert ran.code == 0
    assert ran.out == "Il testo non compare in nessuno dei posti guardati.\n"


def test_without_git_it_says_so(registro: Registro, tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    ran = registro("forget", TEXT, "--root", str(tmp_path))
    assert ran.code == 0
    assert "La cartella non è un deposito Git: la storia non è stata guardata." in ran.out


def test_a_partial_copy_says_so(registro: Registro, script: Script, tmp_path: Path) -> None:
    copy = script.clone(tmp_path / "copia", "--depth", "1")
    assert "Questa copia non ha tutta la storia" in registro("forget", TEXT, "--root", str(copy.root)).out


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Società È", "società è"),
        ("Societa\u0300 E\u0300", "Società È"),
        ("A &amp; B &lt;C&gt;", "A & B <C>"),
        ("d\\u00e9tail \\u00e8", "détail è"),
        ("A (B) [C] .*", "a (b) [c] .*"),
        ("uno\r\n  due", "uno due"),
    ],
)
def test_however_it_was_written(registro: Registro, tmp_path: Path, written: str, asked: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.html").write_text(written, encoding="utf-8")
    assert "site/x.html" in registro("forget", asked, "--root", str(tmp_path)).out
    assert "site/x.html" not in registro("forget", "altra cosa", "--root", str(tmp_path)).out


def test_too_short_a_text(registro: Registro, tmp_path: Path) -> None:
    ran = registro("forget", "a.", "--root", str(tmp_path))
    assert ran.code == 2
    assert "almeno tre lettere" in ran.refusal
