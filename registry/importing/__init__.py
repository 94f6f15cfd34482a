"""An office's spreadsheet → case files: how it leaves it. The mapping tells which column is which fact."""

from registry.importing.conversion import Converted, NewCase, Rejection, convert
from registry.importing.filing import Filed, file_cases
from registry.importing.mapping_file import Faulty, MappingFile, read_mapping
from registry.importing.reading import read_table
from registry.importing.rejects import told, write_rejects
from registry.importing.table import Table, Unusable

__all__ = [
    "Converted",
    "Faulty",
    "Filed",
    "MappingFile",
    "NewCase",
    "Rejection",
    "Table",
    "Unusable",
    "convert",
    "file_cases",
    "read_mapping",
    "read_table",
    "told",
    "write_rejects",
]
