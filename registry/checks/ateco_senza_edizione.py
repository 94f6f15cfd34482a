"""An activity code without its edition: 25.62.00 is one trade in 2022 and another in 2025."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case
from registry.vocabulary import ateco


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the code has no edition, with those that know it."""
    activity = case.company.ateco
    if activity is None or activity.edition is not None:
        return
    editions = ateco.editions_of(ateco.canonical(activity.code) or "")
    known = f" (questo codice esiste nell'edizione {listed(editions)})" if editions else ""
    yield Finding(
        ("company", "ateco", "code"),
        f"ateco: «{activity.code[:20]}» è senza edizione, e lo stesso numero può voler dire attività diverse.",
        f"Aggiungere l'edizione da cui è preso il codice{known}, ad esempio edizione: 2025.",
    )


CHECK = Check("ateco-senza-edizione", Level.ERROR, "Il codice ATECO è senza edizione.", check)
