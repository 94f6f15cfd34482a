"""The story of a case in Italian lines, for the terminal and for its page alike."""

from collections.abc import Iterator

from registry.derive.changes import Change
from registry.italian import counted, short_date
from registry.model import Case
from registry.reporters.change_words import Wording
from registry.story import Entry, EntryKind

_PLAIN: dict[EntryKind, str] = {
    "tolto": "Caso tolto dal registro.",
    "illeggibile": "Versione non leggibile: il file aveva errori.",
    "parziale": "Il caso c'era già: la sua storia fino a qui non è in questa copia del deposito.",
}
UNCHANGED = "Nessun fatto è cambiato: solo commenti o disposizione del testo."
FETCH = "Per scaricare la storia intera: git fetch --unshallow"
PARTIAL = "La copia del deposito Git è parziale: manca la storia più vecchia."


def lines_of(entry: Entry, *, quotes_text: bool, in_full: bool = True) -> Iterator[str]:
    """Yield what an entry says; `in_full` names the events that a new case came with, else it counts them.

    `quotes_text`: false for the public edition (see `Wording`).
    """
    if entry.kind in _PLAIN:
        yield _PLAIN[entry.kind]
        return
    wording = Wording(entry.several, quotes_text)
    if entry.kind == "registrato" and entry.case is not None:
        yield f"Caso registrato{_events(entry.case, entry)}."
    if entry.kind == "rinominato":
        yield f"Caso rinominato: prima era {entry.former_id}."
    if entry.kind != "registrato" or in_full:
        yield from (
            wording.line(change, recorded_on=entry.day) for change in entry.changes if not _is_said(change, entry)
        )
    yield from map(wording.term, entry.terms)
    if entry.kind == "modificato" and not entry.changes:
        yield UNCHANGED


def _is_said(change: Change, entry: Entry) -> bool:
    """A rename writes the former name in the file: the line on the rename says it already."""
    return entry.kind == "rinominato" and change.field == "former_ids"


def _events(case: Case, entry: Entry) -> str:
    days = sorted(event.date for _, event in case.located_events())
    if not days:
        return ""
    since = short_date(days[0]) if days[0] == days[-1] else f"{short_date(days[0])}–{short_date(days[-1])}"
    late = (entry.day - days[-1]).days
    ago = f", l'ultimo {counted(late, 'giorno', 'giorni')} prima" if late > 0 and len(days) > 1 else ""
    return f" con {counted(len(days), 'evento', 'eventi')} ({since}){ago}"
