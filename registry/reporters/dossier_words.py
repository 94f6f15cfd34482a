"""How a dossier reads: why a crisis is to be discussed, where it stands, what became of it."""

from collections.abc import Sequence

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.derive.deeds import Deed
from registry.derive.dossier import Outcome, Topic, TopicReason
from registry.glossary import label_of
from registry.italian import counted, dated, listed, lowered
from registry.model import Board
from registry.reporters.pressing import sentence
from registry.reporters.wording import past_term, territory_names


def board_kind(board: Board) -> str:
    """Return «Tavolo regionale», «Tavolo bilaterale», «Tavolo multilaterale»."""
    if board.type == "regionale":
        return "Tavolo regionale"
    return "Tavolo multilaterale" if len(board.territories) > 1 else "Tavolo bilaterale"


def board_title(board: Board) -> str:
    """Return the same with its territories: «Tavolo multilaterale di Varese e Lodi»."""
    if board.type == "regionale" or not board.territories:
        return board_kind(board)
    return f"{board_kind(board)} di {territory_names(board.territories)}"


def reason_words(reason: TopicReason, topic: Topic, *, has_met: bool) -> str:
    """Return why a crisis is to be discussed."""
    if reason == "oltre_il_termine":
        late = next(item for item in topic.items if item.action and item.action.lateness and item.action.due)
        return past_term(late.action.due) if late.action and late.action.due else ""
    words: dict[TopicReason, str] = {
        "strategica": lowered(label_of("strategica")),
        "alto_impatto": lowered(label_of("alto_impatto")),
        "piu_territori": f"tocca più territori ({territory_names(topic.status.territories)})",
        "nuova": "presa in carico dopo l'ultima riunione" if has_met else "in carico, e mai vista in una riunione",
        "fase_iniziale": "fase iniziale, non ancora in carico",
    }
    return words[reason]


def standing_words(status: CaseStatus) -> str:
    """Return «percorso 7.1, in corso», or how a crisis without a procedure stands."""
    current = status.current
    if current is None:
        return f"nessuna procedura, {lowered(label_of(status.state))}"
    return f"percorso {current.path.code}, {lowered(label_of(current.state))}"


def workers_words(status: CaseStatus) -> str:
    """Return «41 lavoratori», or that the number is not known."""
    if status.worker_count is None:
        return "numero dei lavoratori non indicato"
    return counted(status.worker_count, "lavoratore", "lavoratori")


def ahead_words(items: Sequence[AgendaItem]) -> list[str]:
    """Return what is open in a case, a sentence each, the office's reminders left out."""
    return [sentence(item) for item in items if item.action is not None]


_TOLD = 4


def deeds_words(deeds: Sequence[Deed]) -> str:
    """Return what happened, the last facts only where they are many; or that nothing is recorded."""
    if not deeds:
        return "nessun fatto nuovo registrato"
    last = listed([f"{lowered(label_of(deed.event.type))} {dated('del', deed.event.date)}" for deed in deeds[-_TOLD:]])
    return last if len(deeds) <= _TOLD else f"{len(deeds)} fatti nuovi, gli ultimi: {last}"


def change_words(outcome: Outcome) -> str:
    """Return where a case stood at the meeting and where it stands now."""
    if outcome.status is None or outcome.then is None:
        return ""
    then, now = standing_words(outcome.then), standing_words(outcome.status)
    return f"come allora, {now}" if then == now else f"allora {then}; oggi {now}"
