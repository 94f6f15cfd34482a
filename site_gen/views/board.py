"""The boards as pages tell them: half-years, meetings, what became of the cases discussed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from registry.calendar import HalfYear
from registry.derive.boards import HalfYearDuty, RegionalBoard, last_bilateral, regional_board
from registry.derive.dossier import Outcome
from registry.italian import counted, dated
from registry.model import Board, Document
from registry.reporters.dossier_words import (
    ahead_words,
    board_kind,
    board_title,
    change_words,
    deeds_words,
)
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.board_figures import (
    BoardFigures,
    MeetingFigures,
    board_figures,
    half_anchor,
    half_name,
    meeting_figures,
)
from site_gen.views.wording import Badge, territory_names

_STATES = {
    "tenuto": Badge("Tenuto", "rc-done"),
    "non_ancora": Badge("Non ancora tenuto", "rc-waiting"),
    "non_risulta": Badge("Non risulta tenuto", "rc-attention"),
}


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A meeting in a list."""

    address: str
    title: str
    kind: str
    on: date
    territories: str
    case_count: int


@dataclass(frozen=True, slots=True)
class HalfYearRow:
    """A half-year: whether the Tavolo regionale met, and where its meetings are told."""

    name: str
    state: Badge
    until: date | None
    meetings: tuple[MeetingLink, ...]


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """The Tavolo bilaterale of a territory: its last meeting, its dossier."""

    name: str
    last: MeetingLink | None
    dossier: str


@dataclass(frozen=True, slots=True)
class HalfMeetings:
    """The meetings of a half-year, the latest first, under an anchor that figures lead to."""

    anchor: str
    meetings: tuple[MeetingLink, ...]


@dataclass(frozen=True, slots=True)
class BoardsView:
    """All the boards; `rolling` is the interval that the calendar half-years do not show."""

    halves: tuple[HalfYearRow, ...]
    rolling: tuple[str, ...]
    territories: tuple[TerritoryRow, ...]
    meetings: tuple[HalfMeetings, ...]
    figures: BoardFigures
    is_public: bool


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A case discussed; without an address it is not in the registry."""

    address: str
    name: str
    change: str
    since: str
    ahead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting, whole; what the edition does not show is empty, because it is not in the record."""

    title: str
    on: date
    board: Board
    territories: str
    outcomes: tuple[OutcomeView, ...]
    figures: MeetingFigures
    documents: tuple[Document, ...]


def boards_view(context: Context) -> BoardsView:
    """Return the view of all the boards."""
    boards = context.shown.boards
    regional = regional_board(boards, context.as_of)
    named = sorted(territories().values(), key=lambda territory: territory.name)
    ordered = sorted(boards, key=lambda board: (board.date, board.identity.name), reverse=True)
    return BoardsView(
        halves=tuple(_half(duty) for duty in regional.duties),
        rolling=_rolling(regional, context.as_of),
        territories=tuple(_territory(item.sigla, item.name, context) for item in named),
        meetings=tuple(
            HalfMeetings(half_anchor(half), tuple(map(meeting_link, held)))
            for half, held in groupby(ordered, key=lambda board: HalfYear.of(board.date))
        ),
        figures=board_figures(context),
        is_public=context.is_public,
    )


def meeting_link(board: Board) -> MeetingLink:
    """Return a meeting as a line of a list."""
    return MeetingLink(
        address=addresses.board(board.identity),
        title=board_title(board),
        kind=board_kind(board),
        on=board.date,
        territories=_all_or_some(board.territories),
        case_count=len(board.cases),
    )


def _all_or_some(siglas: Sequence[str]) -> str:
    return "tutti" if set(siglas) >= set(territories()) else territory_names(siglas)


def _half(duty: HalfYearDuty) -> HalfYearRow:
    return HalfYearRow(
        name=half_name(duty.half),
        state=_STATES[duty.state],
        until=duty.half.last_day if duty.state == "non_ancora" else None,
        meetings=tuple(meeting_link(board) for board in duty.meetings),
    )


def _rolling(regional: RegionalBoard, as_of: date) -> tuple[str, ...]:
    last, complete = regional.last, regional.six_months_on
    if last is None or complete is None:
        return ("Nessuna riunione del Tavolo regionale è ancora registrata.",)
    verb = "si sono compiuti" if complete <= as_of else "si compiranno"
    told = [f"L'ultima riunione è {dated('del', last.date)}: sei mesi {verb} {dated('il', complete)}."]
    if regional.longest_gap is not None:
        before, after = regional.longest_gap
        days = counted((after.date - before.date).days, "giorno", "giorni")
        span = f"{dated('dal', before.date)} {dated('al', after.date)}"
        told.append(f"L'intervallo più lungo tra due riunioni è di {days}, {span}.")
    return tuple(told)


def _territory(sigla: str, name: str, context: Context) -> TerritoryRow:
    last = last_bilateral(context.shown.boards, sigla, context.as_of)
    return TerritoryRow(name, meeting_link(last) if last else None, addresses.dossier(sigla))


def meeting_view(board: Board, outcomes: Sequence[Outcome], context: Context) -> MeetingView:
    """Return the view of a meeting and of what became of the cases it discussed."""
    return MeetingView(
        title=board_title(board),
        on=board.date,
        board=board,
        territories=_all_or_some(board.territories),
        outcomes=tuple(outcome_view(outcome) for outcome in outcomes),
        figures=meeting_figures(outcomes, context),
        documents=board.documents,
    )


def outcome_view(outcome: Outcome) -> OutcomeView:
    """Return what became of a case."""
    status = outcome.status
    if status is None:
        return OutcomeView("", outcome.case_id, "non è tra i casi del registro", "", ())
    return OutcomeView(
        address=addresses.case(status.case.identity),
        name=status.case.company.name,
        change=change_words(outcome),
        since=deeds_words(outcome.deeds),
        ahead=tuple(ahead_words(outcome.items)),
    )
