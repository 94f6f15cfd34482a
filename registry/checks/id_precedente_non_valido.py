"""A former identity that no file can have had."""

import re
from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case
from registry.model.case import SLUG
from registry.vocabulary.territories import is_lombard

_IDENTITY = re.compile(rf"([A-Z]{{2}})-(?:19|20)\d{{2}}-{SLUG.pattern}")


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each former identity that is not SIGLA-anno-nome."""
    for index, former in enumerate(case.former_ids):
        match = _IDENTITY.fullmatch(former)
        if match is None or not is_lombard(match[1]):
            yield Finding(
                ("former_ids", index),
                f"id_precedenti: «{former[:60]}» non è il nome di un caso.",
                "Scrivere sigla, anno e nome del file uniti da trattini: cases/BS/2025/fonderie.yaml "
                "diventa BS-2025-fonderie.",
            )


CHECK = Check(
    "id-precedente-non-valido", Level.ERROR, "Un'identità precedente non ha la forma del nome di un caso.", check
)
