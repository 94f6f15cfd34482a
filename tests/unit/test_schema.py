"""The JSON Schema: a valid one, in Italian, that takes every demonstration file as an editor reads it."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.glossary import fields, values
from registry.model import EVENT_TYPES
from registry.schema import SchemaName, schema_of

jsonschema = importlib.import_module("jsonschema")  # comes with check-jsonschema; it has no types

ROOT = Path(__file__).parents[2]
SCHEMAS: dict[SchemaName, Any] = {name: schema_of(name) for name in ("caso", "tavolo", "flusso")}
FILES: list[tuple[SchemaName, Path]] = [
    ("tavolo" if file.parts[-3] == "tavoli" else "flusso" if file.parts[-3] == "flussi" else "caso", file)
    for file in sorted((ROOT / "cases").glob("*/*/*.yaml"))
]


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (version 1.2): 10:30 is no number, NO is no truth value, a date is a text."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[0-9]+\.[0-9]+$"), list("0123456789"))


def as_an_editor(text: str) -> Any:
    return yaml.load(text, EditorLoader)  # noqa: S506 - a subclass of the safe loader


def faults(name: SchemaName, value: Any) -> list[str]:
    """Return where a value does not follow the schema."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema_of_draft_2020_12(name: SchemaName) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_there_are_demonstration_files_of_every_kind() -> None:
    assert len(FILES) > 60
    assert {name for name, _ in FILES} == set(SCHEMAS)


@pytest.mark.parametrize(("name", "file"), FILES, ids=[file.stem for _, file in FILES])
def test_every_demonstration_file_follows_it(name: SchemaName, file: Path) -> None:
    assert faults(name, as_an_editor(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "lines",
    [
        "organico: 78", 'organico: "78"', "codice_fiscale: 02736340163", "ateco: {edizione: 2025, codice: 62.10}",
        'ateco: {edizione: "2025", codice: "24.51"}', "sede_legale: {comune: Novara, provincia: NO}",
        "forma_giuridica: srl",
    ],
)  # fmt: skip
def test_what_people_type_is_taken(lines: str) -> None:
    text = f"azienda:\n  denominazione: Esempio\n  {lines}\nsedi:\n  - provincia: BS\n"

    assert faults("caso", as_an_editor(text)) == []


@pytest.mark.parametrize("typed", ["true", "false", "sì", "no"])
def test_every_way_to_say_yes_or_no_is_taken(typed: str) -> None:
    text = "azienda: {denominazione: X}\nsedi: [{provincia: BS}]\nprocedure: [{causale: crisi_art21, riservato: %s}]\n"

    assert faults("caso", as_an_editor(text % typed)) == []


@pytest.mark.parametrize(
    "text",
    [
        "sedi: [{provincia: BS}]\n",
        "azienda: {denominazione: X}\n",
        "azienda: {denominazione: X}\nsedi: [{comune: Brescia}]\n",
        "azienda: {denominazione: X, colore: blu}\nsedi: [{provincia: BS}]\n",
        "azienda: {denominazione: X}\nsedi: [{provincia: XX}]\n",
        "azienda: {denominazione: X}\nsedi: [{provincia: BS}]\neventi: [{tipo: sopralluogo, data: 2026-03-02}]\n",
        "azienda: {denominazione: X}\nsedi: [{provincia: BS}]\neventi: [{tipo: segnalazione}]\n",
        "azienda: {denominazione: X}\nsedi: [{provincia: BS}]\nprocedure: [{causale: fallimento}]\n",
        "azienda: {denominazione: X}\nsedi: [{provincia: BS}]\nrilevanza: [strategico]\n",
    ],
)
def test_a_mistake_is_shown_while_typing(text: str) -> None:
    assert faults("caso", as_an_editor(text))


def definitions() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in SCHEMAS.items():
        yield name, schema
        yield from ((f"{name}: {inner}", shape) for inner, shape in schema.get("$defs", {}).items())


def test_every_field_has_an_italian_title_and_description() -> None:
    labels = {term.label for term in fields().values()}
    for place, definition in definitions():
        for key, shape in definition.get("properties", {}).items():
            assert shape.get("title") in labels, f"{place}.{key}"
            assert shape.get("description"), f"{place}.{key}"


def test_no_group_shows_its_name_in_the_program() -> None:
    labels = {term.label for term in values().values()} | {SCHEMAS[name]["title"] for name in SCHEMAS}
    for place, definition in definitions():
        assert set(definition.get("title", "").split(", ")) <= labels | {""}, place


def words_of(shape: dict[str, Any]) -> list[Any]:
    return shape.get("enum") or [shape.get("const")]


def test_every_event_type_has_its_shape() -> None:
    kinds = [definition.get("properties", {}).get("tipo", {}) for _, definition in definitions()]

    assert set(EVENT_TYPES) <= {word for kind in kinds for word in words_of(kind)}


def test_nothing_of_the_program_shows_in_it() -> None:
    assert "'pubblico':" not in str(SCHEMAS)
    assert not any("Source:" in str(definition.get("description")) for _, definition in definitions())
