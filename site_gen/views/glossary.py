"""The glossary in sections: the fields where a file has them, the words by what they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel

from registry.derive.results import CaseState, ProcedureState
from registry.glossary import Term, fields, law_words, values
from registry.law import Law
from registry.model import (
    EVENT_MODELS,
    EVENT_TYPES,
    Ateco,
    Board,
    Case,
    Company,
    Document,
    Event,
    Flow,
    LeadAgreement,
    Period,
    Procedure,
    Publication,
    Site,
)
from registry.model.case import Contact, Todo
from registry.model.company import Seat
from registry.model.events import Measure


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and its anchor in the page."""

    term: Term
    anchor: str


@dataclass(frozen=True, slots=True)
class Section:
    """Terms that a reader meets together."""

    anchor: str
    title: str
    note: str
    entries: tuple[Entry, ...]


_PLACES: tuple[tuple[str, str, tuple[type[BaseModel], ...]], ...] = (
    ("caso", "Il caso", (Case, LeadAgreement, Publication, Contact, Todo)),
    ("azienda", "L'azienda e le sedi", (Company, Seat, Ateco, Site)),
    ("procedura", "La procedura", (Procedure, Period)),
    ("evento", "Ogni evento", (Event, Document)),
    ("eventi", "Le voci di alcuni eventi", (*EVENT_MODELS, Measure)),
    ("registri", "Tavoli e flussi", (Board, Flow)),
)


def law_entries() -> tuple[Entry, ...]:
    """Return the words of the law, in the order in which one looks for them."""
    return tuple(Entry(term, f"legge-{name}") for name, term in law_words().items())


def field_sections() -> Iterator[Section]:
    """Yield the fields of the files, each once, where a reader meets it first."""
    left = dict(fields())
    for anchor, title, models in _PLACES:
        names = dict.fromkeys(name for model in models for name in model.model_fields)
        terms = [left.pop(name) for name in names if name in left]
        yield Section(f"voci-{anchor}", title, "", tuple(Entry(term, f"voce-{term.name}") for term in terms))
    if left:
        rest = tuple(Entry(term, f"voce-{term.name}") for term in left.values())
        yield Section("voci-altre", "Altre voci", "Quelle dei file che preparano un'importazione.", rest)


def value_sections(law: Law) -> Iterator[Section]:
    """Yield the words that fields may hold, and those that the registry answers with."""
    left = dict(values())
    actors = [actor for rule in law.rules.values() for actor in rule.actor]
    actors += [step.actor for path in law.paths.values() for step in path.steps]
    natures = [rule.nature for rule in law.rules.values()]
    states = (*get_args(CaseState), *get_args(ProcedureState))
    yield Section("parole-percorsi", "I percorsi", "", _words(left, law.paths))
    yield Section("parole-causali", "Le causali", "Si scrivono in «causale».", _words(left, law.causali))
    yield Section("parole-tipi", "I tipi di evento", "Si scrivono in «tipo».", _words(left, EVENT_TYPES))
    told = "Non si scrivono: il registro li ricava dai fatti."
    yield Section("parole-stati", "Gli stati", told, _words(left, states))
    yield Section("parole-chi", "Chi agisce", "", _words(left, actors))
    yield Section("parole-natura", "Che peso ha una regola", "", _words(left, natures))
    yield Section("parole-valori", "I valori delle altre voci", "", _words(left, tuple(left)))


def _words(left: dict[str, Term], words: Iterable[str]) -> tuple[Entry, ...]:
    terms = [left.pop(word) for word in dict.fromkeys(words) if word in left]
    return tuple(Entry(term, f"parola-{term.name}") for term in terms)
