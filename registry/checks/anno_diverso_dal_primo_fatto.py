"""The year of the folder does not fit the first fact: the path is the identity, and stays for ever."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import first_fact
from registry.finding import Finding, Level
from registry.model import Case

_YEARS_BACK = 1
"""A crisis is often taken up in the year after its first signs."""


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the first event comes after the folder's year, or long before it."""
    first = first_fact(case)
    if first is None or first[1].date > world.setting.as_of or _is_archive(case, world):
        return
    if 0 <= int(case.identity.year) - first[1].date.year <= _YEARS_BACK:
        return
    yield Finding(
        (*first[0], "date"),
        f"data: il primo fatto è del «{first[1].date}», ma il file sta nella cartella «{case.identity.year}».",
        "Controllare l'anno della data. Se è giusto non occorre spostare il file: il nome del caso resta quello.",
    )


def _is_archive(case: Case, world: World) -> bool:
    """The facts of a closed regime may be registered many years later."""
    paths = [world.law.path_of(procedure.causale) for procedure in case.procedures]
    return any(path is not None and world.law.acts[path.act].closed for path in paths)


CHECK = Check(
    "anno-diverso-dal-primo-fatto", Level.NOTE, "L'anno della cartella non si accorda con il primo fatto.", check
)
