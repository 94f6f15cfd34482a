"""The boards: whether the Tavolo regionale met in each half-year; the meetings of the Tavoli bilaterali.

Source: R-5-1, R-5-2, R-5-3, R-5-4; reading A-4 (calendar half-years, the rolling six months only as
information). The Tavoli bilaterali (R-6-1, R-6-2) meet whenever needed (R-6-6): they have no periodicity and are
never late.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from registry.calendar import HalfYear, months_after
from registry.model import Board

HalfYearState = Literal["tenuto", "non_ancora", "non_risulta"]


@dataclass(frozen=True, slots=True)
class HalfYearDuty:
    """The Tavolo regionale in a half-year: its meetings, by date.

    `non_ancora` while the half-year runs; once it is over, what can be said is only that none is recorded.
    """

    half: HalfYear
    meetings: tuple[Board, ...]
    state: HalfYearState


@dataclass(frozen=True, slots=True)
class RegionalBoard:
    """The duty of each half-year, the latest first; of the meetings, the last and the longest time between two.

    `six_months_on` is the day six months after the last meeting: information, never a due date.
    """

    duties: tuple[HalfYearDuty, ...]
    last: Board | None
    six_months_on: date | None
    longest_gap: tuple[Board, Board] | None


def regional_board(boards: Iterable[Board], as_of: date) -> RegionalBoard:
    """Return how the Tavolo regionale kept its half-yearly duty, from the half-year of the first board recorded."""
    known = _by_date(board for board in boards if board.date <= as_of)
    meetings = [board for board in known if board.type == "regionale"]
    begun = HalfYear.of(known[0].date if known else as_of)
    last = meetings[-1] if meetings else None
    return RegionalBoard(
        duties=tuple(reversed([_duty(half, meetings, as_of) for half in _halves(begun, HalfYear.of(as_of))])),
        last=last,
        six_months_on=months_after(last.date, 6) if last else None,
        longest_gap=_longest_gap(meetings),
    )


def _by_date(boards: Iterable[Board]) -> list[Board]:
    return sorted(boards, key=lambda board: (board.date, board.identity.name))


def _halves(first: HalfYear, last: HalfYear) -> Iterator[HalfYear]:
    half = first
    while half <= last:
        yield half
        half = half.next


def _duty(half: HalfYear, meetings: Sequence[Board], as_of: date) -> HalfYearDuty:
    ours = tuple(board for board in meetings if HalfYear.of(board.date) == half)
    missing: HalfYearState = "non_ancora" if as_of <= half.last_day else "non_risulta"
    return HalfYearDuty(half, ours, "tenuto" if ours else missing)


def _longest_gap(meetings: Sequence[Board]) -> tuple[Board, Board] | None:
    return max(pairwise(meetings), key=lambda pair: pair[1].date - pair[0].date, default=None)


def last_bilateral(boards: Iterable[Board], territory: str, as_of: date) -> Board | None:
    """Return the latest meeting of the Tavolo bilaterale of a territory, alone or with others. Source: R-6-1, R-6-2."""
    ours = (
        board
        for board in boards
        if board.type == "bilaterale" and territory in board.territories and board.date <= as_of
    )
    return next(reversed(_by_date(ours)), None)
