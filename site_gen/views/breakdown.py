"""Some cases counted by territory, path, year: each figure with the cases behind it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from registry.derive import CaseStatus
from registry.glossary import label_of
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.cache import Cache
from site_gen.case_filter import CaseFilter
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.views.facets import MONITORING
from site_gen.views.wording import OPEN_STATES, is_open, territory_name

_DRAWN = 12  # bars of a drawing: the table has them all


@dataclass(frozen=True, slots=True)
class Share:
    """The cases that have something in common; `workers` are those of the open ones, None where not known.

    `address` is the page of what they have in common, empty where there is none; `cases` lists the cases, and
    `open_cases` the open ones.
    """

    label: str
    address: str
    cases: str
    open_cases: str
    count: int
    open_count: int
    workers: int | None
    unknown_workers: int = 0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table of shares; `heading` says by what, `figure` draws them where there are several."""

    anchor: str
    heading: str
    first_column: str
    shares: tuple[Share, ...]
    note: str = ""
    figure: Figure | None = None


def drawn(breakdown: Breakdown, cache: Cache) -> Breakdown:
    """Return a table with its drawing: the cases of each share, of the first `_DRAWN`."""
    shares = breakdown.shares[:_DRAWN]
    chart = Chart(
        kind=Kind.BARS,
        title=f"Casi {breakdown.heading[:1].lower()}{breakdown.heading[1:]}",
        over=breakdown.first_column,
        categories=tuple(share.label.partition(" — ")[0] for share in shares),  # «Percorso 7.1», without its title
        series=(Series("Casi", tuple(share.count for share in shares), "rc-current"),),
    )
    return replace(breakdown, figure=figure_of(chart, cache))


def breakdowns(statuses: Sequence[CaseStatus], asked: CaseFilter) -> tuple[Breakdown, ...]:
    """Return some cases by territory, path and year; `asked` is what lists all of them."""
    made = (by_territory(statuses, asked), by_path(statuses, asked), _by_year(statuses, asked))
    return tuple(breakdown for breakdown in made if breakdown.shares)


def share_of(
    label: str, statuses: Iterable[CaseStatus], *, address: str = "", asked: CaseFilter | None = None
) -> Share:
    """Return the figures of some cases; `asked` is what lists them."""
    found = tuple(statuses)
    counts = [status.worker_count for status in found if is_open(status)]
    known = [count for count in counts if count is not None]
    return Share(
        label=label,
        address=address,
        cases=asked.address if asked else "",
        open_cases=replace(asked, state=OPEN_STATES).address if asked else "",
        count=len(found),
        open_count=len(counts),
        workers=sum(known) if known else None,
        unknown_workers=len(counts) - len(known),
    )


def by_territory(statuses: Sequence[CaseStatus], asked: CaseFilter) -> Breakdown:
    """Return some cases by territory; `asked` is what lists all of them."""
    groups = _grouped(statuses, lambda status: status.territories)
    shares = tuple(
        share_of(
            territory_name(sigla),
            groups[sigla],
            address=addresses.territory(sigla),
            asked=replace(asked, territory=sigla),
        )
        for sigla in territories()
        if sigla in groups
    )
    note = "Un caso con sedi in più territori è in ciascuno di essi." if _overlap(shares, statuses) else ""
    return Breakdown("per-territorio", "Per territorio", "Territorio", shares, note)


def by_path(statuses: Sequence[CaseStatus], asked: CaseFilter) -> Breakdown:
    """Return some cases by path; `asked` is what lists all of them."""
    groups = _grouped(statuses, _paths)
    shares = tuple(
        share_of(label_of(code), groups[code], address=addresses.path(code), asked=replace(asked, path=code))
        for code in sorted(groups)
    )
    note = "Un caso con più procedure è in ciascuno dei loro percorsi." if _overlap(shares, statuses) else ""
    return Breakdown("per-percorso", "Per percorso", "Percorso", shares, note)


def _paths(status: CaseStatus) -> Iterable[str]:
    return {procedure.path.code for procedure in status.procedures} or {MONITORING}


def _by_year(statuses: Sequence[CaseStatus], asked: CaseFilter) -> Breakdown:
    groups = _grouped(statuses, lambda status: [status.case.identity.year])
    years = sorted(groups, reverse=True)
    shares = tuple(share_of(year, groups[year], asked=replace(asked, year=year)) for year in years)
    return Breakdown("per-anno", "Per anno di apertura", "Anno", shares)


def _overlap(shares: Iterable[Share], statuses: Sequence[CaseStatus]) -> bool:
    return sum(share.count for share in shares) > len(statuses)


def _grouped(
    statuses: Iterable[CaseStatus], keys: Callable[[CaseStatus], Iterable[str]]
) -> Mapping[str, Sequence[CaseStatus]]:
    groups: dict[str, list[CaseStatus]] = defaultdict(list)
    for status in statuses:
        for key in keys(status):
            groups[key].append(status)
    return groups
