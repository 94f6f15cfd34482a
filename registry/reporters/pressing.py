"""How an item of the agenda reads: what, who must move, by when, and what follows from it."""

from collections.abc import Mapping
from datetime import date

from registry.derive.agenda import AgendaItem, AgendaKind
from registry.glossary import label_of
from registry.italian import counted, dated, lowered, month_and_year, weekday_date
from registry.reporters.wording import awaited, from_today, lateness, with_actor

TITLES: Mapping[AgendaKind, str] = {
    "scaduto": "Oltre il termine",
    "attenzione": "Oltre il termine indicativo",
    "da_registrare": "Esito da registrare",
    "in_scadenza": "In scadenza",
    "previsto": "Incontri ed esami previsti",
    "senza_termine": "Da fare, senza termine",
    "atteso": "In attesa di altri",
    "promemoria": "Promemoria dell'ufficio",
}
NOTES: Mapping[AgendaKind, str] = {
    "attenzione": "Un termine fissato «di norma» è un'indicazione: superarlo chiede attenzione, non è una violazione.",
    "da_registrare": "La data prevista è passata e nel registro non c'è ancora com'è andata.",
    "senza_termine": "Qui le fonti non fissano un numero di giorni: in cima c'è ciò che aspetta da più tempo.",
    "atteso": "La prossima mossa tocca alla Regione, al Ministero, all'azienda o alle parti sociali.",
    "promemoria": "Appunti interni dei Nuclei: non compaiono mai nell'edizione pubblica.",
}
"""What a reader must know of a kind before its items, where there is something to know."""


def what(item: AgendaItem) -> str:
    """Return the step, «Rendiconto mensile di marzo 2016», or the words of the reminder."""
    if item.action is None:
        return item.reminder or ""
    period = item.action.period
    month = f" di {month_and_year(date.fromisoformat(f'{period}-01'))}" if period else ""
    return f"{label_of(item.action.step.step)}{month}"


def who_moves(item: AgendaItem) -> str:
    """Return «tocca al Nucleo di Bergamo», «si attende la Regione», «dipende da una scelta che spetta alle parti»."""
    if item.action is not None and item.action.is_optional:
        return f"dipende da una scelta che spetta {with_actor('a', item.actor, item.lead)}"
    if item.actor == "nucleo":
        return f"tocca {with_actor('a', 'nucleo', item.lead)}"
    return awaited(item.actor, item.lead)


def limit(item: AgendaItem) -> str:
    """Return what comes before the day: «di norma entro», «il termine era», «è previsto per»."""
    due = item.action.due if item.action else None
    if is_past(item):
        return limit_past(item)
    if due is not None:
        return "di norma entro" if due.nature == "di_norma" else "entro"
    return "le fonti non fissano un termine" if item.on is None else "è previsto per"


def limit_past(item: AgendaItem) -> str:
    """Return the same once the day has gone by, for what is read later."""
    due = item.action.due if item.action else None
    if due is None:
        return "era previsto per"
    return "il termine indicativo era" if due.nature == "di_norma" else "il termine era"


def is_past(item: AgendaItem) -> bool:
    """Return whether the day of an item has gone by."""
    late = item.action.lateness if item.action and item.action.due else None
    return bool(late) or item.kind == "da_registrare"


def when(item: AgendaItem) -> str:
    """Return how far the day is: «superato da 12 giorni (8 lavorativi)», «fra 3 giorni lavorativi», «oggi»."""
    action = item.action
    if action is not None and action.lateness:
        return f"superato da {lateness(action.lateness)}"
    if item.working_days:
        return f"fra {counted(item.working_days, 'giorno lavorativo', 'giorni lavorativi')}"
    return "" if item.days is None else from_today(item.days)


def sentence(item: AgendaItem) -> str:
    """Return all that there is to say of an item, but its case: what, who, by when, what follows."""
    return present_sentence(item) + _forecast(item)


def present_sentence(item: AgendaItem) -> str:
    """Return what there is to say of an item today: what, who, by when."""
    if item.on is None:
        return f"{what(item)}: {who_moves(item)}{_since(item)}."
    if item.action is None:
        return f"{weekday_date(item.on).capitalize()}, {when(item)}: {what(item)}."
    return f"{_dated(item)}, {when(item)}{_moved(item)}."


def _since(item: AgendaItem) -> str:
    if item.since is None:
        return ""
    waits = "è possibile" if item.action and item.action.is_optional else "aspetta"
    return f"; {waits} {dated('dal', item.since)}"


def lasting_sentence(item: AgendaItem) -> str:
    """Return what stays true of a dated step as the days go by: for what is read later, as a calendar."""
    return f"{_dated(item)}{_moved(item)}."


def _dated(item: AgendaItem) -> str:
    day = f" {weekday_date(item.on)}" if item.on else ""
    return f"{what(item)}: {who_moves(item)}; {limit(item)}{day}"


def _moved(item: AgendaItem) -> str:
    due = item.action.due if item.action else None
    if due is None or due.extended_on is None:
        return ""
    return f" (cadeva {weekday_date(due.on)}, giorno festivo: passa al primo giorno che non lo è)"


def _forecast(item: AgendaItem) -> str:
    following = item.projected
    if following is None or following.projected is None:
        return ""
    due = following.projected
    by = "di norma entro" if due.nature == "di_norma" else "entro"
    given = "Se si è tenuto quel giorno" if item.kind == "da_registrare" else "Se la data è confermata"
    return f" {given}, poi: {lowered(label_of(following.step.step))} {by} {weekday_date(due.last_day)}."
