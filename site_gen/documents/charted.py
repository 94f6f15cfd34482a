"""The charts of a report, from the same data as its tables."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from site_gen.cache import Cache
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.documents.keys import KEYS
from site_gen.views.report import ReportView
from site_gen.views.report_parts import FigureRow, path_title

_CRISES = ("in_charge", "taken", "closed", "in_charge_at_end")
_TERMS = ("kept", "missed")
_TONES = {KEYS["kept"]: "rc-done", KEYS["missed"]: "rc-late"}


@dataclass(frozen=True, slots=True)
class ReportCharts:
    """The charts of a report; None where there is nothing to draw.

    The numbers of `crises` and `terms` stand in the table of the figures, those of `territories` and `workers`
    in that of the territories; `paths` brings its own.
    """

    crises: Figure | None = None
    terms: Figure | None = None
    territories: Figure | None = None
    workers: Figure | None = None
    paths: Figure | None = None


def charts_of(view: ReportView, cache: Cache) -> ReportCharts:
    """Return the charts of a report, drawn where the cache does not have them."""
    return ReportCharts(
        crises=figure_of(_crises(view), cache),
        terms=figure_of(_terms(view), cache),
        territories=_by_territory(view, "in_charge", "Crisi in carico, per territorio", cache=cache),
        workers=_by_territory(view, "workers", "Lavoratori coinvolti, per territorio", cache=cache),
        paths=figure_of(_paths(view), cache),
    )


def _crises(view: ReportView) -> Chart:
    rows = _rows(view, _CRISES)
    known = [(quarter, values) for quarter, values in _by_quarter(view, rows) if None not in values]
    return Chart(
        Kind.BARS,
        "Le crisi del trimestre, a confronto",
        "Crisi",
        tuple(_short(row.label) for row in rows),
        tuple(Series(quarter, tuple(values)) for quarter, values in known),
    )


def _terms(view: ReportView) -> Chart:
    rows = _rows(view, _TERMS)
    known = [(quarter, values) for quarter, values in reversed(_by_quarter(view, rows)) if None not in values]
    series = (
        Series(row.label, tuple(values[position] for _, values in known), _TONES[row.code])
        for position, row in enumerate(rows)
    )
    title = "Passi compiuti entro e oltre il termine"
    return Chart(Kind.STACKED, title, "Trimestre", tuple(quarter for quarter, _ in known), tuple(series))


def _paths(view: ReportView) -> Chart:
    count = Counter(crisis.path for crisis in (*view.active, *view.quiet))
    codes = sorted(count)
    title = "Crisi in carico nel trimestre, per percorso"
    series = (Series("Crisi", tuple(count[code] for code in codes)),)
    return Chart(Kind.BARS, title, "Percorso", tuple(path_title(code) for code in codes), series)


def _by_territory(view: ReportView, name: str, title: str, *, cache: Cache) -> Figure | None:
    values = tuple(getattr(row.figures, name) for row in view.rows)
    label = "Lavoratori" if name == "workers" else "Crisi"
    places = tuple(row.name for row in view.rows)
    return figure_of(Chart(Kind.BARS, title, "Territorio", places, (Series(label, values),)), cache)


def _rows(view: ReportView, names: Sequence[str]) -> list[FigureRow]:
    by_code = {row.code: row for row in view.figures}
    return [by_code[KEYS[name]] for name in names if KEYS[name] in by_code]


def _by_quarter(view: ReportView, rows: Sequence[FigureRow]) -> list[tuple[str, list[int | None]]]:
    """Return the figures of the quarter, of the one before, of the same a year before."""
    return [
        (str(view.quarter), [row.now for row in rows]),
        (str(view.quarter.previous), [row.before for row in rows]),
        (str(view.year_before), [row.year_before for row in rows]),
    ]


def _short(label: str) -> str:
    """Return «prese in carico nel trimestre» for «di cui prese in carico nel trimestre»."""
    words = label.removeprefix("di cui ").removeprefix("Crisi ").removesuffix(" nel trimestre")
    return words[:1].upper() + words[1:]
