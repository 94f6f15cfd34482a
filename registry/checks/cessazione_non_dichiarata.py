"""A CIGS for cessation in a crisis that is not told as one."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for the first procedure of cessation, where the crisis types say otherwise."""
    if not case.crisis_types or "cessazione" in case.crisis_types:
        return
    for index, procedure in enumerate(case.procedures):
        if procedure.causale == "cessazione_art44":
            yield Finding(
                ("procedures", index, "causale"),
                f"causale: «{procedure.causale}» è per chi cessa l'attività, ma il tipo di crisi è "
                f"«{listed(list(case.crisis_types))}».",
                "Aggiungere «cessazione» a «tipo_crisi», oppure controllare la causale.",
                also=("crisis_types",),
            )
            return


CHECK = Check(
    "cessazione-non-dichiarata",
    Level.NOTE,
    "La CIGS è per cessazione, ma il tipo di crisi non lo dice.",
    check,
    "R-7.1-2",
)
