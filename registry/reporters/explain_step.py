"""Why a step is open and why its date, as a colleague would say it."""

from collections.abc import Iterator, Mapping
from datetime import date

from registry.derive.explanation import StepReason
from registry.glossary import fields, label_of
from registry.italian import counted, dated, listed, lowered, month_and_year, weekday_date
from registry.law import Condition, Law
from registry.law.library import attribute_of
from registry.model import Event, Facts, Procedure
from registry.reporters.explain_count import count_lines
from registry.reporters.pressing import present_sentence

Section = tuple[str, list[str]]
"""A title and its lines; a line that begins with a space is part of a table."""

FACT_WORDS: Mapping[str, str] = {
    "periodo_concluso": "un periodo del trattamento è finito",
    "domanda_ancora_valida": "la domanda può ancora essere autorizzata",
    "controdeduzioni_possibili": "l'azienda è ancora in tempo per rispondere",
    "controdeduzioni_nei_termini": "l'azienda ha risposto nei suoi 20 giorni",
    "domanda_integrativa_possibile": "il periodo della domanda precedente è finito",
}
"""The computed facts that a path's conditions may name, as they are told."""


def step_sections(reason: StepReason, law: Law, *, as_of: date, is_first: bool) -> Iterator[Section]:
    """Yield the sections of an open step: what, why the step, why the date, what follows, our readings."""
    yield _title(reason, is_first=is_first), [present_sentence(reason.item)]
    yield "Perché questo passo", list(_why_step(reason, law))
    if reason.count is not None:
        yield "Perché questa data", [*count_lines(reason.count), *_lateness(reason)]
    elif reason.planned:
        yield "Perché questa data", list(_why_planned(reason))
    else:
        yield "Perché non c'è una data", list(_why_no_date(reason, as_of))
    if reason.forecast is not None:
        yield "E poi", list(_forecast(reason))
    if reason.readings:
        named = "; ".join(f"{lowered(reading.title)} [{reading.id}]" for reading in reason.readings)
        yield "Dove il testo non basta", [f"La risposta usa queste interpretazioni del registro: {named}."]


def _title(reason: StepReason, *, is_first: bool) -> str:
    if not is_first:
        return "È aperto anche questo"
    if reason.action.is_optional:
        return "La prossima mossa è una scelta delle parti"
    return "Che cosa si attende" if reason.action.step.is_external else "Prossima azione"


def _why_step(reason: StepReason, law: Law) -> Iterator[str]:
    if reason.undone is not None and reason.action.step.completion is not None:
        lacks = reason.action.step.completion.otherwise
        yield f"{event_words(reason.undone)}: {lacks}. Finché è così, il passo resta aperto."
    elif reason.opening is not None:
        opening = reason.opening
        yield f"Lo ha aperto questo fatto: {lowered(label_of(opening.type))}, {dated('il', opening.date)}."
    else:
        yield "È tra i passi con cui il percorso comincia: non aspetta nessun altro fatto."
    because = [words for condition, event in reason.evidence if (words := _condition(condition, event, reason))]
    if because:
        yield f"Vale in questo caso perché {listed(because)}."
    if reason.action.step.replaced_by and reason.undone is None:
        others = _either([lowered(label_of(kind)) for kind in reason.action.step.replaced_by])
        yield f"Nel registro non risulta ancora, e nemmeno un passo che lo renderebbe superato ({others})."
    rule = reason.rule
    yield f"Lo dice il paragrafo {rule.paragraph} ({law.acts[rule.act].short_title}): «{rule.quote}» [{rule.id}]."
    yield f"La nostra lettura. {rule.reading}"


def _either(words: list[str]) -> str:
    """Return «a, b o c»."""
    return " o ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def event_words(event: Event) -> str:
    """Return «Esame congiunto ministeriale del 12 marzo 2026»; of a monthly one also which month."""
    month = event.value("month")
    of = f" di {month_and_year(month)}" if isinstance(month, date) else ""
    return f"{label_of(event.type)}{of} {dated('del', event.date)}"


def _condition(condition: Condition, event: Event | None, reason: StepReason) -> str:
    if condition.fact is not None:
        return FACT_WORDS.get(condition.fact, label_of(condition.fact))
    value = " o ".join(lowered(label_of(word)) for word in condition.value)
    if condition.procedure_field is not None:
        said = _said(condition.procedure_field, value, Procedure)
        verb = "c'è scritto" if _is_written(condition.procedure_field, reason) else "vale"
        return f"nella procedura {verb} «{said}»"
    if event is None:
        return ""
    told = f", con «{_said(condition.field, value, type(event))}»" if condition.field else ""
    return f"nel registro c'è questo fatto: {lowered(event_words(event))}{told}"


def _is_written(key: str, reason: StepReason) -> bool:
    """Whether the file says it; else it follows from the causale, or from silence."""
    attribute, status = attribute_of(Procedure, key), reason.item.procedure
    return attribute is not None and status is not None and getattr(status.procedure, attribute) is not None


def _said(key: str, value: str, model: type[Facts]) -> str:
    attribute = attribute_of(model, key)
    return f"{lowered(fields()[attribute].label) if attribute else key}: {value}"


def _lateness(reason: StepReason) -> Iterator[str]:
    due, late = reason.action.due, reason.action.lateness
    if due is None:
        return
    if late:
        working = counted(late.working_days, "lavorativo", "lavorativi")
        yield (
            f"Il ritardo si conta dal giorno dopo il termine: oggi sono {counted(late.days, 'giorno', 'giorni')}, "
            f"di cui {working} [C-4]."
        )
    elif reason.item.days == 0:
        yield "Oggi è l'ultimo giorno: chi agisce oggi è ancora nei termini; il ritardo comincerebbe domani [C-4]."
    if due.nature == "di_norma":
        yield (
            "È un termine «di norma»: superarlo chiede attenzione, non è una violazione [A-3]."
            if late
            else "È un termine «di norma», cioè indicativo [A-3]."
        )


def _why_planned(reason: StepReason) -> Iterator[str]:
    *earlier, (event, day) = reason.planned
    yield f"È il giorno scritto nell'ultimo atto che lo fissa: {lowered(event_words(event))}, per {weekday_date(day)}."
    if earlier:
        former = ", poi ".join(weekday_date(other) for _, other in earlier)
        yield f"Prima la data era {former}: una data rinviata non fa partire nessun termine."
    if reason.item.kind == "da_registrare":
        yield "Il giorno è passato: se si è tenuto va registrato, se è stato rinviato va registrata la nuova data."
    elif reason.forecast is None:
        yield "È una data dell'agenda, non un termine: le fonti non ne fissano uno."


def _why_no_date(reason: StepReason, as_of: date) -> Iterator[str]:
    term = reason.rule.term
    said = f" (dicono solo «{term.text}»)" if term is not None and term.type == "non_quantificato" else ""
    yield f"Le fonti non fissano un numero di giorni{said}: il registro non inventa una scadenza [P-1]."
    since = reason.item.since
    if since is not None and not reason.action.is_optional:
        yield f"Il passo aspetta da {counted((as_of - since).days, 'giorno', 'giorni')}."


def _forecast(reason: StepReason) -> Iterator[str]:
    if reason.forecast is None:
        return
    step, count = reason.forecast
    by = "di norma entro" if count.due.nature == "di_norma" else "entro"
    yield (
        f"Se quel giorno è confermato viene il passo «{lowered(label_of(step.step))}», "
        f"{by} {weekday_date(count.due.last_day)} [{count.due.rule}]. È una proiezione: il termine vero si conterà "
        "dal giorno in cui il fatto avviene."
    )
    yield from count_lines(count, is_forecast=True)
