"""Some cases counted by territory, path, year: each figure with the cases behind it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.glossary import label_of
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.views.wording import is_open, territory_name


@dataclass(frozen=True, slots=True)
class Share:
    """The cases that have something in common; `workers` are those of the open ones, None where not known.

    `address` is the page of what they have in common, empty where there is none; `cases` lists the cases.
    """

    label: str
    address: str
    cases: str
    count: int
    open_count: int
    workers: int | None
    unknown_workers: int = 0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table of shares; `heading` says by what."""

    anchor: str
    heading: str
    first_column: str
    shares: tuple[Share, ...]
    note: str = ""


def breakdowns(statuses: Sequence[CaseStatus], **facets: str) -> tuple[Breakdown, ...]:
    """Return some cases by territory, path and year; `facets` are the filters that list all of them."""
    made = (_by_territory(statuses, facets), _by_path(statuses, facets), _by_year(statuses, facets))
    return tuple(breakdown for breakdown in made if breakdown.shares)


def share_of(label: str, statuses: Iterable[CaseStatus], *, address: str = "", cases: str = "") -> Share:
    """Return the figures of some cases."""
    found = tuple(statuses)
    counts = [status.worker_count for status in found if is_open(status)]
    known = [count for count in counts if count is not None]
    workers = sum(known) if known else None
    return Share(label, address, cases, len(found), len(counts), workers, len(counts) - len(known))


def _by_territory(statuses: Sequence[CaseStatus], facets: Mapping[str, str]) -> Breakdown:
    groups = _grouped(statuses, lambda status: status.territories)
    shares = tuple(
        share_of(
            territory_name(sigla),
            groups[sigla],
            address=addresses.territory(sigla),
            cases=addresses.cases_where(**facets, territorio=sigla),
        )
        for sigla in territories()
        if sigla in groups
    )
    note = "Un caso con sedi in più territori è in ciascuno di essi."
    return Breakdown("per-territorio", "Per territorio", "Territorio", shares, note)


def _by_path(statuses: Sequence[CaseStatus], facets: Mapping[str, str]) -> Breakdown:
    groups = _grouped(statuses, lambda status: [status.current.path.code if status.current else "monitoraggio"])
    shares = tuple(
        share_of(
            label_of(code),
            groups[code],
            address=addresses.path(code),
            cases=addresses.cases_where(**facets, percorso=code),
        )
        for code in sorted(groups)
    )
    note = "Conta la procedura in corso, o l'ultima."
    return Breakdown("per-percorso", "Per percorso", "Percorso", shares, note)


def _by_year(statuses: Sequence[CaseStatus], facets: Mapping[str, str]) -> Breakdown:
    groups = _grouped(statuses, lambda status: [status.case.identity.year])
    shares = tuple(
        share_of(year, groups[year], cases=addresses.cases_where(**facets, anno=year))
        for year in sorted(groups, reverse=True)
    )
    return Breakdown("per-anno", "Per anno di apertura", "Anno", shares)


def _grouped(
    statuses: Iterable[CaseStatus], keys: Callable[[CaseStatus], Iterable[str]]
) -> Mapping[str, Sequence[CaseStatus]]:
    groups: dict[str, list[CaseStatus]] = defaultdict(list)
    for status in statuses:
        for key in keys(status):
            groups[key].append(status)
    return groups
