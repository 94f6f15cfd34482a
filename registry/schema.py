"""JSON Schema of the files, for editors: Italian titles, descriptions and examples from the glossary."""

from typing import Any, Literal

from registry.glossary import Term, fields, label_of, values
from registry.law import load_law
from registry.model import Board, Case, Facts, Flow
from registry.vocabulary.legal_forms import legal_forms
from registry.vocabulary.territories import provinces, territories

SchemaName = Literal["caso", "tavolo", "flusso"]
MODELS: dict[SchemaName, type[Facts]] = {"caso": Case, "tavolo": Board, "flusso": Flow}
_TITLES = {"caso": "Caso di crisi aziendale", "tavolo": "Riunione di un tavolo", "flusso": "Flusso informativo"}


def schema_of(name: SchemaName) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file (draft 2020-12)."""
    schema = MODELS[name].model_json_schema(by_alias=True, mode="validation")
    by_key = _terms_by_key()
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)
        _describe(definition, by_key)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": _TITLES[name],
    }


def _terms_by_key() -> dict[str, Term]:
    return {term.key: term for term in reversed(fields().values())}


def _describe(definition: dict[str, Any], by_key: dict[str, Term]) -> None:
    """Name every property in Italian; where a value is a known word, list the words."""
    for key, shape in definition.get("properties", {}).items():
        term = by_key.get(key)
        if term is None:
            continue
        shape.pop("pubblico", None)
        shape["title"] = term.label
        if term.example and not term.example.startswith("[") and "const" not in shape and "enum" not in shape:
            shape["examples"] = [term.example.strip('"')]
        _closed_lists(key, shape)
        shape["description"] = _description(term, shape)
        for option in shape.get("anyOf", [shape]):
            _as_typed(option)
            _explain_refusal(option, term)
    definition.pop("title", None)
    if title := _title_of(definition):
        definition["title"] = title
    if "properties" in definition:
        definition["errorMessage"] = _admitted(definition)


def _explain_refusal(shape: dict[str, Any], term: Term) -> None:
    """Editors then say in Italian what they would say in English."""
    if words := shape.get("enum"):
        shape["errorMessage"] = f"Valori ammessi: {', '.join(_word(word) for word in words)}."
    elif "pattern" in shape and "integer" in shape.get("type", ()):
        shape["errorMessage"] = "Qui va un numero intero, ad esempio 78."
    elif "pattern" in shape or "format" in shape:
        example = f", ad esempio {term.example}" if term.example else ""
        shape["errorMessage"] = f"{term.label}: il valore non ha la forma giusta{example}."


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _admitted(definition: dict[str, Any]) -> str:
    """Editors say it both of a key that does not belong and of one that is missing."""
    required = definition.get("required", ())
    must = f" Obbligatorie: {', '.join(required)}." if required else ""
    return f"Voci ammesse qui: {', '.join(definition['properties'])}.{must}"


def _as_typed(shape: dict[str, Any]) -> None:
    """Admit what people type: the reader takes every scalar as text, an editor sees numbers and truth values."""
    kind, words = shape.get("type"), shape.get("enum", ())
    if kind == "string" and any(word.isdigit() for word in words):
        shape["enum"] = [*words, *(int(word) for word in words if word.isdigit())]
        del shape["type"]
    elif kind == "string" and not words and "const" not in shape and "format" not in shape:
        shape["type"] = ["string", "number"]
    elif kind == "integer":
        shape.update(type=["integer", "string"], pattern="^[0-9]+%?$")
    elif kind == "boolean":
        del shape["type"]
        shape["enum"] = [True, False, "sì", "no"]


def _title_of(definition: dict[str, Any]) -> str:
    """An event is called by what happened; other groups have no name of their own."""
    kind = definition.get("properties", {}).get("tipo", {})
    words = kind.get("enum") or ([kind["const"]] if "const" in kind else [])
    return ", ".join(label_of(word) for word in words)


def _description(term: Term, shape: dict[str, Any]) -> str:
    words = [word for option in shape.get("anyOf", [shape]) for word in _words(option)]
    told = [f"{word}: {values()[word].label}" for word in words if word in values()]
    source = f" ({term.source})" if term.source else ""
    return f"{term.definition}{source}" + (f"\n\n{'; '.join(told)}." if told else "")


def _words(shape: dict[str, Any]) -> list[Any]:
    return shape.get("enum") or ([shape["const"]] if "const" in shape else [])


def _closed_lists(key: str, shape: dict[str, Any]) -> None:
    lists = {
        "provincia": list(provinces()),
        "territorio": list(territories()),
        "territori": list(territories()),
        "nucleo": list(territories()),
        "forma_giuridica": list(legal_forms()),
        "causale": list(load_law().causali),
    }
    if key not in lists:
        return
    for option in (*shape.get("anyOf", [shape]), shape.get("items", {})):
        if option.get("type") == "string":
            option["enum"] = lists[key]
