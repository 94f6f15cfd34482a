"""The table of the meetings of the boards."""

from collections.abc import Iterator

from registry.model import Board
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset


def _records(context: Context) -> Iterator[tuple[Board, str]]:
    ordered = sorted(context.shown.boards, key=lambda board: (board.date, board.identity.name))
    return ((board, f"{context.site_url}{addresses.board(board.identity)}") for board in ordered)


FIELDS: tuple[Field[tuple[Board, str]], ...] = (
    Field("board_id", "testo", 32, lambda row: row[0].identity.name),
    Field("date", "data", 12, lambda row: row[0].date),
    Field("type", "testo", 12, lambda row: row[0].type),
    Field("board_territories", "testo", 20, lambda row: " ".join(row[0].territories) or None),
    Field("board_cases", "testo", 60, lambda row: " ".join(row[0].cases) or None),
    Field("page_address", "testo", 44, lambda row: row[1]),
)

BOARDS = Dataset("tavoli", "Tavoli", "una riunione di un tavolo", ("tavolo",), FIELDS, _records)
