"""The next action of a case in one sentence: what, who, by when; and why, with its rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.law import Law
from site_gen.italian import counted, listed
from site_gen.views.listing import next_item_of
from site_gen.views.wording import actor, from_today, item_badge, lateness, past_term, short_actor, with_actor


@dataclass(frozen=True, slots=True)
class NextAction:
    """The sentence in its parts: `what`: `who` `limit` `on` `when`; where nothing is awaited, `what` alone."""

    css: str
    heading: str
    what: str
    who: str = ""
    limit: str = ""
    on: date | None = None
    when: str = ""
    why: str = ""
    rule: str = ""
    others: tuple[str, ...] = ()
    """What else is open in the case, a line each."""


def next_action(status: CaseStatus, items: Sequence[AgendaItem], law: Law) -> NextAction:
    """Return the next action of a case; `items` are its own in the agenda."""
    item = next_item_of(status, items)
    if item is None or item.action is None:
        return _nothing_awaited(status)
    others = tuple(_other(other) for other in items if other is not item and other.action is not None)
    rule = item.rule or ""
    return NextAction(
        css=item_badge(item).css,
        heading=_heading(item),
        what=label_of(item.action.step.step),
        who=_who(item),
        limit=_limit(item),
        on=item.on,
        when=_when(item),
        why=law.rules[rule].reading if rule in law.rules else "",
        rule=rule,
        others=others,
    )


def _nothing_awaited(status: CaseStatus) -> NextAction:
    if status.state == "chiusa":
        return NextAction("rc-done", "Caso chiuso", "Non c'è altro da fare: il caso è chiuso.")
    if status.current is None:
        return NextAction(
            "", "Nessun passo dovuto", "La crisi è seguita senza una procedura: le fonti non fissano passi."
        )
    optional = [label_of(action.step.step) for action in status.current.actions]
    if optional:
        return NextAction("", "Nessun passo dovuto", f"Si può ancora fare, se utile: {_lowered(listed(optional))}.")
    if status.current.state == "concluso_valutazione_negativa":
        text = "Il Nucleo ha valutato di non procedere; una nuova segnalazione riapre il percorso."
        return NextAction("rc-done", "Nessun passo dovuto", text)
    return NextAction("rc-done", "Nessun passo dovuto", "I passi del percorso sono compiuti.")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _heading(item: AgendaItem) -> str:
    action = item.action
    if action is not None and action.due is not None and action.lateness:
        return f"Prossima azione, {past_term(action.due)}"
    if item.kind == "da_registrare":
        return "Prossima azione: esito da registrare"
    return "Si attende" if item.actor != "nucleo" else "Prossima azione"


def _who(item: AgendaItem) -> str:
    lead = item.lead
    if item.action is not None and item.action.is_optional:
        return f"dipende da una scelta che spetta {with_actor('a', item.actor, lead)}"
    if item.actor == "nucleo":
        return f"tocca {with_actor('a', 'nucleo', lead)}"
    return f"si attende {actor(item.actor, lead)}"


def _limit(item: AgendaItem) -> str:
    due = item.action.due if item.action else None
    if due is not None:
        name = "termine indicativo" if due.nature == "di_norma" else "termine"
        if item.action and item.action.lateness:
            return f"il {name} era"
        return "di norma entro" if due.nature == "di_norma" else "entro"
    if item.on is not None:
        return "era previsto per" if item.kind == "da_registrare" else "è previsto per"
    return "le fonti non fissano un termine"


def _when(item: AgendaItem) -> str:
    action = item.action
    if action is not None and action.lateness:
        return f"superato da {lateness(action.lateness)}"
    if item.working_days:
        return f"fra {counted(item.working_days, 'giorno lavorativo', 'giorni lavorativi')}"
    return "" if item.days is None else from_today(item.days)


def _other(item: AgendaItem) -> str:
    what = label_of(item.action.step.step) if item.action else ""
    return f"{what} ({short_actor(item.actor, item.lead)}): {_lowered(item_badge(item).text)}"
