"""The feeds of the site: of the region, of each territory, path, sector and company. A case is told once for all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from registry.derive import CaseStatus
from registry.derive.companies import CompanyCases
from registry.reporters.wording import territory_name
from registry.vocabulary.sectors import sectors
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.safe import clean
from site_gen.feeds.atom import Feed, as_atom
from site_gen.feeds.news import NewsItem, news_of
from site_gen.open_data.about import LICENCE
from site_gen.outputs import File
from site_gen.views.listing import last_day_of
from site_gen.views.sector import by_sector
from site_gen.views.wording import path_name

LATEST = 60
"""Entries of a feed."""
_READ = 300  # cases read for a feed at most: a commit on ten thousand files must not make ten thousand stories
_TITLE = "Crisi aziendali"
_SUBTITLE = (
    "Casi nuovi, fatti registrati e corretti, termini superati. Superare un termine indicativo chiede attenzione, "
    "non è una violazione."
)


def feeds(context: Context) -> Iterator[File]:
    """Yield every feed."""
    newsroom = _Newsroom(context)
    yield newsroom.file(addresses.FEED, addresses.HOME, of="in Lombardia", cases=context.statuses)
    for sigla in territories():
        own = [status for status in context.statuses if sigla in status.territories or status.lead.territory == sigla]
        where = f"– {territory_name(sigla)}"
        yield newsroom.file(addresses.territory_feed(sigla), addresses.territory(sigla), of=where, cases=own)
    for code in context.law.paths:
        own = [status for status in context.statuses if code in _paths_of(status)]
        page, where = addresses.path(code), f"– percorso {path_name(code)}"
        yield newsroom.file(addresses.feed_beside(page), page, of=where, cases=own)
    for code, own in by_sector(context).items():
        if code:
            page, where = addresses.sector(code), f"– settore {code}: {sectors()[code].title}"
            yield newsroom.file(addresses.feed_beside(page), page, of=where, cases=own)


def company_feeds(context: Context, companies: Iterable[CompanyCases]) -> Iterator[File]:
    """Yield the feeds of the companies that have several cases: of one case alone, that of its territory tells."""
    newsroom = _Newsroom(context)
    for company in companies:
        if company.has_several_cases:
            page, where = addresses.company(company.slug), f"– {clean(company.name)}"
            yield newsroom.file(addresses.feed_beside(page), page, of=where, cases=company.statuses)


def _paths_of(status: CaseStatus) -> frozenset[str]:
    return frozenset(item.path.code for item in status.procedures) or frozenset(("monitoraggio",))


@dataclass
class _Newsroom:
    """Who tells the cases; what was told of one is kept for the next feed."""

    context: Context
    told: dict[str, tuple[NewsItem, ...]] = field(default_factory=dict)

    def file(self, address: str, page: str, *, of: str, cases: Iterable[CaseStatus]) -> File:
        """Return a feed of some cases."""
        context = self.context
        feed = Feed(
            address=address,
            page=page,
            title=f"{_TITLE} {of}",
            subtitle=_SUBTITLE,
            author=context.settings.office_name or "Registro delle crisi aziendali della Lombardia",
            rights=LICENCE.title if context.is_public else None,
            items=latest(cases, self._news, bound=self._bound),
        )
        return File(address, as_atom(feed, site_url=context.site_url, as_of=context.as_of))

    def _news(self, status: CaseStatus) -> tuple[NewsItem, ...]:
        if status.case.id not in self.told:
            self.told[status.case.id] = news_of(status, self.context)
        return self.told[status.case.id]

    def _bound(self, status: CaseStatus) -> date:
        """Return a day after which nothing is new in a case, without reading its story."""
        days = [event.date for _, event in status.case.located_events()]
        stories = self.context.stories
        touched = stories.last_touched(status.case.id) if stories is not None else None
        late = [item.on for item in self.context.agenda_by_case.get(status.case.id, ()) if item.on is not None]
        return min(max([*days, *late, touched or date.min], default=date.min), self.context.as_of)


def latest(
    cases: Iterable[CaseStatus],
    news: Callable[[CaseStatus], Sequence[NewsItem]],
    *,
    bound: Callable[[CaseStatus], date],
) -> tuple[NewsItem, ...]:
    """Return the latest items of cases, the newest first; a case that can have nothing newer is not read."""
    found: list[NewsItem] = []
    listed = tuple(cases)
    bounds = {status.case.id: bound(status) for status in listed}
    ordered = sorted(listed, key=lambda status: (-bounds[status.case.id].toordinal(), _age(status), status.case.id))
    for status in ordered[:_READ]:
        if len(found) >= LATEST and found[-1].updated > bounds[status.case.id]:
            break
        found = sorted((*found, *news(status)), key=lambda item: item.latest_first)[:LATEST]
    return tuple(found)


def _age(status: CaseStatus) -> int:
    """Of cases that one commit touched, those that moved last come first."""
    last = last_day_of(status)
    return -last.toordinal() if last else 0
