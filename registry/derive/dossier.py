"""The papers of a Tavolo bilaterale: the crises to discuss, and what became of those discussed last time.

Source: R-6-2, R-6-3, R-6-4, R-6-5.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from registry.derive.agenda import AgendaItem, agenda_of
from registry.derive.boards import last_bilateral
from registry.derive.chronicle import Chronicle
from registry.derive.course import Setting
from registry.derive.deeds import Deed, deeds_between
from registry.derive.results import CaseStatus
from registry.model import Board, Case

TopicReason = Literal["oltre_il_termine", "strategica", "alto_impatto", "piu_territori", "nuova", "fase_iniziale"]
"""Why a crisis is to be discussed, the heaviest first.

`nuova` was taken in charge after the last meeting (without one, it is in charge); `fase_iniziale` is known
and not in charge yet.
"""
REASONS: tuple[TopicReason, ...] = get_args(TopicReason)
_LATE = frozenset(("scaduto", "attenzione"))
_EARLY = frozenset(("segnalata", "in_monitoraggio"))


@dataclass(frozen=True, slots=True)
class Topic:
    """An active crisis; `items` are its own in the agenda."""

    status: CaseStatus
    reasons: tuple[TopicReason, ...]
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a crisis since it was discussed: where it stood then, what happened after that day."""

    case_id: str
    status: CaseStatus | None
    then: CaseStatus | None
    deeds: tuple[Deed, ...]
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting, with the outcome of each case discussed; `status` is None for a case that is not in the registry."""

    board: Board
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers for a meeting of some territories; `others` are active too, with no special reason."""

    territories: tuple[str, ...]
    as_of: date
    past: tuple[PastMeeting, ...]
    topics: tuple[Topic, ...]
    others: tuple[Topic, ...]


def dossier_of(
    territories: Sequence[str], chronicles: Iterable[Chronicle], boards: Sequence[Board], *, setting: Setting
) -> Dossier:
    """Return the dossier for a Tavolo bilaterale of one territory, or multilateral of several."""
    known = tuple(chronicles)
    named = by_name(known)
    last = {sigla: last_bilateral(boards, sigla, setting.as_of) for sigla in territories}
    found = sorted(_topics(territories, known, last, setting=setting), key=_weight)
    past = {id(board): board for board in last.values() if board is not None}
    return Dossier(
        territories=tuple(territories),
        as_of=setting.as_of,
        past=tuple(
            PastMeeting(board, outcomes_of(board, named, setting))
            for board in sorted(past.values(), key=lambda board: board.date, reverse=True)
        ),
        topics=tuple(topic for topic in found if topic.reasons),
        others=tuple(topic for topic in found if not topic.reasons),
    )


def by_name(chronicles: Iterable[Chronicle]) -> Mapping[str, Chronicle]:
    """Return the chronicles by every name that a meeting may call them: the present id and the former ones."""
    return {name: chronicle for chronicle in chronicles for name in _names(chronicle.status.case)}


def _names(case: Case) -> tuple[str, ...]:
    return *case.former_ids, case.id


def _topics(
    territories: Sequence[str],
    chronicles: Iterable[Chronicle],
    last: Mapping[str, Board | None],
    *,
    setting: Setting,
) -> Iterator[Topic]:
    for chronicle in chronicles:
        status = chronicle.status
        if status.state == "chiusa" or chronicle.is_archived or not set(territories) & set(status.territories):
            continue
        items = tuple(agenda_of(status, setting))
        found = set(_reasons(status, items, territories=territories, last=last))
        yield Topic(status, tuple(reason for reason in REASONS if reason in found), items)


def _reasons(
    status: CaseStatus, items: Iterable[AgendaItem], *, territories: Sequence[str], last: Mapping[str, Board | None]
) -> Iterator[TopicReason]:
    if any(item.kind in _LATE for item in items):
        yield "oltre_il_termine"
    if "strategica" in status.case.relevance:
        yield "strategica"
    if "alto_impatto" in status.case.relevance:
        yield "alto_impatto"
    if status.current is not None and status.current.is_ended:
        return  # of a path at its end only the heaviest crises are still followed (R-6-5)
    ours = [sigla for sigla in territories if sigla in status.territories]
    if len(ours if len(territories) > 1 else status.territories) > 1:
        yield "piu_territori"
    meetings = [board.date for sigla in ours if (board := last[sigla]) is not None]
    if status.in_charge_since is not None and status.in_charge_since > max(meetings, default=date.min):
        yield "nuova"
    if status.state in _EARLY:
        yield "fase_iniziale"


def _weight(topic: Topic) -> tuple[int, int, str]:
    heaviest = REASONS.index(topic.reasons[0]) if topic.reasons else len(REASONS)
    return heaviest, -(topic.status.worker_count or 0), topic.status.case.id


def outcomes_of(board: Board, named: Mapping[str, Chronicle], setting: Setting) -> tuple[Outcome, ...]:
    """Return what became of each case discussed in a meeting, in the order of its record."""
    return tuple(_outcome(case_id, named.get(case_id), on=board.date, setting=setting) for case_id in board.cases)


def _outcome(case_id: str, chronicle: Chronicle | None, *, on: date, setting: Setting) -> Outcome:
    if chronicle is None:
        return Outcome(case_id, None, None, (), ())
    status = chronicle.status
    return Outcome(
        case_id=case_id,
        status=status,
        then=chronicle.standing_on(on, setting),
        deeds=deeds_between(status, on + timedelta(days=1), status.as_of, law=setting.law),
        items=tuple(agenda_of(status, setting)),
    )
