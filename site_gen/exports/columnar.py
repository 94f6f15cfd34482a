"""A table as Parquet, through an extra library."""

from collections.abc import Mapping
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from site_gen.exports.table import Kind, Table

MISSING = "Per il Parquet serve la libreria «pyarrow»: si installa con «pip install 'registro-crisi[dati]'»."


def is_installed() -> bool:
    """Tell whether Parquet can be made here."""
    return find_spec("pyarrow") is not None


def as_parquet(table: Table, about: Mapping[str, str]) -> bytes:
    """Return the Parquet: keys, types and definitions of the columns inside; equal tables, equal bytes."""
    import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - an extra: the rest does without
    from pyarrow import parquet  # noqa: PLC0415

    kinds: dict[Kind, Any] = {
        "testo": pa.string(),
        "numero": pa.int64(),
        "data": pa.date32(),
        "sì o no": pa.bool_(),
    }
    schema = pa.schema(
        [
            pa.field(field.key, kinds[field.kind], metadata={"definizione": field.term.definition})
            for field in table.fields
        ],
        metadata=dict(about),
    )
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.fields)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    out = BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()
