"""The office's templates are judged with the cases, where a proposal changes them too."""

import os
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import nodes

from registry import workers
from site_gen.documents.letters import judgement
from site_gen.documents.letters.language import TemplateFault, known_fields
from site_gen.documents.letters.library import Library
from site_gen.documents.letters.markup import Kind
from site_gen.documents.letters.template import LetterTemplate
from site_gen.documents.letters.values import Value
from tests.commands import Registro
from tests.letters import edited
from tests.repositories import PATH, Script, case_text

TEMPLATE = "modelli/BS/presa-in-carico.docx"
KINDS: tuple[Kind, ...] = get_args(Kind)
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
    assert f"{linked}\n" in ran.out
    assert "è un collegamento, e non si segue" in ran.out
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


def test_a_link_among_the_templates_is_told_and_not_followed(
    registro: Registro, script: Script, tmp_path: Path
) -> None:
    (tmp_path / "fuori.docx").write_bytes(template("{{ segreto }}"))
    (script.root / "modelli/altro.docx").symlink_to(tmp_path / "fuori.docx")

    out = registro("check", "--root", str(script.root), "--as-of", "2026-04-01").out

    assert "modelli/altro.docx\n" in out
    assert "è un collegamento, e non si segue" in out
    assert "segreto" not in out


WASTEFUL = {
    "un elenco «for» ripete un campo, e non altro": (
        "{% for a in 'aaaaaaaa' %}x{% endfor %}",
        "{% for a in programma recursive %}{% endfor %}",
        "{% for a in presenti | elenco %}{% endfor %}",
    ),
    "si possono usare solo campi": (
        "{{ 'a' * 10**10 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ range(1, 10**9) }}",
        "{{ azienda ~ azienda }}",
        "{% set a = azienda %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% include 'altro' %}",
    ),
    "il filtro «center» non esiste": ("{{ azienda | center(999999999) }}",),
    "gli elenchi «for» uno dentro l'altro": ("{% for a in programma %}" * 3 + "{% endfor %}" * 3,),
    "sono troppi, uno dentro l'altro": (
        "{% if azienda %}" * 40 + "{% endif %}" * 40,
        "{{ " + "(" * 4000 + "azienda" + ")" * 4000 + " }}",
        "{{ azienda" + ".a" * 3000 + " }}",
    ),
    "un numero troppo lungo": ("{{ " + "9" * 5000 + " }}",),
    "i segnaposto sono troppi": ("{" * 6000,),
}


@pytest.mark.parametrize(("told", "written"), [(told, one) for told, many in WASTEFUL.items() for one in many])
@pytest.mark.parametrize("kind", KINDS)
def test_what_only_wastes_time_is_refused_before_it_is_tried(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, told: str, written: str
) -> None:
    """Jinja works out constants even to list names: nothing that multiplies may reach it."""
    monkeypatch.setattr(nodes.BinExpr, "as_const", None)
    content = edited("presa-in-carico", f".{kind}", ("Distinti saluti.", written))

    with pytest.raises(TemplateFault, match=told):
        LetterTemplate.read(content, kind).filled({})


def test_no_more_is_written_than_a_document_may_hold() -> None:
    read = LetterTemplate.read(
        template("{% for a in programma %}{% for b in programma %}{{ b }}{% endfor %}{% endfor %}"), "docx"
    )
    values: dict[str, Value] = {
        **dict.fromkeys(known_fields(), "x"),
        "programma": tuple("y" * 5000 for _ in range(100)),
    }

    with pytest.raises(TemplateFault, match="troppo grande"):
        read.filled(values)


def test_a_template_has_only_so_much_time(monkeypatch: pytest.MonkeyPatch, registro: Registro, script: Script) -> None:
    """A process of its own is stopped: by the system, or because it failed."""
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    monkeypatch.setattr(judgement, "_fault", lambda file: os._exit(1) if "BS" in str(file) else "")

    out = registro("check", "--root", str(script.root), "--as-of", "2026-04-01").out

    assert "chiede troppo tempo o troppa memoria" in out
    assert "1 avviso" in out
