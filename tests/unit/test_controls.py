"""Every finding has its help, and every example of the help shows just that finding."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import registry
from registry.checks import CHECKS, World, findings_on
from registry.controls import Control, controls
from registry.derive import Setting
from registry.finding import Level
from registry.forms import FORMS, answered, taken
from registry.importing import Faulty
from registry.importing.mapping_file import read_mapping
from registry.law import load_law
from registry.layout import Entry, identity_of
from registry.model import Board, Case, Flow, Registry
from registry.settings import read_settings
from registry.store import read_record

# Who signs a finding with a slug: the classes, and the functions that build them.
_SIGNERS = frozenset(("Refusal", "refuse", "Problem", "_problem", "_named", "_shape"))
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AS_OF = date(2026, 12, 31)

# What cannot be shown as a few lines of text, or takes two files.
_NO_EXAMPLE = {
    "azienda-scritta-in-due-modi",
    "caso-duplicato",
    "stesso-nome-due-codici",
    "tavolo-caso-di-altro-territorio",
    "annidamento-eccessivo",
    "caso-inesistente",
    "codice-fiscale-di-persona",
    "codifica-non-utf8",
    "collegamento",
    "colonna-mancante",
    "file-che-comanda-git",
    "file-illeggibile",
    "file-troppo-grande",
    "percorsi-uguali",
    "modello-da-correggere",
    "caso-tolto",
    "nome-precedente-non-detto",
    "programma-insieme-ai-casi",
    "proposta-molto-grande",
    "rapporto-inviato-alterato",
    "territorio-di-altri",
    "testo-troppo-lungo",
    "troppe-voci",
}


def signed() -> Iterator[tuple[str, Level]]:
    """Yield every slug that the code may give to a fault of shape, with its level."""
    for file in sorted(Path(registry.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SIGNERS:
                yield from ((slug, _level(node)) for slug in _slugs(node))


def _slugs(call: ast.Call) -> Iterator[str]:
    texts = [argument.value for argument in call.args[:2] if isinstance(argument, ast.Constant)]
    yield from (text for text in texts if isinstance(text, str) and _SLUG.fullmatch(text))


def _level(call: ast.Call) -> Level:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "level"]
    return Level[named[0].attr] if named and isinstance(named[0], ast.Attribute) else Level.ERROR


SIGNED = dict(signed())
CHECKED = {check.slug: check for check in CHECKS}
EXAMPLES = [control for control in controls().values() if control.wrong is not None]


def findings(control: Control, text: str, folder: Path) -> set[str]:
    """Return the slugs of what is found in an example, tried where it would stand in a repository."""
    if control.group == "importazione":
        return _in_mapping(text, folder)
    if control.group == "moduli":
        return _in_form(text)
    if control.slug == "impostazioni":
        (folder / "registro.toml").write_text(text, encoding="utf-8")
        return {problem.rule for problem in read_settings(folder)[1]}
    if control.slug == "file-estraneo":
        return set() if identity_of(text) else {"file-estraneo"}
    if control.slug == "file-senza-voci":
        return _in_file("cases/BS/2026/prova.yaml", text)
    if text.startswith("tipo:"):
        return _in_file("cases/flussi/2026/2026-04-14-rapporto.yaml", text)
    named = re.match(r"# (\S+)\n", text)
    if named and named[1].startswith("cases/tavoli/"):
        return _in_file(named[1], text)
    required = {"azienda": "azienda: {denominazione: Prova}\n", "sedi": "sedi: [{provincia: BS}]\n"}
    return _in_file(named[1] if named else "cases/BS/2026/prova.yaml", _completed(text, required))


def _in_file(path: str, text: str) -> set[str]:
    identity = identity_of(path)
    assert identity is not None
    record, problems = read_record(Entry(path, identity), text.encode())
    found = {problem.rule for problem in problems}
    if isinstance(record, Case | Board | Flow):
        cases = (record,) if isinstance(record, Case) else ()
        world = World(Setting(load_law(), _AS_OF), Registry(cases))
        found |= {finding.rule for finding in findings_on(record, world)}
    return found


def _in_mapping(text: str, folder: Path) -> set[str]:
    case = 'caso: {azienda: {denominazione: Prova}, sedi: [{provincia: BS}], note: "{data}"}\n'
    required = {"percorso": 'percorso: {territorio: BS, anno: "2026", nome: prova}\n', "caso": case}
    (folder / "mappatura.yaml").write_text(_completed(text, required), encoding="utf-8")
    try:
        read_mapping(folder / "mappatura.yaml")
    except Faulty as faulty:
        return {problem.rule for problem in faulty.problems}
    return set()


def _in_form(text: str) -> set[str]:
    """The example answers one question of a form; the others are answered as the form itself suggests."""
    usual = {"Caso": "BS-2026-prova", "Tipo di evento": "Incontro con le parti", "Data": "2026-03-25"}
    asked = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    rest = "".join(f"\n\n### {label}\n\n{answer}" for label, answer in usual.items() if label not in asked)
    answers, refusals = answered(text + (rest if asked else ""), FORMS)
    more = taken(answers)[1] if answers else ()
    return {refusal.rule for refusal in (*refusals, *more)}


def _completed(text: str, required: dict[str, str]) -> str:
    missing = [line for key, line in required.items() if not re.search(rf"^{key}:", text, re.MULTILINE)]
    return "".join(missing) + text + "\n"


def test_every_finding_has_its_help_and_every_help_its_finding() -> None:
    assert set(controls()) == set(SIGNED) | set(CHECKED)


def test_enough_signers_were_found() -> None:
    """A helper renamed in the code would otherwise empty the comparison above."""
    assert len(SIGNED) >= 55
    assert {"collegamento", "impostazioni", "sintassi-yaml", "data-inesistente", "campo-mancante"} <= set(SIGNED)


@pytest.mark.parametrize("control", controls().values(), ids=lambda control: control.slug)
def test_title_and_level_are_told_once(control: Control) -> None:
    if control.slug in CHECKED:
        assert control.title == ""
    else:
        assert control.title
        assert control.level is SIGNED[control.slug]


@pytest.mark.parametrize("control", EXAMPLES, ids=lambda control: control.slug)
def test_the_wrong_example_shows_just_that_finding_and_the_right_one_none(control: Control, tmp_path: Path) -> None:
    assert control.wrong is not None
    assert control.right is not None
    assert findings(control, control.wrong, tmp_path) == {control.slug}
    assert findings(control, control.right, tmp_path) == set()


def test_only_what_cannot_be_shown_has_no_example() -> None:
    assert {control.slug for control in controls().values() if control.wrong is None} == _NO_EXAMPLE
