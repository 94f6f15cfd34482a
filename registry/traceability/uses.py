"""Where a rule lives: the steps, terms, checks, fields, words, boards, flows and reports that rest on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from registry.checks import CHECKS
from registry.controls import controls
from registry.glossary import Term, fields, label_of, values
from registry.italian import lowered
from registry.law import Law, Path, Step, load_law

UseKind = Literal["termine", "passo", "percorso", "anche_passo", "ordine", "controllo", "luogo", "voce", "parola"]
KINDS: tuple[UseKind, ...] = get_args(UseKind)
"""Those that weigh most first."""

_NAMES: Mapping[UseKind, str] = {
    "termine": "Termine del passo",
    "passo": "Passo",
    "percorso": "Percorso",
    "anche_passo": "Vale anche per il passo",
    "ordine": "Ordine dei fatti",
    "controllo": "Controllo",
    "voce": "Voce dei file",
    "parola": "Parola dei file",
}
_PLACES = {
    "tavolo": "Tavoli",
    "flusso": "Flussi",
    "rapporto": "Rapporti",
    "calcolo": "Calcolo",
    "dato": "Forma dei dati",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A place that rests on a rule: `name` is what sort it is and `text` what it is called, both in Italian.

    `target` says which one: path and number of the step from 1, slug of a check, id of a place, name of a word.
    """

    kind: UseKind
    name: str
    text: str
    target: tuple[str, ...]


@cache
def uses_by_rule() -> Mapping[str, tuple[Use, ...]]:
    """Return the uses of each rule, reading or statutory fact that has any, by its id, the weightiest first."""
    law = load_law()
    found: dict[str, dict[Use, None]] = {}
    for rule, use in (*_in_paths(law), *_in_checks(), *_in_places(law), *_in_words()):
        found.setdefault(rule, {})[use] = None
    return {rule: tuple(sorted(uses, key=lambda use: KINDS.index(use.kind))) for rule, uses in found.items()}


def _in_paths(law: Law) -> Iterator[tuple[str, Use]]:
    for path in law.paths.values():
        for rule in path.rules:
            yield rule, _use("percorso", label_of(path.code), path.code)
        for position, step in enumerate(path.steps, start=1):
            yield from _in_step(path, step, str(position))
        for order in path.order:
            if order.rule is not None:
                first = " o ".join(lowered(label_of(kind)) for kind in order.earlier)
                text = f"{first}, poi {lowered(label_of(order.later))} ({path_name(path)})"
                yield order.rule, _use("ordine", text, "ordine-insolito" if order.unusual else "date-in-contraddizione")


def _in_step(path: Path, step: Step, position: str) -> Iterator[tuple[str, Use]]:
    text = f"{label_of(step.step)} ({path_name(path)})"
    yield from ((rule, _use("termine", text, path.code, position)) for rule in step.terms)
    yield from ((rule, _use("passo", text, path.code, position)) for rule in step.rules)
    yield from ((rule, _use("anche_passo", text, path.code, position)) for rule in step.see)


def path_name(path: Path) -> str:
    """Return «percorso 7.1», or the name of a path that has no number."""
    return f"percorso {path.code}" if path.code[0].isdigit() else label_of(path.code)


def _in_checks() -> Iterator[tuple[str, Use]]:
    for check in CHECKS:
        if check.slug in controls():
            yield from ((rule, _use("controllo", check.title, check.slug)) for rule in check.rules)


def _in_places(law: Law) -> Iterator[tuple[str, Use]]:
    for place in law.places.values():
        yield from ((rule, Use("luogo", _PLACES[place.kind], place.title, (place.id,))) for rule in place.rules)


def _in_words() -> Iterator[tuple[str, Use]]:
    yield from _of_terms("voce", fields())
    yield from _of_terms("parola", values())


def _of_terms(kind: UseKind, terms: Mapping[str, Term]) -> Iterator[tuple[str, Use]]:
    for term in terms.values():
        if term.source:
            yield term.source, _use(kind, term.label, term.name)


def _use(kind: UseKind, text: str, *target: str) -> Use:
    return Use(kind, _NAMES[kind], text, target)
