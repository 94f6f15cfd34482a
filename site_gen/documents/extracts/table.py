"""The columns of the periodic extraction: one list for every format, for its dictionary and for the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.extraction import ExtractedUnit
from registry.glossary import Term, column, label_of
from registry.model import Ateco
from registry.reporters.wording import territory_name
from registry.vocabulary import ateco
from site_gen.documents.safe import clean

Cell = str | int | bool | date | None
Kind = Literal["testo", "numero", "data", "sì o no"]


@dataclass(frozen=True, slots=True)
class ExtractColumn:
    """A column: the attribute that names it in the glossary, what it holds, its width in a sheet, its value."""

    attribute: str
    kind: Kind
    width: int
    read: Callable[[ExtractedUnit], Cell]

    @property
    def term(self) -> Term:
        """Its key, label and definition."""
        return column(self.attribute)

    def value(self, unit: ExtractedUnit) -> Cell:
        """Return its value in a row, without characters that break a format."""
        found = self.read(unit)
        return clean(found) if isinstance(found, str) else found


def _section(activity: Ateco | None) -> ateco.Activity | None:
    return ateco.section_of(activity.code, activity.edition) if activity is not None and activity.edition else None


def _section_code(unit: ExtractedUnit) -> str | None:
    section = _section(unit.ateco)
    return section.code if section else None


def _section_title(unit: ExtractedUnit) -> str | None:
    section = _section(unit.ateco)
    return section.title if section else None


def _activity_title(unit: ExtractedUnit) -> str | None:
    activity = unit.ateco
    return ateco.title(activity.code, activity.edition) if activity is not None and activity.edition else None


def _period_day(unit: ExtractedUnit, name: str) -> date | None:
    period = unit.activity.procedure.period
    return getattr(period, name) if period is not None else None


def _competence(unit: ExtractedUnit) -> str | None:
    return unit.activity.procedure.competence or unit.standing.path.competence


COLUMNS: Sequence[ExtractColumn] = (
    ExtractColumn("case_id", "testo", 26, lambda unit: unit.case.id),
    ExtractColumn("name", "testo", 34, lambda unit: unit.name),
    ExtractColumn("procedure_number", "numero", 10, lambda unit: unit.activity.number),
    ExtractColumn("procedure_kind", "testo", 22, lambda unit: label_of(unit.kind)),
    ExtractColumn("path_code", "testo", 10, lambda unit: unit.standing.path.code),
    ExtractColumn("causale", "testo", 26, lambda unit: unit.activity.procedure.causale),
    ExtractColumn("causale_label", "testo", 38, lambda unit: label_of(unit.activity.procedure.causale)),
    ExtractColumn("competence", "testo", 13, _competence),
    ExtractColumn("unit_number", "numero", 11, lambda unit: unit.unit_number),
    ExtractColumn("municipality", "testo", 24, lambda unit: unit.site.municipality),
    ExtractColumn("province", "testo", 10, lambda unit: unit.site.province),
    ExtractColumn("province_name", "testo", 20, lambda unit: territory_name(unit.site.province)),
    ExtractColumn("ateco_edition", "testo", 10, lambda unit: unit.ateco.edition if unit.ateco else None),
    ExtractColumn("ateco_section", "testo", 9, _section_code),
    ExtractColumn("ateco_section_title", "testo", 34, _section_title),
    ExtractColumn("ateco_code", "testo", 10, lambda unit: unit.ateco.code if unit.ateco else None),
    ExtractColumn("ateco_title", "testo", 38, _activity_title),
    ExtractColumn("worker_count", "numero", 12, lambda unit: unit.worker_count),
    ExtractColumn("procedure_worker_count", "numero", 14, lambda unit: unit.standing.worker_count),
    ExtractColumn("opened_on", "data", 12, lambda unit: unit.activity.opened_on),
    ExtractColumn("is_new", "sì o no", 11, lambda unit: unit.is_new),
    ExtractColumn("treatment_starts_on", "data", 12, lambda unit: _period_day(unit, "starts_on")),
    ExtractColumn("treatment_ends_on", "data", 12, lambda unit: _period_day(unit, "ends_on")),
    ExtractColumn("in_charge_since", "data", 12, lambda unit: unit.standing.in_charge_since),
    ExtractColumn("state_label", "testo", 24, lambda unit: label_of(unit.standing.state)),
    ExtractColumn("last_on", "data", 12, lambda unit: unit.last_on),
    ExtractColumn("closed_on", "data", 12, lambda unit: unit.closed_on),
)
"""In the order of the sheet; the first two stay in sight while the others scroll."""
