"""The figures of the boards: how often they met, half-year by half-year, and how much a meeting had before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.calendar import HalfYear
from registry.derive import CaseStatus
from registry.derive.boards import last_bilateral
from registry.derive.dossier import Outcome
from registry.model import Board
from registry.vocabulary.territories import territories
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.context import Context
from site_gen.views.agenda import Card
from site_gen.views.wording import is_open

HALVES = 8
"""Half-years in the drawing and in its table; the list of the meetings has them all."""
_DRAWN = 12  # bars of a drawing: the page names all the cases


@dataclass(frozen=True, slots=True)
class HalfCount:
    """A half-year: the meetings of each board, the cases discussed, each once; `anchor` lists the meetings."""

    name: str
    anchor: str
    regional: int
    bilateral: int
    cases: int


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """The boards in figures; `figure` is None where there is too little to draw."""

    cards: tuple[Card, ...]
    halves: tuple[HalfCount, ...]
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """A meeting in figures; `figure` draws the workers of the cases discussed, where several are known."""

    cards: tuple[Card, ...]
    figure: Figure | None


def half_anchor(half: HalfYear) -> str:
    """Return where the list of the meetings tells a half-year."""
    return f"riunioni-{half}"


def half_name(half: HalfYear) -> str:
    """Return «2° semestre 2026»."""
    return f"{half.number}° semestre {half.year}"


def board_figures(context: Context) -> BoardFigures:
    """Return the figures of all the boards, from the half-year of the first one recorded."""
    boards = context.shown.boards
    halves = tuple(_count(half, boards) for half in _halves(boards, HalfYear.of(context.as_of)))[-HALVES:]
    return BoardFigures(tuple(_cards(context)), halves, figure_of(_chart(halves), context.cache))


def _halves(boards: Sequence[Board], last: HalfYear) -> Iterator[HalfYear]:
    half = min((HalfYear.of(board.date) for board in boards), default=last)
    while half <= last:
        yield half
        half = half.next


def _count(half: HalfYear, boards: Sequence[Board]) -> HalfCount:
    ours = [board for board in boards if HalfYear.of(board.date) == half]
    kinds = Counter(board.type for board in ours)
    cases = {case for board in ours for case in board.cases}
    return HalfCount(half_name(half), half_anchor(half), kinds["regionale"], kinds["bilaterale"], len(cases))


def _chart(halves: Sequence[HalfCount]) -> Chart:
    return Chart(
        kind=Kind.STACKED,
        title="Riunioni per semestre",
        over="Semestre",
        categories=tuple(half.anchor.removeprefix("riunioni-") for half in halves),
        series=(
            Series("Tavolo regionale", tuple(half.regional for half in halves), "rc-current"),
            Series("Tavoli bilaterali", tuple(half.bilateral for half in halves), "rc-done"),
        ),
    )


def _cards(context: Context) -> Iterator[Card]:
    boards, year = context.shown.boards, context.as_of.year
    held = sum(board.date.year == year for board in boards)
    discussed = len({case for board in boards if board.date.year == year for case in board.cases})
    met = sum(last_bilateral(boards, sigla, context.as_of) is not None for sigla in territories())
    yield Card(held, f"{'riunione' if held == 1 else 'riunioni'} nel {year}", "#riunioni", "rc-current")
    yield Card(discussed, f"{'caso discusso' if discussed == 1 else 'casi discussi'} nel {year}", "#riunioni")
    territory = "territorio ha" if met == 1 else "territori hanno"
    yield Card(met, f"{territory} già avuto un Tavolo bilaterale", "#bilaterali", "rc-done")


def meeting_figures(outcomes: Sequence[Outcome], context: Context) -> MeetingFigures:
    """Return the figures of a meeting, as the cases it discussed stand today."""
    found = [outcome.status for outcome in outcomes if outcome.status is not None]
    if not found:
        return MeetingFigures((), None)
    late = sum(item.kind in ("scaduto", "attenzione") for outcome in outcomes for item in outcome.items)
    return MeetingFigures(tuple(_case_cards(found, late)), figure_of(_workers(found), context.cache))


def _case_cards(found: Sequence[CaseStatus], late: int) -> Iterator[Card]:
    still_open = [status for status in found if is_open(status)]
    workers = sum(status.worker_count or 0 for status in found)
    yield Card(len(found), "caso discusso" if len(found) == 1 else "casi discussi", "#casi")
    yield Card(len(still_open), f"ancora {'aperto' if len(still_open) == 1 else 'aperti'}", "#casi", "rc-current")
    if workers:
        yield Card(workers, "lavoratore coinvolto" if workers == 1 else "lavoratori coinvolti", "#casi")
    if late:
        yield Card(late, f"{'azione' if late == 1 else 'azioni'} oltre il termine, oggi", "#casi", "rc-attention")


def _workers(found: Sequence[CaseStatus]) -> Chart:
    known = [status for status in found if status.worker_count is not None][:_DRAWN]
    names = Counter(status.case.company.name for status in known)
    return Chart(
        kind=Kind.BARS,
        title="Lavoratori coinvolti nei casi discussi, oggi",
        over="Caso",
        categories=tuple(
            status.case.company.name if names[status.case.company.name] == 1 else status.case.id for status in known
        ),
        series=(Series("Lavoratori", tuple(status.worker_count for status in known), "rc-current"),),
    )
