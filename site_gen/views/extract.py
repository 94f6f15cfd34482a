"""The periodic extraction on its pages: the periods, and of each what it holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.calendar import Quarter
from registry.derive.extraction import Activity, ExtractedUnit, Extraction, unit_count
from registry.glossary import label_of
from registry.reporters.wording import territory_name
from site_gen import addresses
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.views.report_parts import month_span, quarter_words
from site_gen.views.years import Stretch, stretches

SHOWN = 200
"""Rows on a page: the files have them all."""


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter or a year; `last` is its last day, or the registry's own day while it is running."""

    code: str
    name: str
    short: str
    first: date
    last: date
    is_running: bool

    @property
    def address(self) -> str:
        """Where its page stands."""
        return addresses.extract(self.code)

    @property
    def is_year(self) -> bool:
        """Whether it is a year."""
        return self.code.isdigit()


@dataclass(frozen=True, slots=True)
class Listed:
    """A period in the list, with how many production units it has."""

    period: Period
    units: int


@dataclass(frozen=True, slots=True)
class KindRow:
    """The procedures of a kind: how many, begun in the period, their units, the workers that are known."""

    name: str
    procedures: int
    begun: int
    units: int
    workers: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A production unit."""

    name: str
    address: str
    kind: str
    place: str
    sector: str
    workers: int | None
    opened_on: date


def periods_since(first: date, as_of: date) -> tuple[Period, ...]:
    """Return the years from that of a day to the current one, each before its quarters; the latest year first."""
    years = range(as_of.year, first.year - 1, -1)
    return tuple(period for year in years for period in _of_year(year, as_of))


def _of_year(year: int, as_of: date) -> Iterator[Period]:
    ends = date(year, 12, 31)
    yield Period(str(year), f"Anno {year}", "Tutto l'anno", date(year, 1, 1), min(ends, as_of), as_of <= ends)
    for quarter in (Quarter(year, number) for number in range(1, 5)):
        if quarter.first_day <= as_of:
            ends = quarter.last_day
            short = f"{quarter.number}° trimestre ({month_span(quarter)})"
            name = quarter_words(quarter)
            yield Period(str(quarter), name, short, quarter.first_day, min(ends, as_of), as_of <= ends)


def listed(activities: Sequence[Activity], periods: Sequence[Period]) -> tuple[Stretch[tuple[Listed, ...]], ...]:
    """Return the periods year by year, each with its units; the years without any together."""
    counted = [Listed(period, unit_count(activities, period.first, period.last)) for period in periods]
    years = sorted({item.period.first.year for item in counted}, reverse=True)
    told = [tuple(item for item in counted if item.period.first.year == year) for year in years]
    return tuple(stretches(told, _year_of, _is_empty))


def _year_of(year: Sequence[Listed]) -> int:
    return year[0].period.first.year


def _is_empty(year: Sequence[Listed]) -> bool:
    return not any(item.units or item.period.is_running for item in year)


def kind_rows(extraction: Extraction) -> tuple[KindRow, ...]:
    """Return what the extraction holds, by kind of procedure."""
    kinds = sorted({unit.kind for unit in extraction.units})
    return tuple(_kind(kind, [unit for unit in extraction.units if unit.kind == kind]) for kind in kinds)


def _kind(kind: str, units: Sequence[ExtractedUnit]) -> KindRow:
    procedures = {id(unit.activity): unit for unit in units}
    return KindRow(
        name=label_of(kind),
        procedures=len(procedures),
        begun=sum(unit.is_new for unit in procedures.values()),
        units=len(units),
        workers=sum(unit.worker_count or 0 for unit in units),
    )


def unit_rows(extraction: Extraction) -> tuple[UnitRow, ...]:
    """Return the first rows of the extraction."""
    return tuple(_unit(unit) for unit in extraction.units[:SHOWN])


def _unit(unit: ExtractedUnit) -> UnitRow:
    place = ", ".join(text for text in (unit.site.municipality, territory_name(unit.site.province)) if text)
    return UnitRow(
        name=unit.name,
        address=addresses.case(unit.case.identity),
        kind=label_of(unit.kind),
        place=place,
        sector=unit.ateco.code if unit.ateco else "",
        workers=unit.worker_count,
        opened_on=unit.activity.opened_on,
    )


def by_province(extraction: Extraction) -> Chart:
    """Return the chart of the production units by province."""
    count = Counter(territory_name(unit.site.province) for unit in extraction.units)
    names = tuple(sorted(count))
    series = Series("Unità produttive", tuple(count[name] for name in names))
    return Chart(Kind.BARS, "Unità produttive, per provincia", "Provincia", names, (series,))
