"""How the registry's facts look in pages: badges and colours; the words are those of every other voice."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.glossary import label_of
from registry.italian import counted
from registry.reporters.wording import (
    actor,
    from_today,
    lateness,
    lead_reason,
    nucleo,
    past_term,
    short_actor,
    territory_name,
    territory_names,
    with_actor,
)
from site_gen.views.clock import Clock, clock_of

__all__ = [
    "Badge",
    "actor",
    "from_today",
    "item_badge",
    "lateness",
    "lead_reason",
    "nucleo",
    "past_term",
    "path_name",
    "short_actor",
    "state_badge",
    "territory_name",
    "territory_names",
    "with_actor",
]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words and colour; `css` is a class of the style sheet, empty for a neutral one."""

    text: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class TickingBadge(Badge):
    """A badge whose words count the days to a day, where there is one: a browser may count them again."""

    clock: Clock | None = None


STATES = {
    "segnalata": "rc-attention",
    "in_monitoraggio": "",
    "presa_in_carico": "rc-current",
    "chiusa": "rc-done",
    "non_avviato": "",
    "in_corso": "rc-current",
    "in_attesa_esterna": "rc-waiting",
    "in_attesa_delle_parti": "rc-waiting",
    "concluso": "rc-done",
    "concluso_valutazione_negativa": "rc-done",
    "annullato": "rc-skipped",
    "archivio": "rc-skipped",
}
_KINDS: dict[AgendaKind, str] = {
    "scaduto": "rc-late",
    "attenzione": "rc-attention",
    "da_registrare": "rc-attention",
    "in_scadenza": "rc-current",
    "senza_termine": "rc-current",
    "previsto": "",
    "atteso": "rc-waiting",
    "promemoria": "",
}


UNDATED: Mapping[AgendaKind, str] = {"atteso": "In attesa", "senza_termine": "Da fare"}
"""The words of the kinds that have no day."""


def path_name(code: str) -> str:
    """Return how a table names a path: «7.1», «Monitoraggio»."""
    return code if code[0].isdigit() else label_of(code)


OPEN_STATES = ("segnalata", "in_monitoraggio", "presa_in_carico")
"""Of the cases that someone has in hand."""
ARCHIVE = "archivio"
"""What a case is called whose regime is closed: nobody has it in hand any more, closed or not."""
ENDED_STATES = ("chiusa", ARCHIVE)
"""Of the cases that nobody has in hand any more."""


def standing_of(status: CaseStatus) -> str:
    """Return the state of a case as lists and figures know it: its own, or `ARCHIVE`."""
    archived = bool(status.procedures) and all(procedure.is_archived for procedure in status.procedures)
    return ARCHIVE if archived else status.state


def is_open(status: CaseStatus) -> bool:
    """Tell whether someone still has a case in hand."""
    return standing_of(status) not in ENDED_STATES


def state_name(state: str) -> str:
    """Return the words of a state."""
    return "In archivio" if state == ARCHIVE else label_of(state)


def state_badge(state: str) -> Badge:
    """Return the state of a case or of a procedure."""
    return Badge(state_name(state), STATES[state])


def item_badge(item: AgendaItem) -> TickingBadge:
    """Return how an item of the agenda presses, so that it stays right on a page read days later."""
    return TickingBadge(_pressing(item), _KINDS[item.kind], clock_of(item))


def kind_css(kind: AgendaKind) -> str:
    """Return the class of a kind of item."""
    return _KINDS[kind]


def _pressing(item: AgendaItem) -> str:
    days = item.days or 0
    if item.action and item.action.due and item.action.lateness:
        count = counted(item.action.lateness.days, "giorno", "giorni")
        return f"{past_term(item.action.due).capitalize()} da {count}"
    if item.kind == "in_scadenza":
        return {0: "Scade oggi", 1: "Scade domani"}.get(days, f"Scade {from_today(days)}")
    if item.kind == "previsto":
        return f"Previsto {from_today(days)}"
    if item.kind == "da_registrare":
        return f"Esito da registrare: era {from_today(days)}" if days < -1 else "Esito da registrare: era ieri"
    if item.kind == "promemoria":
        return from_today(days).capitalize()
    return UNDATED[item.kind]
