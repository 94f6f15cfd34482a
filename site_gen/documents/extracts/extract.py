"""An extraction to be sent: its rows, of which edition, from which version of the data."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.derive.extraction import Extraction
from registry.edition import Edition
from registry.italian import counted, dated

TITLE = "Estrazione delle procedure di CIGS e di licenziamento collettivo in Lombardia"
VERSION_UNKNOWN = "non nota: la cartella non ha una storia Git"


@dataclass(frozen=True, slots=True)
class Extract:
    """An extraction and where it comes from; `version` is the commit of the data, None where not known."""

    extraction: Extraction
    edition: Edition
    version: str | None = None

    @property
    def period(self) -> str:
        """«dal 1° luglio 2026 al 30 settembre 2026», or «fino al 30 settembre 2026»."""
        first, last = self.extraction.first, self.extraction.last
        return f"{dated('dal', first)} {dated('al', last)}" if first else f"fino {dated('al', last)}"


def cover_of(extract: Extract) -> Iterator[tuple[str, str]]:
    """Yield what must be known to read the rows, each with its label."""
    rows = len(extract.extraction.units)
    yield "Periodo", extract.period
    yield "Situazione", f"come si sapeva {dated('al', extract.extraction.last)}: i fatti successivi non ci sono"
    yield "Righe", f"{counted(rows, 'unità produttiva', 'unità produttive')}, una per riga"
    yield "Procedure", counted(extract.extraction.procedure_count, "procedura", "procedure")
    yield "Quali", "tutte quelle aperte nel periodo, anche se la crisi non è in carico (R-8-1; interpretazione P-5)"
    yield "Lavoratori", "vuoto non vuol dire zero: il numero non è noto per quella unità"
    yield "Edizione", "pubblica: i soli casi pubblicati" if extract.edition is Edition.PUBLIC else "interna"
    yield "Versione dei dati", extract.version or VERSION_UNKNOWN
