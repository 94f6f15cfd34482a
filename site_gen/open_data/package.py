"""The description of the tables for programs: a Frictionless Data Package. Source: specs.frictionlessdata.io."""

import json
from collections.abc import Mapping
from typing import Any

from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.table import Field, Kind
from site_gen.open_data.about import DESCRIPTION, EMPTY, LICENCE, TITLE
from site_gen.open_data.dataset import Dataset, Link
from site_gen.open_data.datasets import DATASETS
from site_gen.outputs import File

_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    "testo": {"type": "string"},
    "numero": {"type": "integer"},
    "data": {"type": "date", "format": "%Y-%m-%d"},
    "sì o no": {"type": "boolean", "trueValues": ["sì"], "falseValues": ["no"]},
}


def package(context: Context) -> File:
    """Return `dati/datapackage.json`: every table, column by column, with the words of the glossary."""
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "registro-crisi-aziendali",
        "title": TITLE,
        "description": f"{_warning(context)}{DESCRIPTION} {EMPTY}",
        "created": f"{context.as_of.isoformat()}T00:00:00Z",
        "keywords": ["crisi aziendali", "lavoro", "CIGS", "licenziamenti collettivi", "Lombardia"],
        "resources": [_resource(dataset) for dataset in DATASETS],
    }
    if context.version:
        described["version"] = context.version
    if context.site_url:
        described["homepage"] = f"{context.site_url}{addresses.DATA}"
    if context.is_public:
        described["licenses"] = [{"name": LICENCE.name, "title": LICENCE.title, "path": LICENCE.address}]
    if context.settings.office_name:
        described["contributors"] = [{"title": context.settings.office_name, "role": "publisher"}]
    return File(addresses.PACKAGE, (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode())


def _warning(context: Context) -> str:
    return f"{context.settings.banner} ".lstrip() if context.settings.is_demonstration else ""


def _resource(dataset: Dataset[Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "path": f"{dataset.name}.csv",
        "title": dataset.title,
        "description": f"Ogni riga è {dataset.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(field, dataset) for field in dataset.fields],
            "missingValues": [""],
            "primaryKey": list(dataset.key),
            "foreignKeys": [_foreign(link) for link in dataset.links],
        },
    }


def _field(field: Field[Any], dataset: Dataset[Any]) -> dict[str, Any]:
    term = field.term
    source = f" ({term.source})" if term.source else ""
    required = {"constraints": {"required": True}} if field.key in dataset.key else {}
    about = {"name": term.key, "title": term.label, "description": f"{term.definition}{source}"}
    return {**about, **_TYPES[field.kind], **required}


def _foreign(link: Link) -> dict[str, Any]:
    return {"fields": list(link.keys), "reference": {"resource": link.table, "fields": list(link.to)}}
