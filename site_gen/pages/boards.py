"""The boards: the half-yearly duty of the Tavolo regionale, every meeting, a dossier for each territory."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from registry.derive.chronicle import Chronicle
from registry.derive.dossier import by_name, dossier_of, outcomes_of
from registry.italian import dated, long_date
from registry.model import Board
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.board import boards_view, meeting_view
from site_gen.views.dossier import dossier_view

_CHUNK = 16  # meetings made by one maker


def pages(context: Context) -> Pages:
    """Return the list of the boards, a page for each meeting, a dossier for each territory."""
    named = by_name(context.chronicles)
    boards = context.shown.boards
    chunks = (boards[start : start + _CHUNK] for start in range(0, len(boards), _CHUNK))
    return Pages(
        navigation=(_index(context),),
        bulk=(
            *(partial(_meetings, context, some, named) for some in chunks),
            *(partial(_dossier, context, sigla) for sigla in territories()),
        ),
    )


def _index(context: Context) -> Page:
    return Page(
        address=addresses.BOARDS,
        title="Tavoli",
        description="Il Tavolo regionale di coordinamento, semestre per semestre, e i Tavoli bilaterali dei territori.",
        content=render(
            "boards.html",
            view=boards_view(context),
            feed=addresses.feed_beside(addresses.BOARDS),
            calendar=addresses.calendar_beside(addresses.BOARDS),
            subscribing=addresses.SUBSCRIBING,
        ),
        searchable=True,
    )


def _meetings(context: Context, boards: Sequence[Board], named: Mapping[str, Chronicle]) -> Iterator[Output]:
    for board in boards:
        view = meeting_view(board, outcomes_of(board, named, context.setting), context)
        yield Page(
            address=addresses.board(board.identity),
            title=f"{view.title}, {long_date(board.date)}",
            description=f"Riunione {dated('del', board.date)}: partecipanti, casi discussi e che cosa ne è stato.",
            content=render("board.html", view=view, is_public=context.is_public),
            edit_path=board.identity.path,
        )


def _dossier(context: Context, sigla: str) -> Iterator[Output]:
    dossier = dossier_of((sigla,), context.chronicles, context.shown.boards, setting=context.setting)
    view = dossier_view(dossier)
    yield Page(
        address=addresses.dossier(sigla),
        title=f"Dossier del Tavolo bilaterale di {view.name}",
        description=f"Le crisi da discutere nel Tavolo bilaterale di {view.name} e gli esiti dell'ultima riunione.",
        content=render("dossier.html", view=view, is_public=context.is_public),
    )
