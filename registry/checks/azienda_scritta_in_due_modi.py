"""One company under two spellings: it would look like two in every list."""

from collections import Counter
from collections.abc import Iterator, Sequence

from registry.checks.base import Check, World
from registry.derive.naming import code_of
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where name or foreign code are not written as in most cases of the same code."""
    code = code_of(case.company)
    same = world.companies.by_code.get(code or "", ())
    if len(same) < 2:
        return
    if not case.company.is_natural_person:
        yield from _differing(case, same, "name")
    if case.company.tax_code is None:
        yield from _differing(case, same, "foreign_id")


def _differing(case: Case, same: Sequence[Case], name: str) -> Iterator[Finding]:
    ours, usual = _written(case, name), _usual(same, name)
    if ours == usual:
        return
    where = next(other.id for other in same if _written(other, name) == usual)
    key = "denominazione" if name == "name" else "identificativo_estero"
    yield Finding(
        ("company", name),
        f"{key}: «{ours}» ha lo stesso codice di «{usual}», nel caso «{where}».",
        "Scrivere lo stesso nome in tutti i casi dell'azienda, come nella visura; "
        "se l'azienda ha cambiato nome, quello di oggi.",
    )


def _usual(same: Sequence[Case], name: str) -> str:
    """The spelling of most cases; among equals, that of the latest one."""
    written = [_written(case, name) for case in sorted(same, key=lambda case: (case.identity.year, case.id))]
    counts = Counter(written)
    return max(reversed(written), key=lambda text: counts[text])


def _written(case: Case, name: str) -> str:
    return " ".join(str(getattr(case.company, name)).split())


CHECK = Check("azienda-scritta-in-due-modi", Level.WARNING, "La stessa azienda è scritta in due modi diversi.", check)
