"""What a letter lacks, in words: which field, and where its fact is written."""

import re
from collections.abc import Iterable, Iterator

from registry.glossary import Term, fields, letter_fields

_ENTRY = re.compile(r"voce «(\w+)»")
GIVEN = "comando"
"""Stands in the glossary for where no file holds the fact: it is given with the command."""


def given_fields() -> tuple[str, ...]:
    """Return the Italian names of the fields that only the command gives."""
    return tuple(term.key for term in letter_fields().values() if term.where == GIVEN)


def missing_lines(missing: Iterable[Term]) -> Iterator[str]:
    """Yield a line for each field that is missing: its label, its name, where in the case's file it is written."""
    for term in missing:
        yield f"- {term.label} ({term.key}): {_where(term)}"


def _where(term: Term) -> str:
    if term.where == GIVEN:
        value = f'"{term.example}"' if " " in (term.example or "") else term.example
        return f"nessun file lo contiene, si dà al comando: --field {term.key}={value}"
    return f"{term.where}{_example(term.where)}" if term.where else "non riguarda questo caso"


def _example(where: str) -> str:
    """Return how the entry that a place names is written in a file, where the glossary has an example of it."""
    entry = _ENTRY.search(where)
    found = next((term for term in fields().values() if entry and term.key == entry[1] and term.example), None)
    return f", ad esempio {found.key}: {found.example}" if found else ""
