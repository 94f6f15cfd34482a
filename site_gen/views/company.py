"""A company through all its cases; natural persons have no page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from registry.derive import CaseStatus
from registry.derive.companies import CompanyCases
from registry.glossary import label_of
from registry.italian import counted, dated, long_date
from registry.vocabulary.sectors import Sector, sector_of
from site_gen import addresses
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.context import Context
from site_gen.views.agenda import Card
from site_gen.views.facts import Fact, company_facts
from site_gen.views.listing import CaseRow, place_of, rows_of
from site_gen.views.wording import ARCHIVE, Badge, is_open, path_name, state_badge, territory_name

_DRAWN = 12  # bars of a drawing: the table has them all


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company in a list; `workers` as in `CompanyView`."""

    address: str
    name: str
    sector: str
    sector_address: str
    territories: str
    case_count: int
    open_count: int
    workers: int | None


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A procedure of the company: of which case, for what, since when in charge."""

    address: str
    case_id: str
    causale: str
    path_address: str
    path_code: str
    path: str
    since: str
    place: str
    state: Badge
    workers: int | None


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company, whole; `other_names` are other spellings in its cases.

    `figure` draws the workers of its procedures, where several are known; `feed` is empty where it has one case.
    """

    name: str
    other_names: tuple[str, ...]
    facts: tuple[Fact, ...]
    sector: Sector | None
    sector_address: str
    cards: tuple[Card, ...]
    note: str
    rows: tuple[CaseRow, ...]
    procedures: tuple[ProcedureRow, ...]
    figure: Figure | None
    feed: str
    calendar: str
    territories: tuple[tuple[str, str], ...]
    boards: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RelatedCases:
    """The page of the company of a case, and the other cases of that company."""

    address: str
    name: str
    others: tuple[CaseStatus, ...]


def related_cases(context: Context, case_id: str) -> RelatedCases | None:
    """Return the company of a case as its page tells it; None for a natural person, who has no page."""
    company = context.company_by_case.get(case_id)
    if company is None:
        return None
    others = tuple(status for status in company.statuses if status.case.id != case_id)
    return RelatedCases(addresses.company(company.slug), company.name, others)


@lru_cache(maxsize=1)
def rows_by_id(context: Context) -> Mapping[str, CaseRow]:
    """Return the row of each case, by its id."""
    return {row.id: row for row in rows_of(context)}


def company_view(company: CompanyCases, context: Context) -> CompanyView:
    """Return the page of a company."""
    names = dict.fromkeys(status.case.company.name for status in company.statuses)
    sector = sector_of_company(company)
    rows = rows_by_id(context)
    page, procedures = addresses.company(company.slug), tuple(_procedures(company.statuses))
    several = company.has_several_cases
    return CompanyView(
        name=company.name,
        other_names=tuple(name for name in names if name != company.name),
        facts=tuple(company_facts(company.company)),
        sector=sector,
        sector_address=addresses.sector(sector.code) if sector else "",
        cards=tuple(_cards(company.statuses)),
        note=_note(company.statuses),
        rows=tuple(rows[status.case.id] for status in company.statuses),
        procedures=procedures,
        figure=figure_of(workers_chart(procedures), context.cache),
        feed=addresses.feed_beside(page) if several else "",
        calendar=addresses.calendar_beside(page if several else addresses.case(company.statuses[0].case.identity)),
        territories=tuple((addresses.territory(sigla), territory_name(sigla)) for sigla in _territories(company)),
        boards=tuple(_boards(company.statuses, context)),
    )


def company_row(company: CompanyCases) -> CompanyRow:
    """Return a company as a row."""
    still_open = [status for status in company.statuses if is_open(status)]
    sector = sector_of_company(company)
    return CompanyRow(
        address=addresses.company(company.slug),
        name=company.name,
        sector=sector.title if sector else "",
        sector_address=addresses.sector(sector.code) if sector else "",
        territories=", ".join(_territories(company)),
        case_count=len(company.statuses),
        open_count=len(still_open),
        workers=workers_of(still_open)[0],
    )


def sector_of_company(company: CompanyCases) -> Sector | None:
    """Return the sector of a company: that of its latest case that tells one."""
    return next(filter(None, map(sector_of_case, company.statuses)), None)


def sector_of_case(status: CaseStatus) -> Sector | None:
    """Return the sector of the company of a case."""
    activity = status.case.company.ateco
    return sector_of(activity.code) if activity else None


def workers_of(statuses: Iterable[CaseStatus]) -> tuple[int | None, int]:
    """Return the workers of some cases, None where no number is known, and how many cases have no number."""
    counts = [status.worker_count for status in statuses]
    known = [count for count in counts if count is not None]
    return (sum(known) if known else None), len(counts) - len(known)


def _territories(company: CompanyCases) -> tuple[str, ...]:
    return tuple(sorted({sigla for status in company.statuses for sigla in status.territories}))


def _cards(statuses: Sequence[CaseStatus]) -> Iterable[Card]:
    still_open = [status for status in statuses if is_open(status)]
    yield Card(len(statuses), "caso" if len(statuses) == 1 else "casi", "#casi")
    yield Card(len(still_open), "aperto" if len(still_open) == 1 else "aperti", "#casi", "rc-current")
    procedures = sum(len(status.procedures) for status in statuses)
    if procedures:
        yield Card(procedures, "procedura" if procedures == 1 else "procedure", "#procedure")
    workers, _ = workers_of(still_open)
    if workers is not None:
        words = "lavoratore coinvolto" if workers == 1 else "lavoratori coinvolti"
        yield Card(workers, f"{words} nei casi aperti", "#casi")


def _note(statuses: Sequence[CaseStatus]) -> str:
    _, unknown = workers_of(status for status in statuses if is_open(status))
    if not unknown:
        return ""
    return f"In {counted(unknown, 'caso aperto', 'casi aperti')} il numero non è indicato: nessun dato non è zero."


def _procedures(statuses: Sequence[CaseStatus]) -> Iterable[ProcedureRow]:
    for status in statuses:
        for procedure in reversed(status.procedures):
            since = procedure.in_charge_since
            yield ProcedureRow(
                address=addresses.case(status.case.identity),
                case_id=status.case.id,
                causale=label_of(procedure.procedure.causale),
                path_address=addresses.path(procedure.path.code),
                path_code=procedure.path.code,
                path=label_of(procedure.path.code),
                since=long_date(since) if since else "",
                place=place_of(status),
                state=state_badge(ARCHIVE if procedure.is_archived else procedure.state),
                workers=procedure.worker_count,
            )


def workers_chart(procedures: Sequence[ProcedureRow]) -> Chart:
    """Return the workers of the latest procedures, in the order of their table; of those where they are known."""
    known = [row for row in procedures if row.workers is not None][:_DRAWN]
    names = [f"{path_name(row.path_code)}, {row.since or row.place}" for row in known]
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:  # two bars of one name would be drawn one upon the other
            names[place] = f"{name} ({seen[name]})"
    return Chart(
        kind=Kind.BARS,
        title="Lavoratori coinvolti, procedura per procedura",
        over="Procedura",
        categories=tuple(names),
        series=(Series("Lavoratori", tuple(row.workers for row in known), "rc-current"),),
    )


def _boards(statuses: Sequence[CaseStatus], context: Context) -> Iterable[tuple[str, str]]:
    found = {board.identity: board for item in statuses for board in context.boards_by_case.get(item.case.id, ())}
    for board in sorted(found.values(), key=lambda board: board.date, reverse=True):
        kind = "Tavolo regionale" if board.type == "regionale" else "Tavolo bilaterale"
        yield addresses.board(board.identity), f"{kind} {dated('del', board.date)}"
