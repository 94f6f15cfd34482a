"""What must be known to use the data: whose, of which day, from which version, under which licence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.italian import counted, dated
from site_gen.context import Context
from site_gen.open_data.dataset import Dataset

TITLE = "Registro delle crisi aziendali della Lombardia"
DESCRIPTION = (
    "Le crisi aziendali seguite dai Nuclei territoriali della Lombardia: casi, procedure, fatti, sedi con i "
    "lavoratori coinvolti, scadenze, tavoli."
)
EMPTY = (
    "Una casella vuota vuol dire che il dato non è noto, o che lì non ha senso; non vuol dire zero. "
    "Chi somma i lavoratori dica per quanti casi il numero non è noto."
)
VERSION_UNKNOWN = "non nota: la cartella non ha una storia Git"


@dataclass(frozen=True, slots=True)
class Licence:
    """How the data may be used again."""

    name: str
    title: str
    address: str


LICENCE = Licence(
    "CC-BY-4.0",
    "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)",
    "https://creativecommons.org/licenses/by/4.0/deed.it",
)
NOT_OPEN = "nessuna: l'edizione interna non è pubblicata, e contiene casi che nessuno ha deciso di pubblicare"


def cover_of(dataset: Dataset[Any], count: int, context: Context) -> Iterator[tuple[str, str]]:
    """Yield what must be known to read a table of `count` rows, each with its label."""
    if context.settings.is_demonstration:
        yield "Attenzione", context.settings.banner or "Dati dimostrativi, inventati."
    yield "Situazione", f"come si sapeva {dated('al', context.as_of)}: i fatti successivi non ci sono"
    yield "Una riga", dataset.row
    yield "Righe", counted(count, "riga", "righe")
    yield "Caselle vuote", EMPTY
    yield "Edizione", "pubblica: i soli casi pubblicati" if context.is_public else "interna: tutti i casi"
    yield "Licenza", LICENCE.title if context.is_public else NOT_OPEN
    yield "Fonte", context.settings.office_name or TITLE
    yield "Versione dei dati", context.version or VERSION_UNKNOWN


def head_of(dataset: Dataset[Any], count: int, context: Context) -> Mapping[str, Any]:
    """Return the same for programs, as keys of a JSON object."""
    return {
        "formato": 1,
        "tabella": dataset.name,
        "titolo": f"{TITLE}: {dataset.title.lower()}",
        "dimostrativo": context.settings.is_demonstration,
        "al": context.as_of.isoformat(),
        "edizione": str(context.edition),
        "licenza": LICENCE.name if context.is_public else None,
        "versione_dati": context.version,
        "riga": dataset.row,
        "chiave": list(dataset.key),
        "numero_righe": count,
    }
