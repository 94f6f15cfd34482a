"""What a change does, line by line, for who has just made it."""

from collections.abc import Iterator
from datetime import date

from registry.derive import Action, DoneStep, Due
from registry.derive.effects import Effects, ProcedureEffects
from registry.glossary import label_of
from registry.italian import short_date
from registry.reporters.change_words import Wording
from registry.reporters.wording import from_today, lateness, lead_reason, nucleo, past_term, short_actor


def lines(effects: Effects) -> Iterator[str]:
    """Yield the effects: steps reached, what is awaited now and by when, deadlines moved, state and lead."""
    several = len(effects.procedures) > 1
    for item in effects.procedures:
        place = f"{label_of(item.after.procedure.causale)}: " if several else ""
        yield from (f"{place}{line}" for line in _procedure(item, effects.after.as_of))
    words = Wording(several=several)
    yield from (f"scadenza spostata: {words.term(change)}" for change in effects.moved)
    if effects.has_new_state:
        yield f"stato del caso: {label_of(effects.after.state)}"
    if effects.lead is not None:
        yield f"capofila: {nucleo(effects.lead.territory)} ({lead_reason(effects.lead)})"
    if effects.is_nothing:
        yield "nessun passo e nessuna scadenza cambiano."


def _procedure(item: ProcedureEffects, as_of: date) -> Iterator[str]:
    for done in item.reached:
        yield f"passo raggiunto: {label_of(done.step.step)}, {short_date(done.event.date)}{_kept(done)}"
    for action in item.opened:
        kind = "nuova scadenza" if action.due else "ora si attende"
        yield f"{kind}: {_awaited(action, item.after.lead.territory, as_of)}"
    if item.has_moved_on:
        yield f"stato della procedura: {label_of(item.after.state)}"


def _kept(done: DoneStep) -> str:
    if done.due is None:
        return ""
    day = short_date(done.due.last_day)
    if done.in_time:
        return f", entro il termine{_nature(done.due)} del {day} [{done.due.rule}]"
    return f", {past_term(done.due)} del {day} di {lateness(done.lateness)} [{done.due.rule}]"


def _nature(due: Due) -> str:
    return " indicativo" if due.nature == "di_norma" else ""


def _awaited(action: Action, lead: str | None, as_of: date) -> str:
    what = f"{label_of(action.step.step)} — {short_actor(action.step.actor, action.territory or lead)}"
    if action.is_optional:
        what += ", facoltativo"
    if action.period:
        what += f" ({action.period})"
    if action.planned_on is not None:
        what += f", previsto per il {short_date(action.planned_on)}"
    if action.due is None:
        return f"{what} [{action.step.rules[0]}]"
    day = action.due.last_day
    term = "di norma entro il" if action.due.nature == "di_norma" else "entro il"
    return f"{what}, {term} {short_date(day)}, {from_today((day - as_of).days)} [{action.due.rule}]"
