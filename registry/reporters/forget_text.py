"""Every place where a text stands, and what to do about each: told without repeating the text."""

from collections.abc import Iterator, Sequence

from registry.history import Past, Touch
from registry.italian import counted, short_date
from registry.occurrences import Occurrence, Searched
from registry.reporters.lines import printable

_SHOWN = 40
_TITLES = {
    "caso": "Nei file dei casi",
    "congelato": "Nei rapporti congelati",
    "altro": "Negli altri file della cartella",
    "costruito": "Nei siti costruiti e nelle memorie temporanee",
}


def render(searched: Searched, past: Past | None, *, without_history: str) -> str:
    """Return the list; `without_history` says why the history was not looked at, where it was not."""
    return "\n".join(_lines(searched, past, without_history))


def _lines(searched: Searched, past: Past | None, without_history: str) -> Iterator[str]:
    for kind, title in _TITLES.items():
        places = [_place(found) for found in searched.found if found.kind == kind]
        yield from _listed(title, places)
    if past is not None:
        yield from _history(past)
    else:
        yield f"{without_history}: la storia non è stata guardata."
    if not searched.found and (past is None or not (past.files or past.messages or past.names)):
        yield "Il testo non compare in nessuno dei posti guardati."
    if searched.opaque:
        files = counted(
            len(searched.opaque), "file costruito non si può leggere", "file costruiti non si possono leggere"
        )
        yield f"{files} dentro (PDF, Parquet, immagini): vanno rifatti."
    yield from _to_do(searched.found, past)


def _listed(title: str, places: Sequence[str]) -> Iterator[str]:
    if not places:
        return
    yield f"{title} ({len(places)}):"
    yield from (f"  {printable(place)}" for place in places[:_SHOWN])
    if len(places) > _SHOWN:
        yield f"  … e altri {len(places) - _SHOWN}"
    yield ""


def _place(found: Occurrence) -> str:
    lines = ", ".join(str(line) for line in found.lines[:10])
    where = f", {'riga' if len(found.lines) == 1 else 'righe'} {lines}" if lines else ""
    return f"{found.path}{where}{', nel nome del file' if found.is_named else ''}"


def _history(past: Past) -> Iterator[str]:
    yield from _listed("Nella storia di Git, versioni di file", [_version(touch) for touch in past.files])
    yield from _listed("Nel messaggio o nell'autore di un commit", past.messages)
    yield from _listed("Nel nome o nel testo di rami ed etichette", past.names)
    if past.unread_count:
        yield f"Non letti perché oltre 1 MiB: {counted(past.unread_count, 'contenuto', 'contenuti')} della storia."
    if past.is_partial:
        yield "Questa copia non ha tutta la storia: ripetere in una copia completa (git fetch --unshallow)."


def _version(touch: Touch) -> str:
    return f"{touch.commit.short}, {short_date(touch.commit.day)}: {touch.path}"


def _to_do(found: Sequence[Occurrence], past: Past | None) -> Iterator[str]:
    kinds = {occurrence.kind for occurrence in found}
    steps = []
    if kinds & {"caso", "altro"}:
        steps.append(
            "Togliere il testo dai file, o cambiare il nome del file (registro rename), e proporre la modifica."
        )
    if "congelato" in kinds:
        steps.append(
            "Un rapporto congelato è la copia di ciò che fu inviato: se va cambiato decide il responsabile della "
            "protezione dei dati; poi si toglie anche «impronta» dalla registrazione e la si rifà."
        )
    if "costruito" in kinds:
        steps.append("Cancellare i siti costruiti e le memorie temporanee (make clean) e ricostruire il sito.")
    if past is not None and (past.files or past.messages or past.names):
        steps.append(
            "Riscrivere la storia: lo fa chi amministra l'archivio, d'accordo con chi ne ha una copia. Poi vanno tolti "
            "rami, proposte, file prodotti dai controlli e memorie temporanee del sito che ospita l'archivio."
        )
    if steps:
        yield "Che cosa fare (guida, «Se un dato è uscito per sbaglio»):"
        yield from (f"  {number}. {step}" for number, step in enumerate(steps, start=1))
        yield "Questo comando ha solo letto. Ciò che è stato scaricato da altri non si vede da qui."
