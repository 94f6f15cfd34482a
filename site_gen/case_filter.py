"""The questions that the explorer answers, as addresses: `casi/?territorio=BS&settore=24&ritardo=si`.

They are published addresses: people send them to each other, so a name here is never changed. The guide tells
them in Italian (`docs/guida/cercare.md`); `assets/cases-index.js` answers them.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from site_gen import addresses

Words = str | tuple[str, ...]
"""One word, or several of which any will do; empty asks nothing."""


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What to ask of the cases; whatever is given must hold together."""

    text: str = ""
    """Words of the company's name, of the place, of the id or of the next action."""
    territory: Words = ""
    """Where there are workers involved: `BS`."""
    lead: Words = ""
    """The Nucleo that follows it; `da_concordare` where there is none yet."""
    path: Words = ""
    """Of any of its procedures: `7.1`; `monitoraggio` for none."""
    position: Words = ""
    """Where one of its procedures stands on a path: `7.1:in_corso`, `7.1:convocazione_parti` for a step awaited."""
    causale: Words = ""
    """Of any of its procedures."""
    state: Words = ""
    sector: Words = ""
    """A section of ATECO or a division: `C`, `24`."""
    year: Words = ""
    """That of its id."""
    quarter: Words = ""
    """That in which it was taken in charge: `2026-T3`."""
    kind: Words = ""
    """How any of its actions presses, by the kinds of the agenda: `in_scadenza`."""
    is_late: bool | None = None
    """Whether an action is past its term, an indicative one too."""
    since: date | None = None
    until: date | None = None
    """First and last day of a term or of a planned date still to come."""
    workers_from: int | None = None
    workers_to: int | None = None

    @property
    def address(self) -> str:
        """The address of the explorer that answers, from the site's root."""
        asked = "&".join(f"{name}={quote(value, safe=',:')}" for name, value in self._values() if value)
        return f"{addresses.CASES}?{asked}" if asked else addresses.CASES

    def _values(self) -> tuple[tuple[str, str], ...]:
        return (
            ("testo", self.text),
            ("territorio", _joined(self.territory)),
            ("capofila", _joined(self.lead)),
            ("percorso", _joined(self.path)),
            ("posizione", _joined(self.position)),
            ("causale", _joined(self.causale)),
            ("stato", _joined(self.state)),
            ("settore", _joined(self.sector)),
            ("anno", _joined(self.year)),
            ("trimestre", _joined(self.quarter)),
            ("scadenza", _joined(self.kind)),
            ("ritardo", "" if self.is_late is None else ("no", "si")[self.is_late]),
            ("dal", self.since.isoformat() if self.since else ""),
            ("al", self.until.isoformat() if self.until else ""),
            ("lavoratori", _range(self.workers_from, self.workers_to)),
        )


def _joined(words: Words) -> str:
    return words if isinstance(words, str) else ",".join(words)


def _range(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ""
    return f"{'' if first is None else first}-{'' if last is None else last}"
