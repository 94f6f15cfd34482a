"""The production units of a case: the workers first announced and those known now, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.derive import CaseStatus, sites_on
from registry.italian import counted
from registry.model import Site

_Place = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class SiteView:
    """A production unit; None where the number is not told, or the unit is not in that list."""

    municipality: str | None
    province: str
    first: int | None
    now: int | None

    @property
    def place(self) -> str:
        """How a page names it."""
        return self.municipality or "Comune non indicato"


@dataclass(frozen=True, slots=True)
class Sites:
    """The units of a case; `is_revised` where `first` and `now` may differ; `note` says what the sum does not."""

    rows: tuple[SiteView, ...]
    is_revised: bool
    note: str


def sites_of(status: CaseStatus) -> Sites:
    """Return the units of the current procedure (of the case, without one), in the order of the file."""
    procedure = status.current.procedure if status.current else None
    first = procedure.sites if procedure is not None and procedure.sites else status.case.sites
    now = sites_on(status.case, procedure, status.as_of)
    before, after = _counts(first), _counts(now)
    rows = tuple(_row(place, before.get(place), after.get(place)) for place in {**before, **after})
    return Sites(rows, is_revised=now is not first, note=_note(status, sum(count or 0 for count in after.values())))


def _note(status: CaseStatus, total: int) -> str:
    count = status.worker_count
    if count is None or count == total or not total:
        return ""
    return f"La procedura riguarda {counted(count, 'lavoratore', 'lavoratori')}: il numero è della procedura intera."


def _row(place: _Place, first: int | None, now: int | None) -> SiteView:
    municipality, sigla = place
    return SiteView(municipality, sigla, first, now)


def _counts(sites: Iterable[Site]) -> dict[_Place, int | None]:
    """Return the workers by place; units of one place are added up, and unknown if one of them is."""
    found: dict[_Place, int | None] = {}
    for site in sites:
        place = site.municipality, site.province
        known = found.get(place, 0)
        found[place] = None if known is None or site.worker_count is None else known + site.worker_count
    return found
