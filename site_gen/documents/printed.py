"""A report as PDF: archival and accessible (PDF/A-2a, PDF/UA-1), made by Typst from data, never from markup."""

import json
import re
import subprocess
import sys
from dataclasses import fields, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from site_gen.cache import Cache
from site_gen.documents.charted import ReportCharts, charts_of
from site_gen.documents.cover import cover_facts, notes_of, title_of
from site_gen.documents.data import rewritten, to_data
from site_gen.views.report import ReportView

MISSING = (
    "Per i PDF serve la libreria «typst»: si installa con «pip install 'registro-crisi[documenti]'», "
    "oppure con «make site» in questa cartella."
)
_PROGRAM = Path(__file__).with_name("typesetting.py")
_UNSHOWN = re.compile(r'(?:the text|the codepoint) `"(.*?)"`', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_INSTEAD = "\ufffd"
_NOTE = "Il segno \ufffd sta per un carattere che il PDF non può mostrare: gli altri formati del rapporto lo hanno."
_ATTEMPTS = 20  # Typst names a few of the characters at a time
_COMMON = range(0x20, 0x250)


def is_installed() -> bool:
    """Tell whether PDF can be made here."""
    return find_spec("typst") is not None


class _Refused(Exception):
    """Typst cannot set the report; the argument is what it says."""


def as_pdf(view: ReportView, cache: Cache | None = None) -> bytes:
    """Return the PDF of a report; the same view gives the same bytes.

    A character that no font can show gives way to «\ufffd», and a note says so.
    """
    charts = charts_of(view, cache or Cache())
    for _ in range(_ATTEMPTS):
        try:
            return _compiled(view, charts)
        except _Refused as refusal:
            unshown = _unshown_in(str(refusal))
            if not unshown:
                raise
            view = _without(view, unshown)
    return _compiled(rewritten(view, _plain), charts)


def _compiled(view: ReportView, charts: ReportCharts) -> bytes:
    data = json.dumps(_data(view) | {"grafici": _drawings(charts)}, ensure_ascii=False)
    command = [sys.executable, "-P", str(_PROGRAM), str(_seconds(view))]  # -P: nothing of the folder we are in
    done = subprocess.run(command, input=data.encode(), capture_output=True, check=False)
    if done.returncode:
        raise _Refused(done.stderr.decode(errors="replace") or f"typst: {done.returncode}")
    return done.stdout


def _data(view: ReportView) -> dict[str, Any]:
    notes = [text for _, text in notes_of(view)]
    told = replace(view, active=(), quiet=(), taken=(), closed=(), moved=(), services=()) if view.is_brief else view
    data: dict[str, Any] = to_data(told)
    unshown = _INSTEAD in json.dumps(data, ensure_ascii=False)
    return data | {
        "titolo": title_of(view),
        "in_breve": view.is_brief,
        "crisi": view.crisis_count,
        "crisi_attive": len(view.active),
        "autore": f"Nucleo territoriale di {view.place}" if view.sigla else "Regione Lombardia",
        "descrizione": f"{view.place}, {view.period}: crisi aziendali in carico, passi compiuti e tempi, passi attesi.",
        "data": {"year": view.as_at.year, "month": view.as_at.month, "day": view.as_at.day},
        "copertina": list(cover_facts(view)),
        "colonne": [str(quarter) for quarter in (view.quarter, view.quarter.previous, view.year_before)],
        "note": [*notes, _NOTE] if unshown else notes,
    }


def _drawings(charts: ReportCharts) -> dict[str, dict[str, Any]]:
    """Return the charts that could be drawn, by name, each with what it says and its table."""
    figures = {field.name: getattr(charts, field.name) for field in fields(charts)}
    return {
        name: {
            "svg": figure.svg,
            "titolo": figure.chart.title,
            "descrizione": figure.chart.description,
            "testa": figure.chart.heads,
            "righe": figure.chart.rows,
        }
        for name, figure in figures.items()
        if figure is not None
    }


def _seconds(view: ReportView) -> int:
    """Return the day of the report as a moment: a PDF bears a time, and it must not be the clock's."""
    return (view.as_at.toordinal() - 719_163) * 86_400


def _unshown_in(diagnostic: str) -> set[str]:
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _UNSHOWN.findall(diagnostic))
    return {character for text in found for character in text if ord(character) not in _COMMON} - {_INSTEAD}


def _without(view: ReportView, unshown: set[str]) -> ReportView:
    table = str.maketrans(dict.fromkeys(unshown, _INSTEAD))
    return rewritten(view, lambda text: text.translate(table))


def _plain(text: str) -> str:
    return "".join(mark if ord(mark) in _COMMON or mark in "\n\t–’«»“”…°" else _INSTEAD for mark in text)
