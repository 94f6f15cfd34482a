"""Personal data where people write freely: a registry in Git cannot forget them."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from registry.checks.base import Check, World
from registry.checks.grounds import personal_data
from registry.checks.grounds.free_text import FreeText, texts_of, words_of
from registry.finding import Finding, Level
from registry.glossary import key_of
from registry.model import Board, Case, Flow

_MARKS: tuple[tuple[str, Callable[[str], bool], Callable[[FreeText], bool]], ...] = (
    ("il codice fiscale di una persona (16 caratteri)", personal_data.has_personal_code, lambda text: True),
    ("un codice IBAN", personal_data.has_iban, lambda text: True),
    ("un indirizzo e-mail", personal_data.has_email, lambda text: not text.is_contact),
    ("un numero di telefono", personal_data.has_phone, lambda text: not (text.is_contact or text.is_number)),
)
"""What is looked for, how it is recognised, and where: «referenti» hold contacts, that is what they are for."""


def check(record: Case | Board | Flow, world: World) -> Iterator[Finding]:
    """Yield a finding for each kind of personal data in each text, without ever repeating it."""
    if not any(_is_suspect(text) for text in words_of(record)):
        return
    for text in texts_of(record):
        if _is_suspect(text.text):
            yield from _judged(text)


@lru_cache(maxsize=4096)
def _is_suspect(text: str) -> bool:
    """The same titles and notes come back in thousands of cases."""
    return personal_data.is_suspect(text)


def _judged(text: FreeText) -> Iterator[Finding]:
    key = next(key_of(part) for part in reversed(text.at) if isinstance(part, str))
    for what, holds, is_sought in _MARKS:
        if is_sought(text) and holds(text.text):
            yield Finding(
                text.at,
                f"{key}: il testo contiene {what}, che nel registro non va mai scritto.",
                "Toglierlo e scrivere la funzione, ad esempio «ufficio del personale»; i contatti di lavoro stanno "
                "in «referenti». Se il file è già stato inviato, avvisare chi cura il registro: resta nella storia.",
                conceals=True,
            )


CHECK = Check(
    "dati-personali",
    Level.ERROR,
    "Un testo contiene dati personali: codice fiscale, telefono, e-mail o IBAN.",
    check,
    "R-7.1.4-2",
    on=(Case, Board, Flow),
    related=("R-8-2", "R-D4.1-1"),
)
