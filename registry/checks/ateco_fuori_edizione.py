"""An activity code that its edition does not have."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model import Case
from registry.vocabulary import ateco


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where the code is not in its edition, with where it is or the nearest one above it."""
    activity = case.company.ateco
    if activity is None or activity.edition is None or ateco.exists(activity.code, activity.edition):
        return
    yield Finding(
        ("company", "ateco", "code"),
        f"ateco: «{activity.code[:20]}» non è un codice dell'edizione «{activity.edition}».",
        _remedy(activity.code, activity.edition),
        also=("company", "ateco", "edition"),
    )


def _remedy(typed: str, edition: str) -> str:
    code = ateco.canonical(typed)
    if code is None:
        return 'Scrivere il codice con i punti e tra virgolette, ad esempio "24.51".'
    if ateco.exists(code, edition):
        return f'Scrivere il codice con i punti e tra virgolette: "{code}".'
    editions = ateco.editions_of(code)
    if editions:
        return f"Il codice esiste nell'edizione {listed(editions)}: controllare da quale è preso."
    near = ateco.nearest(code, edition)
    if near is not None and not near.code.isalpha():
        return f"Il codice conosciuto più vicino è «{near.code}»: {near.title}."
    return "Ricopiare il codice dalla visura dell'azienda."


CHECK = Check("ateco-fuori-edizione", Level.WARNING, "Il codice ATECO non esiste nella sua edizione.", check)
