"""A registry whose every free text is a trap for some format, and its reports read back by others' eyes."""

import csv
import json
import re
from collections.abc import Mapping
from html import unescape
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from registry.calendar import Quarter
from registry.edition import Edition, shown_in
from registry.model import Flow, RecordIdentity, Registry
from registry.settings import Settings
from registry.source import read
from site_gen.context import Context
from site_gen.documents.formats import cleaned
from site_gen.documents.quarterly import Quarterly
from site_gen.views.report import ReportView
from tests.cases import case_of, setting_on

QUARTER = Quarter(2026, 1)
TRAPS = (
    "=1+1",
    "+39 02",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    'Rossi & "Figli" #1',
    "#panic() *forte* $x$ @fig <lab> \\ // `a` = b",
    "&lt;già&gt;",
    "x" * 5000,
    "_x0041_ ]]> -->",
)
_CASE = """\
azienda:
  denominazione: {name}
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: {workers}
  - comune: Bergamo
    provincia: BG
    lavoratori: 7
eventi:
  - tipo: segnalazione
    data: 2025-11-03
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: informativa_convocazione
        data: 2026-02-20
      - tipo: presa_in_carico
        data: 2026-02-25
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
      - tipo: convocazione_parti
        data: 2026-03-24
      - tipo: verbale_incontro
        data: 2026-03-26
        programma:
          - misura: {name}
            lavoratori: 3
      - tipo: erogazione_servizi
        data: 2026-03-30
        misura: {name}
        lavoratori: 5
"""
_FLOW = """\
tipo: rapporto_trimestrale
data: 2026-04-10
territorio: BS
trimestre: 2026-T1
commento: {text}
documenti:
  - titolo: {text}
    protocollo: {text}
"""


def trapped() -> Registry:
    """Return a registry with a crisis for each trap, and one that is only watched."""
    cases = [
        case_of(_CASE.format(name=json.dumps(trap), workers=1200 + number), f"cases/BS/2026/caso-{number:02d}.yaml")
        for number, trap in enumerate(TRAPS)
    ]
    watched = _CASE.partition("procedure:")[0].format(name="Seguita", workers=9)
    cases.append(case_of(watched, "cases/BS/2026/seguita.yaml"))
    flow = Flow.model_validate(read(_FLOW.format(text=json.dumps(TRAPS[7])).encode()).values)
    flow.identified(RecordIdentity("flussi", "2026", "2026-04-10-rapporto"))
    return Registry(cases=tuple(cases), flows=(flow,))


def report_of(
    registry: Registry, place: str | None, *, day: str = "2026-04-20", edition: Edition = Edition.INTERNAL
) -> ReportView:
    """Return the report of the first quarter of 2026, as every format takes it."""
    setting = setting_on(day)
    context = Context.of(shown_in(edition, registry, setting.as_of), setting, Settings(), version="a" * 40)
    (view,) = Quarterly(context).views(QUARTER, (place,))
    return cleaned(view)


def json_figures(content: bytes) -> dict[str, tuple[Any, ...]]:
    """Return the figures of a JSON: label → this quarter, the one before, the year before."""
    rows = json.loads(content)["cifre"]
    return {row["etichetta"]: (row["valore"], row["trimestre_precedente"], row["anno_precedente"]) for row in rows}


def html_figures(content: bytes) -> dict[str, tuple[Any, ...]]:
    """Return the figures of a page."""
    table = re.search(r'aria-labelledby="cifre".*?</table>', content.decode(), re.DOTALL)
    assert table is not None
    return {
        unescape(label): tuple(written_number(cell) for cell in re.findall(r'<td class="rc-num">(.*?)</td>', cells))
        for label, cells in re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[0])
    }


def xlsx_figures(content: bytes) -> dict[str, tuple[Any, ...]]:
    """Return the figures of a workbook."""
    sheet = load_workbook(BytesIO(content))["Riepilogo"]
    area = next(iter(sheet.tables.values())).ref
    _, *rows = [[cell.value for cell in row] for row in sheet[area]]
    return {str(label): tuple(values) for label, *values in rows}


def csv_rows(content: bytes) -> list[Mapping[str, str]]:
    """Return the rows of a CSV, each by key."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_rows(content: bytes, name: str) -> list[Mapping[str, Any]]:
    """Return the rows of a sheet, each by heading."""
    heads, *rows = load_workbook(BytesIO(content))[name].iter_rows(values_only=True)
    return [dict(zip((str(head) for head in heads), row, strict=True)) for row in rows]


def written_number(text: str) -> int | None:
    """Return the number that «1.234» writes; None for a dash."""
    return None if text == "–" else int(text.replace(".", ""))
