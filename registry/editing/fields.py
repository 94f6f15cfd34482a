"""`voce=valore`, as typed after a command or in a form → the values of a file, and all that is wrong with them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from registry.finding import Refusal, Route
from registry.italian import number
from registry.model import Facts
from registry.model.shapes import Shape, refusal_of, shapes_of
from registry.source import Value
from registry.source.text import FORBIDDEN_CHARACTER, MAX_TEXT

_ODD = re.compile("[\ud800-\udfff\ufffe\uffff]")

Pair = tuple[str, str]
"""A key, with points between the parts of a nested one (`documenti.titolo`), and what was typed."""


def assembled(pairs: Iterable[Pair], model: type[Facts]) -> tuple[dict[str, Value], tuple[Refusal, ...]]:
    """Return the values of a model, keys in its order, and every refusal.

    A list takes several values between semicolons (a list of known words also between commas), or the key
    several times. In a list of groups, a key that comes again begins another group.
    """
    values: dict[str, Value] = {}
    refusals: list[Refusal] = []
    for key, text in pairs:
        unfit = _unfit(key, text)
        if unfit is not None:
            refusals.append(unfit)
        elif text.strip():
            refusals += _put(values, tuple(key.strip().split(".")), text.strip(), model=model)
    return _in_order(values, model), tuple(refusals)


def _unfit(key: str, text: str) -> Refusal | None:
    """Return the refusal of a text that no file may hold."""
    odd = _ODD.search(text) or FORBIDDEN_CHARACTER.search(text)
    if odd is not None:
        message = f"{key[:60]}: il carattere invisibile U+{ord(odd.group()):04X} non è ammesso."
        return _refusal("carattere-non-ammesso", (key,), message=message, remedy="Riscrivere il testo a mano.")
    if len(text) > MAX_TEXT:
        message = f"{key[:60]}: il testo supera {number(MAX_TEXT)} caratteri."
        return _refusal("testo-troppo-lungo", (key,), message=message, remedy="Riassumere, e citare il documento.")
    return None


def _put(values: dict[str, Value], parts: tuple[str, ...], text: str, *, model: type[Facts]) -> Iterator[Refusal]:
    shape = shapes_of(model).get(parts[0])
    rest = parts[1:]
    if shape is None or (rest and shape.group is None):
        yield _unknown(".".join(parts), model)
    elif shape.group is not None and not rest:
        inner = ", ".join(f"{shape.key}.{key}" for key in shapes_of(shape.group))
        yield _refusal(
            "valore-non-semplice",
            parts,
            message=f"{shape.key} è un gruppo di voci.",
            remedy=f"Scrivere una tra {inner}.",
        )
    elif shape.group is not None:
        yield from _put(_group(values, shape, rest), rest, text, model=shape.group)
    elif shape.is_list:
        yield from _put_listed(values, shape, text, model=model)
    elif shape.key in values:
        yield _refusal("chiave-doppia", parts, message=f"{shape.key} è scritto due volte.", remedy="Tenerne uno solo.")
    else:
        values[shape.key] = text
        yield from _judged(model, shape, text)


def _put_listed(values: dict[str, Value], shape: Shape, text: str, *, model: type[Facts]) -> Iterator[Refusal]:
    separated = text.replace(",", ";") if shape.kind == "scelta" else text
    words = [word.strip() for word in separated.split(";") if word.strip()]
    held = values.setdefault(shape.key, [])
    if isinstance(held, list):
        held.extend(words)
    for word in words:
        yield from _judged(model, shape, word)


def _group(values: dict[str, Value], shape: Shape, rest: tuple[str, ...]) -> dict[str, Value]:
    """Return the group that a value goes into, made where there is none yet."""
    empty: dict[str, Value] = {}
    if not shape.is_list:
        held = values.setdefault(shape.key, empty)
        return held if isinstance(held, dict) else empty
    listed = values.setdefault(shape.key, [])
    if not isinstance(listed, list):
        return empty
    last = listed[-1] if listed else None
    if isinstance(last, dict) and rest[0] not in last:
        return last
    listed.append(empty)
    return empty


def _judged(model: type[Facts], shape: Shape, text: str) -> Iterator[Refusal]:
    found = refusal_of(model, shape.name, text)
    if found is not None:
        yield _refusal(found.rule, (shape.key,), message=f"{shape.key}: {found.message}", remedy=found.remedy)


def _unknown(key: str, model: type[Facts]) -> Refusal:
    known = list(shapes_of(model))
    near = get_close_matches(key.casefold(), known, n=1)
    remedy = f"Forse si voleva scrivere «{near[0]}»." if near else f"Qui sono ammesse: {', '.join(known)}."
    return _refusal("campo-sconosciuto", (key,), message=f"«{key[:60]}» non è una voce ammessa qui.", remedy=remedy)


def _refusal(rule: str, route: Route, *, message: str, remedy: str) -> Refusal:
    return Refusal(rule, message, remedy, route=route)


def _in_order(values: dict[str, Value], model: type[Facts]) -> dict[str, Value]:
    """Return the values in the order of the model, which is that of the guide's examples."""
    ordered: dict[str, Value] = {}
    for key, shape in shapes_of(model).items():
        if key in values:
            ordered[key] = _inner(values[key], shape)
    return ordered


def _inner(value: Value, shape: Shape) -> Value:
    if shape.group is None:
        return value
    if isinstance(value, list):
        return [_inner(item, shape) for item in value]
    return _in_order(value, shape.group) if isinstance(value, dict) else value
