"""The boards for who subscribes: what is new of the meetings, and their days with the end of the half-year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event

from registry.derive.boards import HalfYearDuty, regional_board
from registry.derive.dossier import by_name
from registry.italian import counted, dated, long_date
from registry.model import Board
from registry.reporters.calendar_frame import framed
from registry.reporters.dossier_words import board_title
from registry.reporters.lines import printable
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.safe import clean
from site_gen.feeds.atom import Feed, as_atom
from site_gen.feeds.news import NewsItem
from site_gen.open_data.about import LICENCE
from site_gen.outputs import File
from site_gen.rendering import render
from site_gen.views.wording import territory_names

_DOMAIN = "registro-crisi"
_FIRST_DAY = date(2000, 1, 1)
_LATEST = 60  # entries of the feed, as in those of the cases


def board_files(context: Context) -> Iterator[File]:
    """Yield the feed and the calendar of the boards."""
    boards = sorted(context.shown.boards, key=lambda board: (board.date, board.identity.name), reverse=True)
    feed = Feed(
        address=addresses.feed_beside(addresses.BOARDS),
        page=addresses.BOARDS,
        title="Tavoli delle crisi aziendali in Lombardia",
        subtitle="Le riunioni del Tavolo regionale e dei Tavoli bilaterali.",
        author=context.settings.office_name or "Registro delle crisi aziendali della Lombardia",
        rights=LICENCE.title if context.is_public else None,
        items=[_news(board, context) for board in boards[:_LATEST]],
    )
    yield File(feed.address, as_atom(feed, site_url=context.site_url, as_of=context.as_of))
    yield File(addresses.calendar_beside(addresses.BOARDS), _calendar(context, boards))


def _news(board: Board, context: Context) -> NewsItem:
    return NewsItem(
        name=f"tavolo/{board.identity.name}",
        title=clean(f"{board_title(board)}, {long_date(board.date)}"),
        address=addresses.board(board.identity),
        on=board.date,
        published=board.date,
        updated=board.date,
        html=clean(render("news.html", lines=list(_lines(board, context)), changed_on=None, changes=[])).strip(),
        category="Riunione di un tavolo",
    )


def _lines(board: Board, context: Context) -> Iterator[str]:
    yield f"Riunione {dated('del', board.date)}."
    if board.territories and set(board.territories) < set(territories()):
        yield f"Territori: {territory_names(board.territories)}"
    if board.participants:
        yield f"Partecipanti: {', '.join(board.participants)}"
    known = by_name(context.chronicles)
    named = [known[case].status.case.company.name for case in board.cases if case in known]
    if named:
        yield f"{counted(len(named), 'caso discusso', 'casi discussi')}: {', '.join(named)}"


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of the calendar: a meeting, or the last day of a half-year without one."""

    name: str
    on: date
    title: str
    text: str
    address: str


def _calendar(context: Context, boards: list[Board]) -> bytes:
    days = [*map(_meeting, boards), *_awaited(regional_board(boards, context.as_of).duties)]
    days.sort(key=lambda day: (day.on, day.name))
    return framed("Tavoli delle crisi aziendali", (_event(day, context).to_ical() for day in days))


def _meeting(board: Board) -> _Day:
    text = f"{counted(len(board.cases), 'caso discusso', 'casi discussi')}."
    return _Day(board.identity.name, board.date, board_title(board), text, addresses.board(board.identity))


def _awaited(duties: tuple[HalfYearDuty, ...]) -> Iterator[_Day]:
    for duty in duties:
        if duty.state == "non_ancora":
            title = "Tavolo regionale: ultimo giorno del semestre"
            text = "In questo semestre nessuna riunione è ancora registrata.\nRegola: R-5-3"
            yield _Day(f"semestre.{duty.half}", duty.half.last_day, title, text, f"{addresses.BOARDS}#regionale")


def _event(day: _Day, context: Context) -> Event:
    """Return an event as those of the cases are: a whole day, whose identity outlives it."""
    event = Event()
    event.add("uid", f"tavolo.{day.name}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(context.as_of, time(), UTC))
    event.add("sequence", (context.as_of - _FIRST_DAY).days)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", printable(day.title))
    event.add("description", day.text)
    event.add("transp", "TRANSPARENT")
    if context.site_url:
        event.add("url", f"{context.site_url}{day.address}")
    return event
