"""Trade unions and employers' associations, as suggestions.

What staff write is free text: these names help to write it alike, and nothing is refused for not
being among them.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from registry.vocabulary.tables import rows_of

Kind = Literal["confederazione", "categoria", "datoriale"]

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body; `sector` is the Italian name of the one it represents, empty for a confederation."""

    name: str
    kind: str
    sector: str


@cache
def organisations(kind: Kind | None = None) -> tuple[Organisation, ...]:
    """Return the known bodies, or those of a kind: confederations, unions by category, employers'."""
    rows = (Organisation(*row) for row in rows_of("organisations.tsv", width=3))
    return tuple(body for body in rows if kind in {None, body.kind})


def suggest(text: str, *, count: int = 3) -> list[str]:
    """Return the known names nearest to a text, best first; a name written as ours comes alone."""
    names = {body.name.casefold(): body.name for body in organisations()}
    typed = text.strip().casefold()[:_LONGEST_NAME]
    if typed in names:
        return [names[typed]]
    return [names[name] for name in get_close_matches(typed, names, n=count, cutoff=0.7)]
