"""The next action of a case in one sentence: what, who, by when; and why, with its rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.italian import listed, lowered
from registry.law import Law
from registry.reporters.pressing import is_past, limit, limit_past, what, when, who_moves
from registry.reporters.wording import past_term, short_actor
from site_gen.views.clock import Clock, clock_of
from site_gen.views.listing import next_item_of
from site_gen.views.wording import item_badge


@dataclass(frozen=True, slots=True)
class NextAction:
    """The sentence in its parts: `what`: `who` `limit` `on` `when`; where nothing is awaited, `what` alone."""

    css: str
    heading: str
    what: str
    who: str = ""
    limit: str = ""
    heading_past: str = ""
    """What the heading and the limit become for who reads the page after the day; empty where it has gone by."""
    limit_past: str = ""
    on: date | None = None
    when: str = ""
    clock: Clock | None = None
    why: str = ""
    rule: str = ""
    others: tuple["OtherAction", ...] = ()


@dataclass(frozen=True, slots=True)
class OtherAction:
    """What else is open in a case, and how it presses."""

    what: str
    press: str
    clock: Clock | None


def next_action(status: CaseStatus, items: Sequence[AgendaItem], law: Law) -> NextAction:
    """Return the next action of a case; `items` are its own in the agenda."""
    item = next_item_of(status, items)
    if item is None or item.action is None:
        return _nothing_awaited(status)
    others = tuple(_other(other) for other in items if other is not item and other.action is not None)
    rule = item.rule or ""
    goes_by = item.on is not None and not is_past(item)
    return NextAction(
        css=item_badge(item).css,
        heading=_heading(item),
        what=what(item),
        who=who_moves(item),
        limit=limit(item),
        heading_past=_heading_past(item) if goes_by else "",
        limit_past=limit_past(item) if goes_by else "",
        on=item.on,
        when=when(item),
        clock=clock_of(item),
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
    if status.current.is_archived:
        return NextAction("rc-skipped", "Caso d'archivio", "Il regime è chiuso: nessuna scadenza corre oggi.")
    optional = [label_of(action.step.step) for action in status.current.actions]
    if optional:
        return NextAction("", "Nessun passo dovuto", f"Si può ancora fare, se utile: {lowered(listed(optional))}.")
    if status.current.state == "concluso_valutazione_negativa":
        text = "Il Nucleo ha valutato di non procedere; una nuova segnalazione riapre il percorso."
        return NextAction("rc-done", "Nessun passo dovuto", text)
    return NextAction("rc-done", "Nessun passo dovuto", "I passi del percorso sono compiuti.")


def _heading(item: AgendaItem) -> str:
    if is_past(item):
        return _heading_past(item)
    return "Si attende" if item.actor != "nucleo" else "Prossima azione"


def _heading_past(item: AgendaItem) -> str:
    due = item.action.due if item.action else None
    return "Prossima azione: esito da registrare" if due is None else f"Prossima azione, {past_term(due)}"


def _other(item: AgendaItem) -> OtherAction:
    badge = item_badge(item)
    return OtherAction(f"{what(item)} ({short_actor(item.actor, item.lead)})", lowered(badge.text), badge.clock)
