"""The dossier of a Tavolo bilaterale, on a terminal or in Markdown."""

from collections.abc import Iterator

from registry.derive.dossier import Dossier, Outcome, PastMeeting, Topic
from registry.italian import dated, lowered
from registry.reporters.dossier_words import (
    ahead_words,
    board_title,
    change_words,
    deeds_words,
    reason_words,
    standing_words,
    workers_words,
)
from registry.reporters.outline import Line, Style, laid_out
from registry.reporters.wording import territory_names

_RULES = (
    "I Tavoli bilaterali si riuniscono quando serve, senza una cadenza fissa [R-6-6]; analizzano le crisi attive, "
    "anche in fase iniziale [R-6-3]; seguono quelle strategiche o con un impatto molto elevato [R-6-5]; "
    "diventano multilaterali quando le crisi toccano più territori [R-6-2]."
)


def render(dossier: Dossier, style: Style = Style.TEXT) -> str:
    """Return the dossier."""
    return laid_out(_lines(dossier), style)


def _lines(dossier: Dossier) -> Iterator[Line]:
    kind = "multilaterale" if len(dossier.territories) > 1 else "bilaterale"
    where = territory_names(dossier.territories)
    yield 1, f"Dossier per il Tavolo {kind} di {where}, {dated('al', dossier.as_of)}"
    for meeting in dossier.past:
        yield from _meeting(meeting)
    if not dossier.past:
        yield 2, "L'ultima riunione"
        yield 4, "Nessuna riunione precedente è registrata."
    yield 2, f"Crisi da discutere ({len(dossier.topics)})"
    if not dossier.topics:
        yield 4, "Nessuna crisi ha un motivo particolare per essere discussa."
    for topic in dossier.topics:
        yield from _topic(topic, has_met=bool(dossier.past))
    yield 2, f"Altre crisi attive ({len(dossier.others)})"
    if not dossier.others:
        yield 4, "Nessun'altra."
    for topic in dossier.others:
        status = topic.status
        yield 5, f"{_name(topic)}: {standing_words(status)}; {workers_words(status)}."
    yield 2, "Le regole"
    yield 4, _RULES


def _meeting(meeting: PastMeeting) -> Iterator[Line]:
    board = meeting.board
    yield 2, f"L'ultima riunione: {lowered(board_title(board))}, {dated('il', board.date)}"
    for decision in board.decisions:
        yield 5, f"Si è deciso: {decision}."
    if meeting.outcomes:
        yield 4, "Che cosa ne è stato dei casi discussi:"
    for outcome in meeting.outcomes:
        yield from _outcome(outcome)


def _outcome(outcome: Outcome) -> Iterator[Line]:
    status = outcome.status
    if status is None:
        yield 5, f"{outcome.case_id}: non è tra i casi del registro."
        return
    yield 5, f"{status.case.company.name} ({status.case.id}): {change_words(outcome)}."
    yield 6, f"Da allora: {deeds_words(outcome.deeds)}."
    yield from ((6, f"Aperto: {text}") for text in ahead_words(outcome.items))


def _topic(topic: Topic, *, has_met: bool) -> Iterator[Line]:
    status = topic.status
    yield 3, _name(topic)
    yield 5, f"Perché: {'; '.join(reason_words(reason, topic, has_met=has_met) for reason in topic.reasons)}."
    yield 5, f"A che punto è: {standing_words(status)}; {workers_words(status)}."
    yield from ((5, text) for text in ahead_words(topic.items))


def _name(topic: Topic) -> str:
    return f"{topic.status.case.company.name} ({topic.status.case.id})"
