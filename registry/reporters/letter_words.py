"""What a letter lacks, in words: which field, and where its fact is written."""

from collections.abc import Iterable, Iterator

from registry.glossary import Term, letter_fields
from registry.reporters.lines import printable

GIVEN = "comando"
"""Stands in the glossary for where no file holds the fact: it is given with the command."""


def given_fields() -> tuple[str, ...]:
    """Return the Italian names of the fields that only the command gives."""
    return tuple(term.key for term in letter_fields().values() if term.where == GIVEN)


def missing_lines(missing: Iterable[Term], path: str) -> Iterator[str]:
    """Yield a line for each field that is missing: its label, its name, where it is written, an example."""
    for term in missing:
        yield f"- {term.label} ({term.key}): {_where(term, path)}"


def _where(term: Term, path: str) -> str:
    if term.where == GIVEN:
        value = f'"{term.example}"' if " " in (term.example or "") else term.example
        return f"nessun file lo contiene; si dà al comando: --field {term.key}={value}"
    where = f"si scrive in {printable(path)}, {term.where}" if term.where else "non riguarda questo caso"
    return f"{where} (ad esempio: {term.example})" if term.where and term.example else where
