"""The table of the production units."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.reporters.wording import province_name
from registry.vocabulary.territories import is_lombard
from site_gen.context import Context
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset, Link
from site_gen.views.site import SiteView, sites_of


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place where a case has workers."""

    case_id: str
    number: int
    site: SiteView


def _records(context: Context) -> Iterator[PlaceRecord]:
    for status in context.statuses:
        for number, site in enumerate(sites_of(status).rows, start=1):
            yield PlaceRecord(status.case.id, number, site)


FIELDS: tuple[Field[PlaceRecord], ...] = (
    Field("case_id", "testo", 28, lambda row: row.case_id),
    Field("place_number", "numero", 7, lambda row: row.number),
    Field("municipality", "testo", 26, lambda row: row.site.municipality),
    Field("province", "testo", 10, lambda row: row.site.province),
    Field("province_name", "testo", 22, lambda row: province_name(row.site.province)),
    Field("place_in_lombardy", "sì o no", 12, lambda row: is_lombard(row.site.province)),
    Field("place_announced_count", "numero", 12, lambda row: row.site.first),
    Field("place_worker_count", "numero", 12, lambda row: row.site.now),
)

PLACES = Dataset(
    "sedi",
    "Sedi",
    "un luogo in cui un caso coinvolge lavoratori, secondo la procedura in corso",
    ("caso", "sede"),
    FIELDS,
    _records,
    (Link(("caso",), "casi", ("caso",)),),
)
