"""The help on a finding: what the check itself says, and what the help adds."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.checks import CHECKS
from registry.controls import Control, Group, controls
from registry.finding import Level
from site_gen.views.wording import Badge

_LEVELS = {
    Level.ERROR: Badge("Errore", "rc-late"),
    Level.WARNING: Badge("Avviso", "rc-attention"),
    Level.NOTE: Badge("Nota", "rc-current"),
}
_MEANINGS = {
    Level.ERROR: "Il file non è valido: finché resta, il caso non si pubblica.",
    Level.WARNING: "Qualcosa non torna: il caso si pubblica, ma va guardato.",
    Level.NOTE: "Richiama l'attenzione su un fatto: non è un errore.",
}
_IMPORT = "La mappatura non è valida: finché resta, non si importa niente."
GROUP_TITLES: dict[Group, str] = {
    "file": "Il file e il suo posto",
    "testo": "Come è scritto il testo",
    "voci": "Quali voci ci sono",
    "valori": "Che cosa dicono le voci",
    "giudizi": "Se i fatti stanno insieme",
    "importazione": "La mappatura di un'importazione",
    "moduli": "Le risposte a un modulo",
}


@dataclass(frozen=True, slots=True)
class ControlView:
    """A finding: its title, how much it weighs, the rules it rests on, and its help."""

    control: Control
    title: str
    badge: Badge
    meaning: str
    rules: tuple[str, ...]


def control_views() -> Iterator[ControlView]:
    """Yield the help on every finding, in the order of the data."""
    checks = {check.slug: check for check in CHECKS}
    for slug, control in controls().items():
        check = checks.get(slug)
        level = check.level if check else control.level
        yield ControlView(
            control=control,
            title=check.title.rstrip(".") if check else control.title,
            badge=_LEVELS[level],
            meaning=_IMPORT if control.group == "importazione" else _MEANINGS[level],
            rules=check.rules if check else (),
        )
