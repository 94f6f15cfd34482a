"""The only bilingual place: every field has its term, every word that a field may hold its label."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from registry.edition import Edition
from registry.finding import Level
from registry.glossary import Term, fields, file_route, key_of, label_of, law_words, values
from registry.law import load_law
from registry.law.path import Force, Path
from registry.law.reference import Act, Interpretation, Rule, Statute
from registry.model import EVENT_TYPES, Board, Case, Facts, Flow


def inside(annotation: object) -> Iterator[object]:
    """Yield everything that an annotation is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from inside(inner)


@cache
def models_under(root: type[Facts]) -> tuple[type[Facts], ...]:
    """Return a model and all that it may hold, at every depth."""
    found: dict[type[Facts], None] = {}
    waiting: list[type[Facts]] = [root]
    while waiting:
        model = waiting.pop()
        if model in found:
            continue
        found[model] = None
        for field in model.model_fields.values():
            waiting += [part for part in inside(field.annotation) if isinstance(part, type) and issubclass(part, Facts)]
    return tuple(found)


# What the pages say without explaining it there.
MET = ("CIGS", "22-bis", "22-ter", "art. 44", "Esame congiunto", "PAL", "Nucleo", "Capofila", "NASpI", "Condizionalità",
       "Contratto di solidarietà", "Licenziamento collettivo", "Presa in carico", "Parti sociali", "RSU", "CPI",
       "Unità produttiva", "Tavolo bilaterale", "CIG in deroga")  # fmt: skip

FILE_MODELS = {model for root in (Case, Board, Flow) for model in models_under(root)}
LAW_MODELS = {model for root in (Act, Rule, Interpretation, Statute, Path) for model in models_under(root)}
FIELDS = sorted({name for model in FILE_MODELS for name in model.model_fields})
WORDS = sorted(
    {
        word
        for model in FILE_MODELS
        for field in model.model_fields.values()
        for part in inside(field.annotation)
        if get_origin(part) is Literal
        for word in get_args(part)
        if not word.isdigit()  # the editions of ATECO are years
    }
    | set(get_args(Force))
)


def test_the_models_are_all_reached() -> None:
    assert set(EVENT_TYPES.values()) <= FILE_MODELS
    assert len(FILE_MODELS) > len(set(EVENT_TYPES.values())) + 10


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_term(name: str) -> None:
    term = fields()[name]

    assert isinstance(term, Term)
    assert term.key == key_of(name)
    assert term.label[0].isupper()
    assert term.definition.endswith(".")


def test_no_term_is_left_over() -> None:
    assert set(fields()) == set(FIELDS)


@pytest.mark.parametrize("model", sorted(FILE_MODELS | LAW_MODELS, key=str))
def test_no_two_fields_of_a_group_share_a_key(model: type[BaseModel]) -> None:
    keys = [key_of(name) for name in model.model_fields]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_an_italian_label(word: str) -> None:
    term = values()[word]

    assert term.label
    assert term.label == label_of(word)
    assert term.definition.endswith(".")


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_event_type_has_a_label(kind: str) -> None:
    assert values()[kind].label[0].isupper()


@pytest.mark.parametrize("causale", load_law().causali)
def test_every_causale_has_a_label(causale: str) -> None:
    assert values()[causale].label


@pytest.mark.parametrize("path", load_law().paths)
def test_every_path_has_a_label(path: str) -> None:
    assert values()[path].label


def test_every_actor_has_a_label() -> None:
    actors = {step.actor for path in load_law().paths.values() for step in path.steps}

    assert actors <= set(values())


@pytest.mark.parametrize(
    "word",
    [
        "annullato", "concluso", "concluso_valutazione_negativa", "non_avviato", "in_attesa_esterna",
        "in_attesa_delle_parti", "in_corso", "chiusa", "presa_in_carico", "in_monitoraggio", "segnalata",
        "unico", "maggior_numero", "accordo", "da_concordare", "obbligo", "di_norma", "condizione", "facolta",
        "vincolante",
        *(edition.value for edition in Edition),
    ],
)  # fmt: skip
def test_every_word_of_a_status_has_a_label(word: str) -> None:
    """Contract, section 5."""
    assert values()[word].label


@pytest.mark.parametrize("term", [*fields().values(), *values().values()], ids=lambda term: term.name)
def test_a_source_is_a_rule_that_exists(term: Term) -> None:
    assert term.source is None or term.source in load_law().rules


@pytest.mark.parametrize("term", law_words().values(), ids=lambda term: term.name)
def test_a_word_of_the_law_is_told_plainly_with_its_rule(term: Term) -> None:
    law = load_law()

    assert term.definition.endswith(".")
    assert term.source is None or term.source in {*law.rules, *law.statutes}


def test_the_words_of_the_law_are_those_that_readers_meet_in_alphabetical_order() -> None:
    labels = [term.label for term in law_words().values()]

    assert labels == sorted(labels, key=lambda label: label.casefold().lstrip("«"))
    told = " ".join(labels)
    assert [word for word in MET if word not in told] == []


def test_a_word_that_is_not_in_the_glossary_labels_itself() -> None:
    assert label_of("una_parola_nuova") == "una parola nuova"


def test_a_field_that_is_not_in_the_glossary_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        key_of("never_seen")


def test_a_route_is_told_in_the_keys_of_the_file() -> None:
    assert file_route(("procedures", 0, "events", 2, "date")) == ("procedure", 0, "eventi", 2, "data")


def test_levels_are_told_in_italian() -> None:
    assert [level.value for level in Level] == ["errore", "avviso", "nota"]
