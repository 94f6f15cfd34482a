"""An agreement of transition after something that is not a CIGS for crisis or reorganisation. Source: S-21."""

from collections.abc import Iterator
from difflib import get_close_matches

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level

_ADMITTED = ("crisi_art21", "riorganizzazione_art21", "proroga_22bis_crisi", "proroga_22bis_riorganizzazione")
"""Art. 21, letters a and b; the extensions of art. 22-bis continue the same treatments."""


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the CIGS before the transition is not one of those admitted."""
    previous = proceeding.procedure.previous_cigs
    if previous is None or previous in _ADMITTED:
        return
    is_known = previous in world.law.causali
    near = [] if is_known else get_close_matches(previous, _ADMITTED, n=1, cutoff=0.75)
    hint = f"Forse si voleva scrivere «{near[0]}»; le" if near else "Le"
    yield Finding(
        proceeding.route("previous_cigs"),
        f"cigs_precedente: «{previous[:60]}» non è una CIGS per crisi o riorganizzazione, le sole da cui si passa "
        "all'accordo di transizione.",
        f"{hint} causali ammesse sono: {', '.join(_ADMITTED)} (art. 22-ter D.Lgs. 148/2015: "
        "vigenza da verificare con l'ufficio legale).",
        also=proceeding.route("causale") if is_known else None,
    )


CHECK = Check(
    "cigs-precedente-non-ammessa",
    Level.WARNING,
    "L'accordo di transizione segue una CIGS che non lo ammette.",
    check,
    "R-7.3-1",
    on=(Proceeding,),
    paths=frozenset(("7.3",)),
)
