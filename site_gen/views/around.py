"""What stands around a case: other cases of its company and of its boards, those before and after, how to follow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from registry.derive import CaseStatus
from registry.italian import dated, shortened
from registry.model import Board
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.company import related_cases

_FEW = 5


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A case to go to; its id tells it from its namesakes."""

    address: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting that discussed the case, and a few of the others it discussed."""

    address: str
    name: str
    others: tuple[CaseLink, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Around:
    """Where a reader of a case may go on; `company` is the address of its page, empty for a natural person."""

    company: str
    of_company: tuple[CaseLink, ...]
    left_out: int
    boards: tuple[MeetingView, ...]
    """The latest meetings that discussed it, the last first; `older_boards` counts the others."""
    older_boards: int
    previous: CaseLink | None
    following: CaseLink | None
    calendar: str


def around(status: CaseStatus, context: Context) -> Around:
    """Return what stands around a case; before and after it are those that its Nucleo opened, in order of id."""
    company = related_cases(context, status.case.id)
    others = company.others if company else ()
    met = context.boards_by_case.get(status.case.id, ())
    previous, following = neighbours(context)[status.case.id]
    return Around(
        company=company.address if company else "",
        of_company=tuple(_link(other) for other in others[:_FEW]),
        left_out=max(0, len(others) - _FEW),
        boards=tuple(_meeting(board, status, context) for board in reversed(met[-_FEW:])),
        older_boards=max(0, len(met) - _FEW),
        previous=previous,
        following=following,
        calendar=addresses.case_calendar(status.case.identity),
    )


def _meeting(board: Board, status: CaseStatus, context: Context) -> MeetingView:
    found = [context.by_id[other] for other in board.cases if other != status.case.id and other in context.by_id]
    links = tuple(_link(other) for other in found[:_FEW])
    return MeetingView(addresses.board(board.identity), _name(board), links, max(0, len(found) - _FEW))


def _name(board: Board) -> str:
    kind = "Tavolo regionale" if board.type == "regionale" else "Tavolo bilaterale"
    return f"{kind} {dated('del', board.date)}"


def _link(status: CaseStatus) -> CaseLink:
    return CaseLink(addresses.case(status.case.identity), shortened(status.case.company.name), status.case.id)


@lru_cache(maxsize=1)
def neighbours(context: Context) -> Mapping[str, tuple[CaseLink | None, CaseLink | None]]:
    """Return by id the cases before and after each, among those that its Nucleo opened."""
    ordered = sorted(context.statuses, key=lambda status: status.case.id)
    found: dict[str, tuple[CaseLink | None, CaseLink | None]] = {status.case.id: (None, None) for status in ordered}
    for before, after in pairwise(ordered):
        if before.case.identity.territory == after.case.identity.territory:
            found[before.case.id] = (found[before.case.id][0], _link(after))
            found[after.case.id] = (_link(before), None)
    return found
