"""More workers involved than the company employs: one of the two numbers is not up to date."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds.headcounts import of_case, of_procedure
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for the largest number of workers, where it passes the workforce."""
    workforce = case.company.workforce
    if workforce is None:
        return
    told = [*of_case(case), *(item for index in range(len(case.procedures)) for item in of_procedure(case, index))]
    largest = max(told, key=lambda headcount: headcount.count, default=None)
    if largest is not None and largest.count > workforce:
        yield Finding(
            largest.at,
            f"lavoratori: «{largest.count}» in tutto sono più dell'organico dell'azienda, «{workforce}».",
            "Controllare i due numeri: l'organico comprende tutte le persone occupate, in ogni sede. "
            "Se l'organico non è noto, togliere la voce.",
            also=("company", "workforce"),
        )


CHECK = Check("lavoratori-oltre-organico", Level.WARNING, "I lavoratori coinvolti sono più dell'organico.", check)
