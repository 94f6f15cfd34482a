"""The extraction as Parquet, through an extra library."""

from importlib.util import find_spec
from io import BytesIO
from typing import Any

from site_gen.documents.extracts.extract import Extract
from site_gen.documents.extracts.table import COLUMNS, Kind

MISSING = "Per il Parquet serve la libreria «pyarrow»: si installa con «pip install 'registro-crisi[dati]'»."


def is_installed() -> bool:
    """Tell whether Parquet can be made here."""
    return find_spec("pyarrow") is not None


def as_parquet(extract: Extract) -> bytes:
    """Return the Parquet: keys, types and definitions of the columns inside; equal extractions, equal bytes."""
    import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - an extra: the rest does without
    from pyarrow import parquet  # noqa: PLC0415

    kinds: dict[Kind, Any] = {
        "testo": pa.string(),
        "numero": pa.int64(),
        "data": pa.date32(),
        "sì o no": pa.bool_(),
    }
    fields = [
        pa.field(column.term.key, kinds[column.kind], metadata={"definizione": column.term.definition})
        for column in COLUMNS
    ]
    units = extract.extraction.units
    arrays = [pa.array([column.value(unit) for unit in units], type=kinds[column.kind]) for column in COLUMNS]
    about = {"periodo": extract.period, "edizione": str(extract.edition), "versione_dati": extract.version or ""}
    out = BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about)), out)
    return out.getvalue()
