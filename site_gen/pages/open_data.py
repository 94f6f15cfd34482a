"""The open data: a page that explains them, their columns, their files, what describes them to programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from registry.reporters.wording import territory_name
from registry.schema import MODELS, SchemaName, schema_of
from registry.vocabulary.territories import territories
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports import turtle
from site_gen.open_data.about import EMPTY, LICENCE
from site_gen.open_data.catalogue import catalogue
from site_gen.open_data.dataset import Dataset
from site_gen.open_data.datasets import DATASETS
from site_gen.open_data.files import files_of, formats
from site_gen.open_data.package import package
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.wording import path_name

_SCHEMAS: dict[SchemaName, str] = {
    "caso": "un caso",
    "tavolo": "la riunione di un tavolo",
    "flusso": "un flusso informativo",
}


def pages(context: Context) -> Pages:
    """Return the page of the data; their files, a table at a time."""
    _ = context.agenda_by_case  # worked out once, before the workers are forked
    made = (partial(files_of, dataset, context) for dataset in DATASETS)
    return Pages(navigation=(_page(context),), bulk=(partial(_described, context), *made))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A table as the page lists it."""

    dataset: Dataset[Any]
    count: int
    files: tuple[tuple[str, str], ...]
    """Name of the format and address of the file."""

    @classmethod
    def of(cls, dataset: Dataset[Any], context: Context) -> "_Listed":
        """Return a table of an edition."""
        files = tuple((kind.name, addresses.data(dataset.name, kind.suffix)) for kind in formats())
        return cls(dataset, sum(1 for _ in dataset.rows(context)), files)


def _page(context: Context) -> Page:
    content = render(
        "open_data.html",
        tables=[_Listed.of(dataset, context) for dataset in DATASETS],
        formats=[kind.name for kind in formats()],
        as_of=context.as_of,
        version=context.version,
        commit=context.forge.commit(context.version) if context.version else None,
        is_public=context.is_public,
        is_demonstration=context.settings.is_demonstration,
        office=context.settings.office_name,
        licence=LICENCE,
        empty=EMPTY,
        base=f"{context.site_url or 'https://…/'}{addresses.DATA}",
        has_catalogue=context.is_public and turtle.is_installed(),
        schemas=[(addresses.schema(name), what) for name, what in _SCHEMAS.items()],
        calendars=[(sigla, territory_name(sigla)) for sigla in territories()],
        paths=[(code, _path(code)) for code in context.law.paths],
        addresses=addresses,
    )
    description = (
        "I dati del registro da scaricare e riusare, con la spiegazione di ogni colonna; calendari da seguire."
    )
    return Page(addresses.DATA, "Dati aperti", description, content, searchable=True)


def _path(code: str) -> str:
    name = path_name(code)
    return f"Percorso {name}" if name == code else name


def _described(context: Context) -> Iterator[Output]:
    """Yield the page of the columns, and what describes the data to programs."""
    content = render("columns.html", datasets=DATASETS, addresses=addresses)
    description = "Che cosa contiene ogni colonna dei dati del registro, e da quale regola viene."
    yield Page(addresses.DICTIONARY, "Colonne dei dati", description, content, searchable=True)
    yield package(context)
    if context.is_public and turtle.is_installed():
        yield File(addresses.CATALOGUE, turtle.as_turtle(catalogue(context)))
    for name in MODELS:
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2)
        yield File(addresses.schema(name), f"{text}\n".encode())
