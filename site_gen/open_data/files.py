"""The files of a table: the same rows for people, for spreadsheets and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_gen import addresses
from site_gen.context import Context
from site_gen.exports import columnar
from site_gen.exports.delimited import as_csv, as_json
from site_gen.exports.workbook import Cover, as_xlsx
from site_gen.open_data.about import TITLE, cover_of, head_of
from site_gen.open_data.dataset import Dataset
from site_gen.outputs import File


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format: its suffix, its name, its media type, its code in the file types of the European Union."""

    suffix: str
    name: str
    media_type: str
    code: str


_ALWAYS = (
    DataFormat("csv", "CSV", "text/csv", "CSV"),
    DataFormat("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    DataFormat("json", "JSON", "application/json", "JSON"),
)
_PARQUET = DataFormat("parquet", "Parquet", "application/vnd.apache.parquet", "PARQUET")


def formats() -> tuple[DataFormat, ...]:
    """Return the formats that can be made here: Parquet needs an extra library."""
    return (*_ALWAYS, _PARQUET) if columnar.is_installed() else _ALWAYS


def files_of(dataset: Dataset[Any], context: Context) -> Iterator[File]:
    """Yield the files of a table; the same facts give the same bytes."""
    table = dataset.table(context)
    count = len(table.rows)
    head = head_of(dataset, count, context)
    cover = Cover(f"{TITLE}: {dataset.title.lower()}", TITLE, tuple(cover_of(dataset, count, context)), context.as_of)
    yield File(addresses.data(dataset.name, "csv"), as_csv(table))
    yield File(addresses.data(dataset.name, "json"), as_json(table, head))
    yield File(addresses.data(dataset.name, "xlsx"), as_xlsx(table, cover))
    if columnar.is_installed():
        about = {key: str(value) for key, value in head.items() if isinstance(value, str)}
        yield File(addresses.data(dataset.name, "parquet"), columnar.as_parquet(table, about))
