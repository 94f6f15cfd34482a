"""One name with two codes: two companies, or a code of which one digit was changed."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.derive.naming import code_of, folded
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where an earlier case of the same name has another code."""
    code = code_of(case.company)
    if code is None or case.company.is_natural_person:
        return
    alike = world.companies.by_name.get(folded(case.company.name), ())
    first = next((other for other in alike if code_of(other.company) is not None), case)
    if code_of(first.company) == code:
        return
    yield Finding(
        ("company", "tax_code") if case.company.tax_code else ("company", "foreign_id"),
        f"azienda: «{case.company.name}» ha qui il codice «{code}», e nel caso «{first.id}» "
        f"il codice «{code_of(first.company)}».",
        "Se è la stessa azienda, correggere uno dei due codici. Se sono due aziende con lo stesso nome, "
        "non occorre fare nulla.",
    )


CHECK = Check("stesso-nome-due-codici", Level.NOTE, "Lo stesso nome compare con due codici diversi.", check)
