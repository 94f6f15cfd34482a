"""Spreadsheets to import, as tests write them: a small mapping, and what the rows become."""

from datetime import date
from pathlib import Path

import pytest

from registry.checks import World
from registry.derive import Setting
from registry.examination import examine
from registry.importing import Converted, MappingFile, Table, Unusable, convert, read_mapping, read_table
from registry.importing.mapping import Mapping
from registry.law import load_law
from registry.model import Case, Registry

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "tests" / "importing" / "annunci.csv"
GUIDE = ROOT / "docs" / "guida"
EXAMPLE = GUIDE / "esempi" / "importazione.yaml"
TODAY = date(2026, 11, 23)

SMALL = """\
percorso:
  territorio: "{prov}"
  anno: "{data}"
  nome: "{nome}"
  distingue: "{n}"
caso:
  azienda:
    denominazione: "{nome}"
  sedi:
    - provincia: "{prov}"
      lavoratori: "{addetti}"
  note: "{nota}"
  eventi:
    - tipo: segnalazione
      data: "{data}"
"""
HEADER = "n,nome,prov,data,addetti,nota"
GOOD = "1,Alfa,BG,2025-01-01,10,ok"


def mapping_in(folder: Path, text: str = SMALL) -> MappingFile:
    """Return a mapping, written in a folder as `mappatura.yaml`."""
    file = folder / "mappatura.yaml"
    file.write_text(text, encoding="utf-8")
    return read_mapping(file)


def made_of(table: Table, mapping: Mapping) -> Converted:
    """Return what the rows of a table become."""
    return convert(table, mapping, world=World(Setting(load_law(), TODAY), Registry(cases=())))


def converted_in(folder: Path, *rows: str, mapping: str = SMALL, header: str = HEADER) -> Converted:
    """Return what rows of CSV become."""
    file = folder / "righe.csv"
    file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    read = mapping_in(folder, mapping).mapping
    return made_of(read_table(file, read), read)


def reasons(converted: Converted) -> list[tuple[int, str, str]]:
    """Return row, column and message of every reason to reject a row."""
    return [
        (rejection.row.number, reason.column, reason.message)
        for rejection in converted.rejections
        for reason in rejection.reasons
    ]


def cases_in(root: Path) -> dict[str, Case]:
    """Return the cases of a repository that passes the check, by id."""
    examination = examine(root, TODAY)
    assert not examination.errors
    return {case.id: case for case in examination.sound.cases}


def refusal_of(folder: Path, data: bytes, mapping: str = SMALL) -> str:
    """Return why a file is refused as a whole."""
    file = folder / "foglio"
    file.write_bytes(data)
    with pytest.raises(Unusable) as refused:
        read_table(file, mapping_in(folder, mapping).mapping)
    return str(refused.value)
