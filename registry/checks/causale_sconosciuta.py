"""A causale that leads to no path: nothing can be computed for its procedure."""

from collections.abc import Iterator
from difflib import get_close_matches

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each unknown causale, with the nearest known one."""
    law = world.setting.law
    for index, procedure in enumerate(case.procedures):
        if law.path_of(procedure.causale) is not None:
            continue
        near = get_close_matches(procedure.causale, law.causali, n=1, cutoff=0.6)
        remedy = f"Forse si voleva scrivere «{near[0]}»; le" if near else "Le"
        yield Finding(
            ("procedures", index, "causale"),
            f"causale: «{procedure.causale[:60]}» non è una causale conosciuta.",
            f"{remedy} causali sono: {', '.join(law.causali)}.",
        )


CHECK = Check("causale-sconosciuta", Level.ERROR, "La causale non porta a nessun percorso.", check, "R-7-1")
