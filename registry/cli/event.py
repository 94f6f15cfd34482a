"""`registro event` and `registro close`: a fact more in a case, and nothing else touched."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import Desk, open_desk, refuse_words
from registry.cli.dialogue import ask, choose, is_attended
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, fail
from registry.derive import case_status
from registry.derive.charge import CLOSING, closing_of
from registry.editing import Draft, Place, added_event, assembled, places_for
from registry.editing.fields import Pair
from registry.finding import Refusal
from registry.glossary import fields, label_of, values
from registry.italian import counted, dated
from registry.layout import Entry
from registry.model import EVENT_TYPES, Case
from registry.model.shapes import Shape, refusal_of, shapes_of
from registry.source import Value
from registry.source.insertion import Stuck
from registry.source.writing import list_lines

_COMMON = ("tipo", "data", "documenti", "nucleo", "nota", "nota_pubblica")

CaseName = Annotated[str, typer.Argument(metavar="CASO", help="Il nome del caso (BS-2026-fonderie) o il suo file.")]
ProcedureNumber = Annotated[
    int | None,
    typer.Option(
        "--procedure", "--procedura", metavar="N", min=0, help="In quale procedura, da 1; 0: fuori da ogni procedura."
    ),
]
Day = Annotated[str | None, typer.Option("--date", "--data", metavar="DATA", help="Il giorno del fatto, AAAA-MM-GG.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("event", cls=ItalianCommand)(event)
    app.command("close", cls=ItalianCommand)(close)


def event(
    case: CaseName,
    kind: Annotated[str | None, typer.Argument(metavar="TIPO", help="Il tipo di evento; senza, lo chiede.")] = None,
    pairs: Annotated[
        list[str] | None, typer.Argument(metavar="VOCE=VALORE", help="Le altre voci, ad esempio esito=positivo.")
    ] = None,
    day: Day = None,
    procedure: ProcedureNumber = None,
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Registra un evento in un caso: aggiunge le sue righe e non tocca il resto del file.

    Chiede ciò che manca. Un elenco vuole più valori separati da «;». Le voci di un documento si scrivono
    documenti.titolo=…, documenti.protocollo=… Se il file non passerebbe il controllo mostra perché e non
    scrive niente; altrimenti dice che cosa cambia: passo raggiunto, scadenze nuove, spostate, rispettate.
    """
    desk = open_desk(root, as_of)
    found = desk.case(case)
    kind = _known_kind(kind or _asked_kind(desk, found))
    place = place_of(desk, found, kind, procedure=procedure)
    typed = [_pair(pair) for pair in pairs or ()]
    if day is not None:
        typed.append(("data", day))
    record(desk, found, kind, [*typed, *_answers(kind, typed, is_new=not pairs)], place=place)


def close(
    case: CaseName,
    outcome: Annotated[
        str | None, typer.Option("--outcome", "--esito", metavar="ESITO", help="conclusa, annullata o assorbita.")
    ] = None,
    day: Day = None,
    procedure: ProcedureNumber = None,
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Chiude una procedura, o un caso solo monitorato: registra l'evento «chiusura».

    Con più procedure aperte vuole --procedura; con --procedura 0 chiude il caso intero.
    """
    desk = open_desk(root, as_of)
    found = desk.case(case)
    words = shapes_of(EVENT_TYPES["chiusura"])["esito"].options
    if outcome is None:
        options = [(word, label_of(word)) for word in words]
        outcome = choose("Con quale esito", options, option=f"aggiungere --esito {'|'.join(words)}")
    place = place_of(desk, found, "chiusura", procedure=procedure)
    typed = [("esito", outcome), *([("data", day)] if day is not None else [])]
    record(desk, found, "chiusura", [*typed, *_answers("chiusura", typed, is_new=False)], place=place)


def record(desk: Desk, case: Case, kind: str, pairs: Sequence[Pair], *, place: Place) -> None:
    """Add an event to a case and tell what changes; or show all that is wrong."""
    event_values, refusals = assembled([("tipo", kind), *pairs], EVENT_TYPES[kind])
    if refusals:
        raise refuse_words(refusals)
    if kind == CLOSING:
        _refuse_closed(desk, case, place)
    add(desk, case, place, event_values)


def add(desk: Desk, case: Case, place: Place, event_values: dict[str, Value]) -> None:
    """Write an event in its place, or say which lines to write by hand."""
    path = case.identity.path
    before = (desk.root / path).read_bytes()
    try:
        added = added_event(before, case, place=place, event=event_values)
    except Stuck:
        lines = "\n".join(f"  {line}" for line in list_lines([event_values]))
        fail(f"non riesco ad aggiungere l'evento senza toccare il resto di «{path}». Scriverlo a mano:\n{lines}")
    desk.write([Draft(Entry(path, case.identity), before, added.data)], former=case)


def _refuse_closed(desk: Desk, case: Case, place: Place) -> None:
    """One closing is enough: of two, nobody could say which is right."""
    events = case.events if place.procedure is None else case.procedures[place.procedure].events
    closing = closing_of(events, desk.as_of)
    if closing is not None:
        what = "il caso è già chiuso" if place.procedure is None else "la procedura è già chiusa"
        fail(
            f"{what} {dated('dal', closing.date)}. Se la data è sbagliata, correggerla in «{case.identity.path}»; "
            "se si è riaperto, togliere prima quella chiusura."
        )


def _refuse_all_closed(desk: Desk, case: Case) -> None:
    closings = [closing_of(procedure.events, desk.as_of) for procedure in case.procedures]
    if len(closings) > 1 and all(closings):
        fail(
            f"tutte le procedure del caso sono già chiuse. Se una data è sbagliata, correggerla in "
            f"«{case.identity.path}»; per chiudere anche il caso intero dire procedura 0."
        )


def _pair(text: str) -> Pair:
    key, equals, value = text.partition("=")
    if not equals:
        fail(f"«{text}» non è scritto come voce=valore, ad esempio esito=positivo.")
    return key, value


def _known_kind(kind: str) -> str:
    if kind in EVENT_TYPES:
        return kind
    refusal = refusal_of_kind(kind)
    return fail(f"{refusal.message} {refusal.remedy}")


def refusal_of_kind(kind: str) -> Refusal:
    """Return the refusal of a type of event that does not exist."""
    near = get_close_matches(kind.casefold(), EVENT_TYPES, n=1)
    remedy = f"Forse si voleva scrivere «{near[0]}»." if near else f"I tipi sono: {', '.join(EVENT_TYPES)}."
    return Refusal("tipo-di-evento-sconosciuto", f"«{kind[:60]}» non è un tipo di evento.", remedy)


def _asked_kind(desk: Desk, case: Case) -> str:
    """Return the type chosen among those that the case admits: what is awaited first."""
    known = list(dict.fromkeys((*_awaited(desk, case), *_admitted(desk, case))))
    return choose("Che cosa è accaduto", [(kind, label_of(kind)) for kind in known], option="scrivere il TIPO")


def _awaited(desk: Desk, case: Case) -> Iterator[str]:
    for status in case_status(case, desk.setting).procedures:
        if not status.is_closed:
            yield from (action.step.step for action in status.actions)


def _admitted(desk: Desk, case: Case) -> Iterator[str]:
    return (kind for kind in EVENT_TYPES if places_for(case, kind, desk.setting))


def place_of(
    desk: Desk, case: Case, kind: str, *, procedure: int | None, hint: str = "aggiungere --procedura N"
) -> Place:
    """Return where an event goes: as told, else the only likely place, else the one chosen; `hint` says how to tell."""
    if procedure is not None:
        if procedure > len(case.procedures):
            fail(f"il caso ha {counted(len(case.procedures), 'procedura', 'procedure')}: la {procedure} non esiste.")
        return Place(procedure - 1 if procedure else None)
    places = places_for(case, kind, desk.setting)
    if not places:
        homes = [path.title for path in desk.setting.law.paths.values() if kind in path.event_types]
        fail(f"nessuna procedura del caso ammette «{kind}», che è un evento di: {'; '.join(homes)}.")
    if kind == CLOSING:
        _refuse_all_closed(desk, case)
    if len(places) == 1:
        return places[0]
    return _chosen_place(case, places, hint)


def _chosen_place(case: Case, places: Sequence[Place], hint: str) -> Place:
    options = []
    for place in places:
        if place.procedure is not None:
            procedure = case.procedures[place.procedure]
            last = max((event.date for event in procedure.events), default=None)
            told = f", ultimo fatto {last:%d/%m/%Y}" if last else ", senza eventi"
            options.append((str(place.procedure + 1), f"{label_of(procedure.causale)}{told}"))
    numbers = [word for word, _ in options]
    told = "; ".join(f"{number}: {label}" for number, label in options)
    chosen = choose(
        "Il caso ha più procedure che ammettono l'evento. In quale",
        [(label, label) for _, label in options],
        option=f"{hint} ({told})",
    )
    return Place(int(numbers[[label for _, label in options].index(chosen)]) - 1)


def _answers(kind: str, typed: Sequence[Pair], *, is_new: bool) -> Iterator[Pair]:
    """Yield what is asked: always what is required; the rest where somebody answers and nothing was typed."""
    model, given = EVENT_TYPES[kind], {key.split(".")[0] for key, _ in typed}
    for key, shape in shapes_of(model).items():
        if key == "tipo" or key in given:
            continue
        if shape.is_required:
            yield from _asked(model, shape, optional=False)
        elif is_new and is_attended() and (key not in _COMMON or key in ("nota", "nota_pubblica")):
            yield from _asked(model, shape, optional=True)


def _asked(model: type, shape: Shape, *, optional: bool) -> Iterator[Pair]:
    term = fields()[shape.name]
    option = (
        f"aggiungere --data, ad esempio --data {term.example}" if shape.key == "data" else (f"aggiungere {shape.key}=…")
    )
    if shape.group is not None:
        if not optional:
            fail(f"manca «{shape.key}»: {option.replace('=…', '.…=…')}, ad esempio sedi.provincia=BS.")
        return
    if shape.kind == "scelta" and not shape.is_list and len(shape.options) < 10:
        options = [(word, values()[word].label if word in values() else word) for word in shape.options]
        answer = choose(term.label, options, option=option, optional=optional)
    else:
        question = f"{term.label}{', separati da «;»' if shape.is_list else ''}"
        answer = ask(question, option=option, example=(term.example or "").strip('"[]'), optional=optional,
                     judge=lambda text: None if shape.is_list else refusal_of(model, shape.name, text))  # fmt: skip
    if answer:
        yield shape.key, answer
