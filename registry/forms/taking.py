"""The answers to a form → the case or the event that they ask for, and all that they say wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from registry.editing.fields import Pair
from registry.editing.sites import site_pairs
from registry.finding import Refusal
from registry.forms.answers import Answers
from registry.forms.catalogue import CRISIS
from registry.forms.form import Question
from registry.layout import FOLDER, identity_of
from registry.model import Identity

_ADDRESS = re.compile(r"casi/([A-Z]{2}/\d{4}/[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class NewCaseAsked:
    """A case to open: what is known of it, its first fact, the Nucleo that opens it."""

    pairs: tuple[Pair, ...]
    event: str
    day: str
    territory: str


@dataclass(frozen=True, slots=True)
class NewEventAsked:
    """An event to record; `procedure` counts from 1, 0 is outside any, None where it was not said."""

    case: str
    kind: str
    pairs: tuple[Pair, ...]
    procedure: int | None


def taken(answers: Answers) -> tuple[NewCaseAsked | NewEventAsked, tuple[Refusal, ...]]:
    """Return what is asked for; `answers` are to a form that a command takes."""
    refusals: list[Refusal] = []
    words = {question.name: list(_words(question, answers, refusals)) for question in answers.form.questions}
    pairs = [
        (question.key, word) for question in answers.form.questions if question.key for word in words[question.name]
    ]
    if answers.form is CRISIS:
        pairs += _sites(answers.texts.get("sedi", ""))
        asked = NewCaseAsked(tuple(pairs), _one(words, "evento"), _one(words, "data"), _one(words, "territorio"))
        return asked, tuple(refusals)
    pairs += _others(answers.texts.get("altro", ""), refusals)
    procedure = _number(_one(words, "procedura"), refusals)
    return NewEventAsked(_case(_one(words, "caso")), _one(words, "tipo"), tuple(pairs), procedure), tuple(refusals)


def _one(words: dict[str, list[str]], name: str) -> str:
    return next(iter(words[name]), "")


def _words(question: Question, answers: Answers, refusals: list[Refusal]) -> Iterator[str]:
    """Yield the answers to a question, a choice as its word."""
    text = answers.texts.get(question.name, "")
    if not question.options:
        yield from [text] if text else []
        return
    # The forge writes several choices with commas between them, which labels may hold too.
    listed = re.split(r"\n|(?<=\)),", text) if question.kind == "scelte" else [text]
    for choice in listed:
        choice_text = choice.strip().removeprefix("- ").strip()
        word = question.word_of(choice_text)
        if word is not None:
            yield word
        elif choice_text:
            refusals.append(_not_a_choice(question, choice_text))


def _not_a_choice(question: Question, found: str) -> Refusal:
    known = {text.casefold(): choice for choice in question.choices for text in _said(choice)}
    near = get_close_matches(found[:80].casefold(), known, n=1, cutoff=0.7)
    return Refusal(
        "scelta-sconosciuta",
        f"{question.label}: «{found[:60]}» non è tra le scelte.",
        f"Forse si voleva scrivere «{known[near[0]]}»." if near else f"Le scelte sono: {'; '.join(question.choices)}.",
    )


def _said(choice: str) -> tuple[str, ...]:
    """Return the ways in which people say a choice: whole, by its label, by its word."""
    label, _, word = choice.rpartition(" (")
    return choice, label, word.removesuffix(")")


def _sites(text: str) -> Iterator[Pair]:
    for line in text.splitlines():
        site = line.strip().removeprefix("-").strip()
        if site:
            yield from site_pairs(site)


def _others(text: str, refusals: list[Refusal]) -> Iterator[Pair]:
    for line in text.splitlines():
        written = line.strip().removeprefix("- ").strip()
        key, colon, value = written.partition(":")
        if colon:
            yield key.strip(), value.strip().strip('"')
        elif written:
            refusals.append(
                Refusal(
                    "riga-senza-voce",
                    f"Altri dati: «{written[:60]}» non è scritto come «voce: valore».",
                    "Scrivere ad esempio incontro_previsto: 2026-04-02",
                )
            )


def _number(text: str, refusals: list[Refusal]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 4:
        return int(text)
    message = f"Procedura: «{text[:40]}» non è un numero."
    refusals.append(Refusal("numero-non-valido", message, "Scrivere 1 per la prima, 2 per la seconda."))
    return None


def _case(text: str) -> str:
    """Return the name of a case, also from the address of its page."""
    found = _ADDRESS.search(text)
    identity = identity_of(f"{FOLDER}/{found[1]}.yaml") if found else None
    return identity.id if isinstance(identity, Identity) else text.strip().strip("`«»")
