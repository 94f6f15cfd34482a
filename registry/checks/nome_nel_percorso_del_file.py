"""The name of a natural person in the path of the file: the path is the public identity of the case."""

import re
import unicodedata
from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case

_SHORTEST_WORD = 3


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where slug or former ids hold words of a natural person's name."""
    if not case.company.is_natural_person:
        return
    names = (case.identity.slug, *case.former_ids)
    shared = _words(case.company.name) & frozenset().union(*(_words(name) for name in names))
    if shared:
        yield Finding(
            ("company", "name"),
            "denominazione: è il nome di una persona, e una sua parola compare nel nome del file "
            "(o in «id_precedenti»), che è pubblico.",
            "Rinominare il file senza parole del nome, ad esempio con attività e comune: officina-lumezzane.",
        )


def _words(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return frozenset(word for word in re.findall(r"[a-z]+", folded) if len(word) >= _SHORTEST_WORD)


CHECK = Check(
    "nome-nel-percorso-del-file", Level.ERROR, "Il nome di una persona compare nel nome del file del caso.", check
)
