"""The letters that a case's page offers: for its next action, and for the act recorded last, which may yet leave."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.glossary import Term, label_of
from registry.italian import lowered
from registry.reporters.letter_words import GIVEN
from site_gen import addresses
from site_gen.context import Context
from site_gen.documents.letters.catalogue import Letter, last_step, letters, next_step, path_of
from site_gen.documents.letters.language import TemplateFault
from site_gen.documents.letters.library import Library
from site_gen.documents.letters.writing import Draft, Request, draft


@dataclass(frozen=True, slots=True)
class LetterOffer:
    """A letter of a case: the document where it is ready, else what is missing; `fault` if its template is wrong."""

    title: str
    address: str
    purpose: str
    rule: str
    missing: tuple[str, ...]
    command: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer and, where it is ready, the document that stands at its address."""

    offer: LetterOffer
    document: bytes | None


def offered(status: CaseStatus, context: Context) -> Iterator[Offered]:
    """Yield the letters that a case needs now, for the next action first.

    None in the public edition, nor where letters cannot be made.
    """
    if context.letters is None:
        return
    following, done = next_step(status), last_step(status)
    here = [(letter, letter.steps_on(path_of(status))) for letter in letters().values()]
    for letter, steps in here:
        if following in steps:
            yield _offered(letter, status, context, library=context.letters, is_for_next=True)
    for letter, steps in here:
        if done in steps and following not in steps:
            yield _offered(letter, status, context, library=context.letters, is_for_next=False)


def _offered(letter: Letter, status: CaseStatus, context: Context, *, library: Library, is_for_next: bool) -> Offered:
    try:
        made = draft(letter, Request(status, context.law), library)
        document = made.filled.document() if made and made.filled and made.is_ready else None
        fault = made.found.fault if made else ""
    except TemplateFault as told:
        made, document, fault = None, None, str(told)
    return Offered(
        LetterOffer(
            title=letter.title,
            address=addresses.letter(status.case.identity, letter.name) if document else "",
            purpose=_purpose(status, is_for_next=is_for_next),
            rule=made.use.rule if made and made.use else "",
            missing=tuple(_missing(term) for term in made.missing) if made else (),
            command=_command(status, letter, made),
            fault=fault,
        ),
        document,
    )


def _purpose(status: CaseStatus, *, is_for_next: bool) -> str:
    step = next_step(status) if is_for_next else last_step(status)
    kind = "per la prossima azione" if is_for_next else "per l'ultimo passo registrato"
    return f"{kind}: {lowered(label_of(step or ''))}"


def _missing(term: Term) -> str:
    where = "da dare al comando" if term.where == GIVEN else term.where
    return f"{lowered(term.label)} ({where})" if where else lowered(term.label)


def _command(status: CaseStatus, letter: Letter, made: Draft | None) -> str:
    """Return the command that makes the letter, to be copied; what it needs to be given is left to fill."""
    given = [term.key for term in made.missing if term.where == GIVEN] if made else []
    return " ".join([f"registro letter {status.case.id} {letter.name}", *(f'--field {name}="…"' for name in given)])
