"""Where a rule lives, with the page that shows each place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from registry.traceability import Use, UseKind, uses_by_rule
from site_gen import addresses


@dataclass(frozen=True, slots=True)
class UseLink:
    """A place that rests on a rule; `name` says what it is, `text` how it is called."""

    name: str
    text: str
    address: str


_ADDRESSES: Mapping[UseKind, Callable[..., str]] = {
    "termine": lambda path, step: f"{addresses.path(path)}#passo-{step}",
    "passo": lambda path, step: f"{addresses.path(path)}#passo-{step}",
    "anche_passo": lambda path, step: f"{addresses.path(path)}#passo-{step}",
    "percorso": addresses.path,
    "ordine": addresses.control,
    "controllo": addresses.control,
    "luogo": addresses.place,
    "voce": lambda name: f"{addresses.GLOSSARY}#voce-{name}",
    "parola": lambda name: f"{addresses.GLOSSARY}#parola-{name}",
}


def use_links(rule: str) -> tuple[UseLink, ...]:
    """Return the places that rest on a rule, a reading or a statutory fact, those that weigh most first."""
    return tuple(_link(use) for use in uses_by_rule().get(rule, ()))


def _link(use: Use) -> UseLink:
    return UseLink(use.name, use.text, _ADDRESSES[use.kind](*use.target))
