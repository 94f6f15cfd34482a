"""The only bilingual place: attribute name ↔ key in the files, with label, definition and source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from registry.finding import Route


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the registry: a field of the files, or a value that a field may take."""

    name: str
    key: str
    label: str
    definition: str
    source: str | None = None
    example: str | None = None
    where: str | None = None
    """Where the fact behind a field of the letters is written."""


@cache
def _parsed() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("registry").joinpath("glossary.toml").read_text(encoding="utf-8"))


@cache
def _tables() -> tuple[dict[str, Term], dict[str, Term], dict[str, str], dict[str, Term]]:
    tables = _parsed()
    fields = {name: _term(name, entry) for name, entry in tables["campi"].items()}
    values = {name: _term(name, entry | {"chiave": name}) for name, entry in tables["valori"].items()}
    keys = {name: term.key for name, term in fields.items()} | tables["legge"] | tables["importazione"]
    columns = {name: _term(name, entry) for name, entry in (tables["estrazione"] | tables["dati"]).items()}
    return fields, values, keys, columns


def _term(name: str, entry: dict[str, Any]) -> Term:
    return Term(
        name,
        entry["chiave"],
        entry["etichetta"],
        entry["definizione"],
        entry.get("fonte"),
        entry.get("esempio"),
        entry.get("dove"),
    )


@cache
def letter_fields() -> Mapping[str, Term]:
    """Return what the templates of letters may name, by attribute name."""
    return {name: _term(name, entry) for name, entry in _parsed()["lettere"].items()}


@cache
def law_words() -> Mapping[str, Term]:
    """Return the words of the acts that a reader meets, told plainly, in alphabetical order of their labels."""
    words = _parsed()["norme"].items()
    return {name: _term(name, entry | {"chiave": entry["etichetta"]}) for name, entry in words}


def fields() -> dict[str, Term]:
    """Return the fields of the files, by attribute name."""
    return _tables()[0]


def values() -> dict[str, Term]:
    """Return the words that fields may hold (types of event, paths, outcomes…), by the word itself."""
    return _tables()[1]


def column(name: str) -> Term:
    """Return the term of a column of an export, by attribute: its own, else that of the field it shows.

    Raises:
        KeyError: the attribute is not in the glossary: add it there first.
    """
    fields, _, _, columns = _tables()
    return columns[name] if name in columns else fields[name]


def key_of(name: str) -> str:
    """Return the Italian key of an attribute.

    Raises:
        KeyError: the attribute is not in the glossary: add it there first.
    """
    return _tables()[2][name]


def label_of(value: str) -> str:
    """Return the Italian label of a value; a word not in the glossary labels itself."""
    term = _tables()[1].get(value)
    return term.label if term else value.replace("_", " ")


def file_route(route: Route) -> Route:
    """Return a route of attribute names as a route of keys in the file."""
    return tuple(part if isinstance(part, int) else key_of(part) for part in route)
