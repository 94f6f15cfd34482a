"""What Pydantic refused, told in Italian: value found, what was expected, a correct example."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from registry.finding import Refusal, Route
from registry.glossary import fields, key_of
from registry.model.events import EVENT_TYPES

_EVENTS = "eventi"
_NO_MAP = frozenset(("model_type", "model_attributes_type", "dict_type"))
_NO_LIST = frozenset(("tuple_type", "list_type"))
_GROUPS = {
    "azienda": ":\nazienda:\n  denominazione: Fonderie Esempio S.r.l.",
    "sedi": ":\nsedi:\n  - comune: Brescia\n    provincia: BS",
}
"""Examples of what is required and is no single value."""


def refusals_of(error: ValidationError, root: type[BaseModel]) -> Iterator[Refusal]:
    """Yield a refusal for each error of a validation, with routes in the keys of the file."""
    listed = error.errors(include_url=False, include_context=True)
    misspelt = {route for details in listed if (route := _meant(details, root))}
    for details in listed:
        if details["type"] != "missing" or details["loc"] not in misspelt:
            yield _refusal(details, root)


def _meant(details: ErrorDetails, root: type[BaseModel]) -> tuple[int | str, ...] | None:
    """Return where an unknown key would stand if it were the known one it looks like: that one is not missing then."""
    if details["type"] != "extra_forbidden":
        return None
    location = details["loc"]
    near = _near(str(location[-1])[:60], _known_keys(location[:-1], root))
    return (*location[:-1], near) if near else None


@lru_cache(maxsize=16_384)
def _near(found: str, known: tuple[str, ...]) -> str | None:
    """Return the known word that a word looks like, whatever its capitals."""
    return next(iter(get_close_matches(found.casefold(), known, n=1, cutoff=0.6)), None)


def _refusal(details: ErrorDetails, root: type[BaseModel]) -> Refusal:
    route = _without_tags(details["loc"])
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(route, _known_keys(details["loc"][:-1], root))
    if kind == "missing":
        return _missing(route)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _event_type(route, details["input"])
    if kind == "literal_error":
        return _not_among(route, details["input"], context)
    if kind in _NO_MAP:
        return _shape(
            route, "voce-non-mappa", "serve un gruppo di voci «nome: valore», scritte rientrate sotto questa."
        )
    if kind in _NO_LIST:
        return _shape(route, "voce-non-lista", "serve una lista, con un trattino «- » per ciascun elemento.")
    return _named(
        route, kind, message=str(context.get("message", details["msg"])), remedy=str(context.get("remedy", ""))
    )


def _without_tags(location: tuple[int | str, ...]) -> Route:
    """Drop what Pydantic adds to a location to say which type of event it took."""
    route: list[int | str] = []
    for part in location:
        is_tag = len(route) >= 2 and route[-2] == _EVENTS and isinstance(route[-1], int)
        if not (is_tag and part in EVENT_TYPES):
            route.append(part)
    return tuple(route)


def _named(route: Route, rule: str, *, message: str, remedy: str, at_key: bool = False) -> Refusal:
    name = next((part for part in reversed(route) if isinstance(part, str)), None)
    return Refusal(rule, f"{name}: {message}" if name else message, remedy, route=route, at_key=at_key)


def _missing(route: Route) -> Refusal:
    key = str(route[-1])
    example = next((term.example for term in fields().values() if term.key == key and term.example), "…")
    shown = _GROUPS.get(key, f" {key}: {example}")
    return Refusal(
        "campo-mancante", f"manca «{key}», che è obbligatorio.", f"Aggiungere ad esempio{shown}", route=route
    )


def _event_type(route: Route, event: Any) -> Refusal:
    found = event.get("tipo") if isinstance(event, dict) else None
    route = (*route, "tipo")
    if found is None:
        return _missing(route)
    if not isinstance(found, str):
        return _not_single(route, "il tipo di evento, ad esempio presa_in_carico")
    near = _near(found[:60], tuple(EVENT_TYPES))
    remedy = f"Forse si voleva scrivere «{near}»." if near else f"Scrivere uno tra {', '.join(EVENT_TYPES)}."
    return _named(
        route, "tipo-di-evento-sconosciuto", message=f"«{found[:60]}» non è un tipo di evento.", remedy=remedy
    )


def _not_single(route: Route, expected: str) -> Refusal:
    return _named(
        route,
        "valore-non-semplice",
        message="serve un valore solo, non un elenco.",
        remedy=f"Scrivere {expected}.",
        at_key=True,
    )


def _not_among(route: Route, found: object, context: dict[str, Any]) -> Refusal:
    allowed = [word.strip("' ") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
    if found is None:
        return _named(
            route, "valore-mancante", message="manca il valore.", remedy=f"Scrivere uno tra {', '.join(allowed)}."
        )
    if not isinstance(found, str):
        return _not_single(route, f"uno tra {', '.join(allowed)}")
    near = _near(found[:60], tuple(allowed))
    remedy = f"Forse si voleva scrivere «{near}»; " if near else ""
    return _named(
        route,
        "valore-non-ammesso",
        message=f"«{found[:60]}» non è tra i valori ammessi.",
        remedy=f"{remedy}{'i' if remedy else 'I'} valori ammessi sono: {', '.join(allowed)}.",
    )


def _shape(route: Route, rule: str, expected: str) -> Refusal:
    return _named(
        route, rule, message=expected, remedy="Guardare l'esempio nella guida e ricopiarne la forma.", at_key=True
    )


def _unknown_key(route: Route, known: tuple[str, ...]) -> Refusal:
    key = str(route[-1])
    near = _near(key[:60], known)
    if near:
        remedy = f"Forse si voleva scrivere «{near}»."
    elif any(term.key == key for term in fields().values()):
        remedy = f"La voce esiste, ma non in questo punto, dove sono ammesse: {', '.join(known)}."
    else:
        remedy = f"Qui sono ammesse: {', '.join(known)}."
    return Refusal("campo-sconosciuto", f"«{key[:60]}» non è una voce ammessa qui.", remedy, route=route, at_key=True)


def _known_keys(location: tuple[int | str, ...], root: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that the group at a location admits."""
    model: type[BaseModel] | None = root
    for part in location:
        if isinstance(part, int) or model is None:
            continue
        model = EVENT_TYPES.get(part) or _model_under(model, part)
    return tuple(key_of(name) for name in model.model_fields) if model is not None else ()


def _model_under(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    field = next((field for name, field in model.model_fields.items() if key_of(name) == key), None)
    found = _models_in(field.annotation) if field is not None else []
    return found[0] if found else None


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
