"""`registro from-issue`: a form filled on the forge becomes a case, or an event on a case."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import Desk, open_desk, refuse_words, unknown_case
from registry.cli.event import place_of, record
from registry.cli.italian import ItalianCommand
from registry.cli.opening import FORM, Opening, open_case
from registry.cli.options import AsOf, Root, fail
from registry.editing import assembled
from registry.finding import Refusal
from registry.forms import FORMS, Answers, NewCaseAsked, NewEventAsked, answered, taken
from registry.model import EVENT_TYPES
from registry.model.shapes import refusal_of
from registry.source import MAX_BYTES


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("from-issue", cls=ItalianCommand)(from_issue)


def from_issue(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Il testo della segnalazione; «-» lo legge dall'ingresso.")
    ],
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Trasforma un modulo compilato nel file di un caso, o in un evento su un caso.

    Il testo è quello che il sito dell'archivio scrive nella segnalazione: «### Domanda», poi la risposta. Ciò che
    manca o non si capisce è detto tutto insieme, e allora non viene scritto niente.
    """
    answers, refusals = answered(_text(file), FORMS)
    if answers is None:
        raise refuse_words(refusals)
    if not answers.form.is_taken:
        fail(f"il modulo «{answers.form.title}» non diventa un file: la modifica la scrive chi segue il caso.")
    _take(answers, [*refusals], as_of=as_of, root=root)


def _take(answers: Answers, refusals: list[Refusal], *, as_of: date | None, root: Path) -> None:
    asked, more = taken(answers)
    refusals += more
    if isinstance(asked, NewCaseAsked):
        opening = Opening(asked.pairs, event=asked.event, day=asked.day, territory=asked.territory, hints=FORM)
        open_case(open_desk(root, as_of), opening, refusals)
    else:
        _add(open_desk(root, as_of), asked, refusals)


def _add(desk: Desk, asked: NewEventAsked, refusals: list[Refusal]) -> None:
    case = desk.find(asked.case) if asked.case else None
    if asked.case and case is None:
        refusals.append(Refusal("caso-inesistente", unknown_case(asked.case), "Copiarlo dalla pagina del caso."))
    if asked.kind:
        refusals += assembled([("tipo", asked.kind), *asked.pairs], EVENT_TYPES[asked.kind])[1]
    else:  # whatever happened, it has a day
        days = (text for key, text in asked.pairs if key == "data")
        wrong = (refusal_of(EVENT_TYPES["segnalazione"], "date", day) for day in days)
        refusals += [replace(refusal, message=f"data: {refusal.message}") for refusal in wrong if refusal]
    if refusals or case is None:
        raise refuse_words(refusals)
    place = place_of(
        desk, case, asked.kind, procedure=asked.procedure, hint="scriverne il numero sotto «### Procedura»"
    )
    record(desk, case, asked.kind, asked.pairs, place=place)


def _text(file: str) -> str:
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else _content(Path(file))
    if len(data) > MAX_BYTES:
        fail(f"«{file}» supera 1 MiB: non è il testo di un modulo.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fail(f"«{file}» non è testo UTF-8: salvarlo di nuovo con codifica UTF-8.")


def _content(file: Path) -> bytes:
    if not file.is_file():
        fail(f"il file «{file}» non esiste.")
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)
