"""The sectors of the economy that the cases are in: the divisions of ATECO, whatever the edition of the code."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.italian import listed
from registry.vocabulary.sectors import Sector, sectors
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.context import Context
from site_gen.views.agenda import Card
from site_gen.views.breakdown import Breakdown, Share, breakdowns, drawn, share_of
from site_gen.views.company import rows_by_id, sector_of_case
from site_gen.views.listing import CaseRow

SHOWN = 200
"""Cases named on the page of a sector: the explorer has them all."""


@dataclass(frozen=True, slots=True)
class SectorView:
    """A sector; `editions` says how each edition of ATECO calls it, where they differ."""

    code: str
    title: str
    editions: tuple[str, ...]
    share: Share
    companies: int
    cards: tuple[Card, ...]
    breakdowns: tuple[Breakdown, ...]
    rows: tuple[CaseRow, ...]

    @property
    def left_out(self) -> int:
        """How many cases the page does not name."""
        return self.share.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class SectorsView:
    """The sectors that have a case; `unknown` are the cases whose activity is not told."""

    shares: tuple[tuple[str, Share], ...]
    unknown: Share | None


def sector_code(status: CaseStatus) -> str:
    """Return the division of a case, empty where its activity is not told."""
    found = sector_of_case(status)
    return found.code if found else ""


def by_sector(context: Context) -> dict[str, list[CaseStatus]]:
    """Return the cases of each division, under the empty word those of none."""
    groups: dict[str, list[CaseStatus]] = defaultdict(list)
    for status in context.statuses:
        groups[sector_code(status)].append(status)
    return groups


def sectors_view(groups: dict[str, list[CaseStatus]]) -> SectorsView:
    """Return the list of the sectors, the one with most cases first."""
    shares = [(code, _share(sectors()[code], groups[code])) for code in sectors() if code in groups]
    unknown = groups.get("")
    return SectorsView(
        shares=tuple(sorted(shares, key=lambda one: (-one[1].count, one[0]))),
        unknown=share_of("Attività non indicata", unknown) if unknown else None,
    )


def sector_view(code: str, statuses: Sequence[CaseStatus], context: Context) -> SectorView:
    """Return the page of a sector."""
    sector = sectors()[code]
    share = _share(sector, statuses)
    rows = sorted((rows_by_id(context)[status.case.id] for status in statuses), key=lambda row: row.newest_first)
    companies = {
        context.company_by_case[status.case.id].slug for status in statuses if status.case.id in context.company_by_case
    }
    return SectorView(
        code=code,
        title=sector.title,
        editions=editions_of(sector),
        share=share,
        companies=len(companies),
        cards=tuple(_cards(share, len(companies))),
        breakdowns=tuple(drawn(table, context.cache) for table in breakdowns(statuses, CaseFilter(sector=code))),
        rows=tuple(rows[:SHOWN]),
    )


def _share(sector: Sector, statuses: Sequence[CaseStatus]) -> Share:
    return share_of(sector.title, statuses, address=addresses.sector(sector.code), asked=CaseFilter(sector=sector.code))


def _cards(share: Share, companies: int) -> list[Card]:
    cards = [
        Card(share.count, "caso" if share.count == 1 else "casi", share.cases),
        Card(share.open_count, "aperto" if share.open_count == 1 else "aperti", share.open_cases, "rc-current"),
        Card(companies, "azienda" if companies == 1 else "aziende", "#casi"),
    ]
    if share.workers is not None:
        words = "lavoratore coinvolto" if share.workers == 1 else "lavoratori coinvolti"
        cards.append(Card(share.workers, f"{words} nei casi aperti", share.open_cases))
    return cards


def editions_of(sector: Sector) -> tuple[str, ...]:
    """Return «ATECO 2022 e 2007: «Metallurgia»» for each further title, and the editions without the division."""
    titles: dict[str, tuple[str, list[str]]] = {}
    for edition, title in sector.titles:
        titles.setdefault(_letters(title), (title, []))[1].append(edition)
    if len(titles) == 1:
        return ()
    return tuple(f"ATECO {listed(editions)}: «{title}»" for title, editions in titles.values())


def _letters(title: str) -> str:
    """Return what tells one title from another: «n.c.a.» and «nca», «e» and «ed» are the same."""
    words = (re.sub(r"\W", "", word) for word in title.casefold().split())
    return " ".join("e" if word == "ed" else word for word in words)
