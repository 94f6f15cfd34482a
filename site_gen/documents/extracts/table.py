"""The columns of the periodic extraction: one list for every format, for its dictionary and for the page."""

from collections.abc import Sequence
from datetime import date

from registry.derive.extraction import ExtractedUnit
from registry.glossary import label_of
from registry.reporters.wording import territory_name
from site_gen.exports.activity import activity_fields
from site_gen.exports.table import Field


def _period_day(unit: ExtractedUnit, name: str) -> date | None:
    period = unit.activity.procedure.period
    return getattr(period, name) if period is not None else None


def _competence(unit: ExtractedUnit) -> str | None:
    return unit.activity.procedure.competence or unit.standing.path.competence


COLUMNS: Sequence[Field[ExtractedUnit]] = (
    Field("case_id", "testo", 26, lambda unit: unit.case.id),
    Field("name", "testo", 34, lambda unit: unit.name),
    Field("procedure_number", "numero", 10, lambda unit: unit.activity.number),
    Field("procedure_kind", "testo", 22, lambda unit: label_of(unit.kind)),
    Field("path_code", "testo", 10, lambda unit: unit.standing.path.code),
    Field("causale", "testo", 26, lambda unit: unit.activity.procedure.causale),
    Field("causale_label", "testo", 38, lambda unit: label_of(unit.activity.procedure.causale)),
    Field("competence", "testo", 13, _competence),
    Field("unit_number", "numero", 11, lambda unit: unit.unit_number),
    Field("municipality", "testo", 24, lambda unit: unit.site.municipality),
    Field("province", "testo", 10, lambda unit: unit.site.province),
    Field("province_name", "testo", 20, lambda unit: territory_name(unit.site.province)),
    *activity_fields(lambda unit: unit.ateco),
    Field("worker_count", "numero", 12, lambda unit: unit.worker_count),
    Field("procedure_worker_count", "numero", 14, lambda unit: unit.standing.worker_count),
    Field("opened_on", "data", 12, lambda unit: unit.activity.opened_on),
    Field("is_new", "sì o no", 11, lambda unit: unit.is_new),
    Field("treatment_starts_on", "data", 12, lambda unit: _period_day(unit, "starts_on")),
    Field("treatment_ends_on", "data", 12, lambda unit: _period_day(unit, "ends_on")),
    Field("in_charge_since", "data", 12, lambda unit: unit.standing.in_charge_since),
    Field("state_label", "testo", 24, lambda unit: label_of(unit.standing.state)),
    Field("last_on", "data", 12, lambda unit: unit.last_on),
    Field("closed_on", "data", 12, lambda unit: unit.closed_on),
)
"""In the order of the sheet; the first two stay in sight while the others scroll."""
