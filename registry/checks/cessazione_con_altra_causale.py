"""A ceasing company under a causale that is not for ceasing ones, and nothing else in the case that is."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered
from registry.model import Case

_NOT_FOR_CEASING = ("crisi_art21", "proroga_22bis_crisi", "proroga_22bis_riorganizzazione")
_OF_CEASING = frozenset(("cessazione_art44", "licenziamento_collettivo"))


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for the first procedure at odds with a crisis of cessation."""
    causali = [procedure.causale for procedure in case.procedures]
    if "cessazione" not in case.crisis_types or _OF_CEASING & set(causali):
        return
    index = next((index for index, causale in enumerate(causali) if causale in _NOT_FOR_CEASING), None)
    if index is None:
        return
    yield Finding(
        ("procedures", index, "causale"),
        f"causale: «{causali[index]}», {lowered(label_of(causali[index]))}, non è per chi cessa l'attività, "
        "ma il tipo di crisi è «cessazione».",
        "Controllare la causale nel verbale: per la cessazione è cessazione_art44. Se l'attività non cessa, "
        "correggere «tipo_crisi», ad esempio riduzione_organico.",
        also=("crisis_types", case.crisis_types.index("cessazione")),
    )


CHECK = Check(
    "cessazione-con-altra-causale",
    Level.WARNING,
    "La crisi è una cessazione, ma la causale non è per chi cessa.",
    check,
    "R-7.1-2",
)
