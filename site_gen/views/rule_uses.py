"""Where a rule lives in the registry: steps, checks, reports, fields and words that rest on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from registry.checks import CHECKS
from registry.controls import controls
from registry.glossary import Term, fields, label_of, values
from registry.law import Law, Path, Step, load_law
from site_gen import addresses
from site_gen.views.report import DUTY


@dataclass(frozen=True, slots=True)
class Use:
    """A place that rests on a rule; `kind` says what it is, `text` how it is called."""

    kind: str
    text: str
    address: str


_KINDS = (
    "Termine del passo",
    "Passo",
    "Percorso",
    "Vale anche per il passo",
    "Controllo",
    "Rapporto",
    "Voce dei file",
    "Parola dei file",
)


@cache
def uses_by_rule() -> Mapping[str, tuple[Use, ...]]:
    """Return the uses of each rule that has any, by its id, those that weigh most first."""
    found: dict[str, dict[Use, None]] = {}
    for rule, use in (*_in_paths(load_law()), *_in_checks(), *_in_reports(), *_in_words()):
        found.setdefault(rule, {})[use] = None
    return {rule: tuple(sorted(uses, key=lambda use: _KINDS.index(use.kind))) for rule, uses in found.items()}


def _in_paths(law: Law) -> Iterator[tuple[str, Use]]:
    for path in law.paths.values():
        address = addresses.path(path.code)
        yield from ((rule, Use("Percorso", label_of(path.code), address)) for rule in path.rules)
        for position, step in enumerate(path.steps, start=1):
            yield from _in_step(path, step, f"{address}#passo-{position}")


def _in_step(path: Path, step: Step, address: str) -> Iterator[tuple[str, Use]]:
    text = f"{label_of(step.step)} ({path_code(path)})"
    yield from ((rule, Use("Termine del passo", text, address)) for rule in step.terms)
    yield from ((rule, Use("Passo", text, address)) for rule in step.rules)
    yield from ((rule, Use("Vale anche per il passo", text, address)) for rule in step.see)


def path_code(path: Path) -> str:
    """Return «percorso 7.1», or the name of a path that has no number."""
    return f"percorso {path.code}" if path.code[0].isdigit() else label_of(path.code)


def _in_checks() -> Iterator[tuple[str, Use]]:
    for check in CHECKS:
        if check.source and check.slug in controls():
            yield check.source, Use("Controllo", check.title, addresses.control(check.slug))


def _in_reports() -> Iterator[tuple[str, Use]]:
    yield from ((rule, Use("Rapporto", "Rapporti trimestrali", addresses.REPORTS)) for rule in DUTY)


def _in_words() -> Iterator[tuple[str, Use]]:
    yield from _of_terms("Voce dei file", fields(), "voce")
    yield from _of_terms("Parola dei file", values(), "parola")


def _of_terms(kind: str, terms: Mapping[str, Term], anchor: str) -> Iterator[tuple[str, Use]]:
    for term in terms.values():
        if term.source:
            yield term.source, Use(kind, term.label, f"{addresses.GLOSSARY}#{anchor}-{term.name}")
