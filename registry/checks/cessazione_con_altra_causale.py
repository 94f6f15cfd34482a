"""A ceasing company under a causale that is not for ceasing ones, and nothing else in the case that is."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import first_fact
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
    if index is None or _was_admitted(case, causali[index], world):
        return
    yield Finding(
        ("procedures", index, "causale"),
        f"causale: «{causali[index]}», {lowered(label_of(causali[index]))}, non è per chi cessa l'attività, "
        "ma il tipo di crisi è «cessazione».",
        "Controllare la causale nel verbale: per la cessazione è cessazione_art44. Se l'attività non cessa, "
        "correggere «tipo_crisi», ad esempio riduzione_organico.",
        also=("crisis_types", case.crisis_types.index("cessazione")),
    )


def _was_admitted(case: Case, causale: str, world: World) -> bool:
    """Until the end of 2015 the crisis of art. 21 could be a cessation. Source: S-13."""
    first = first_fact(case)
    excluded_from = world.law.statutes["S-13"].versions[-1].starts_on
    return (
        causale == "crisi_art21" and first is not None and excluded_from is not None and first[1].date < excluded_from
    )


CHECK = Check(
    "cessazione-con-altra-causale",
    Level.WARNING,
    "La crisi è una cessazione, ma la causale non è per chi cessa.",
    check,
    "R-7.1-2",
    related=("S-13",),
)
