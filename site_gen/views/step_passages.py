"""The cases behind the times of a step: one by one, Nucleo by Nucleo, the longest first, cut in pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from registry.derive import CaseStatus
from registry.derive.course import Setting
from registry.derive.durations import Passage, passages
from registry.law import Path
from site_gen import addresses
from site_gen.views.wording import Badge, territory_name

LISTED = 200
"""Rows of a page."""
NOBODY = "Capofila da concordare"

Found = tuple[CaseStatus, Passage]
"""A passage, and the case it is of."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A case at a step: counted from which day, done on which, how many days; `state` tells of the term, if any."""

    address: str
    name: str
    case_id: str
    started_on: date | None
    on: date | None
    days: int | None
    state: Badge | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class NucleoRows:
    """Rows of one Nucleo; `anchor` is empty where they go on from the page before."""

    anchor: str
    name: str
    rows: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class PassagePage:
    """A page of the list."""

    number: int
    address: str
    groups: tuple[NucleoRows, ...]


@dataclass(frozen=True, slots=True)
class PassageList:
    """The list of a step: its pages, and where in them each Nucleo begins (the empty word: none agreed)."""

    pages: tuple[PassagePage, ...]
    places: Mapping[str, str]
    count: int
    overdue: int


def found_at(path: Path, statuses: Iterable[CaseStatus], setting: Setting) -> Mapping[str, list[Found]]:
    """Return the passages of a path by step, with their cases."""
    found: dict[str, list[Found]] = {}
    ours = ((status, item) for status in statuses for item in status.procedures if item.path is path)
    for status, procedure in ours:
        for passage in passages(procedure, setting):
            found.setdefault(passage.step.step, []).append((status, passage))
    return found


def passage_list(path: Path, step: str, found: Sequence[Found]) -> PassageList:
    """Return the list of a step."""
    ordered = sorted(found, key=_longest_first)
    pages: list[PassagePage] = []
    places: dict[str, str] = {}
    for number, start in enumerate(range(0, len(ordered), LISTED), start=1):
        address = addresses.step_times(path.code, step, number)
        pages.append(PassagePage(number, address, tuple(_groups(ordered[start : start + LISTED], address, places))))
    overdue = sum(not passage.is_done for _, passage in found)
    return PassageList(tuple(pages), places, len(found), overdue)


def _longest_first(found: Found) -> tuple[str, bool, int, str]:
    """Sort key: by Nucleo; what is past its term and not done yet, then the most days, then what has none."""
    status, passage = found
    days = -1 if passage.days is None else passage.days
    return passage.territory or "", passage.is_done, -days, status.case.id


def _groups(found: Iterable[Found], address: str, places: dict[str, str]) -> Iterator[NucleoRows]:
    """Yield the rows of a page by Nucleo; a Nucleo met for the first time is given its place."""
    for sigla, ours in groupby(found, key=lambda one: one[1].territory or ""):
        anchor = ""
        if sigla not in places:
            anchor = sigla or "da-concordare"
            places[sigla] = f"{address}#{anchor}"
        name = territory_name(sigla) if sigla else NOBODY
        yield NucleoRows(anchor, name, tuple(_row(status, passage) for status, passage in ours))


def _row(status: CaseStatus, passage: Passage) -> PassageRow:
    return PassageRow(
        address=addresses.case(status.case.identity),
        name=status.case.company.name,
        case_id=status.case.id,
        started_on=passage.started_on,
        on=passage.on,
        days=passage.days,
        state=_state(passage),
        is_done=passage.is_done,
    )


def _state(passage: Passage) -> Badge | None:
    if passage.in_time is None:
        return None
    if not passage.is_done:
        return Badge("Non ancora fatto", "rc-attention")
    if passage.in_time:
        return Badge("Entro il termine", "rc-done")
    return Badge(f"Oltre il termine{' indicativo' if passage.is_indicative else ''}", "rc-attention")
