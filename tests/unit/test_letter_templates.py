"""The office's templates are judged with the cases, where a proposal changes them too."""

from pathlib import Path

import pytest

from site_gen.documents.letters.library import Library
from tests.commands import Registro
from tests.letters import edited
from tests.repositories import PATH, Script, case_text

TEMPLATE = "modelli/BS/presa-in-carico.docx"
CASE = case_text("2026-03-11 presa_in_carico")


def put(root: Path, content: bytes, path: str = TEMPLATE) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def template(written: str) -> bytes:
    return edited("presa-in-carico", ".docx", ("Distinti saluti.", written))


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Return a registry with a sound template of its own, and one that has always been wrong."""
    script = Script.begin(tmp_path / "registro")
    script.write({PATH: CASE})
    put(script.root, template("Saluti da {{ azienda }}."))
    put(script.root, template("{{ vecchio_difetto }}"), "modelli/verbale.docx")
    script.commit("2026-03-20", {})
    return script


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (template("{{ azienta }}"), "il campo «azienta» non esiste"),
        (template("{% if azienda %}"), "manca «endif»"),
        (template("{{ azienda.__class__ }}"), "«__class__» non si può usare"),
        (b"PK\x03\x04", "il file non è un documento DOCX o ODT"),
        (b"x" * 5_100_000, "supera 5 MB"),
    ],
)
def test_a_template_that_would_not_fill_is_told(registro: Registro, script: Script, content: bytes, told: str) -> None:
    put(script.root, content)

    ran = registro("check", "--root", str(script.root), "--as-of", "2026-04-01")

    assert ran.code == 0  # a warning: the site does without it
    assert TEMPLATE in ran.out
    assert "[modello-da-correggere]" in ran.out
    assert told in ran.out


@pytest.mark.parametrize("linked", ["modelli", "modelli/BS"])
def test_what_a_linked_folder_holds_is_not_read(
    registro: Registro, script: Script, tmp_path: Path, linked: str
) -> None:
    elsewhere = tmp_path / "altrove"
    (script.root / linked).rename(elsewhere)
    put(elsewhere, template("{{ segreto }}"), "verbale.docx")
    (script.root / linked).symlink_to(elsewhere)

    ran = registro("check", "--root", str(script.root), "--as-of", "2026-04-01")

    assert "segreto" not in ran.out
    assert not Library(script.root).own().keys() - {"modelli/verbale.docx"}


def test_a_sound_template_is_silent(registro: Registro, script: Script) -> None:
    ran = registro("check", TEMPLATE, "--root", str(script.root), "--as-of", "2026-04-01")

    assert "modello-da-correggere" not in ran.out


def test_a_proposal_hears_of_the_templates_that_it_spoils(registro: Registro, script: Script) -> None:
    put(script.root, template("{{ azienta }}"))
    options = ("--root", str(script.root), "--as-of", "2026-04-01")

    changed = registro("check", "--changed", "HEAD", *options)
    comment = registro("diff", "HEAD", *options, "--format", "markdown").out

    for told in (changed.out, comment):
        assert TEMPLATE in told
        assert "azienta" in told
        assert "vecchio_difetto" not in told
    head = script.git("rev-parse", "HEAD")
    script.commit("2026-03-21", {})
    past = registro("diff", head, "HEAD", *options, "--format", "markdown").out
    assert "`azienta`" in past
    assert "vecchio_difetto" not in past


def test_a_link_among_the_templates_is_not_followed(registro: Registro, script: Script, tmp_path: Path) -> None:
    (tmp_path / "fuori.docx").write_bytes(b"segreto")
    (script.root / "modelli/altro.docx").symlink_to(tmp_path / "fuori.docx")

    assert "altro.docx" not in registro("check", "--root", str(script.root), "--as-of", "2026-04-01").out
