"""The table of the procedures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive import CaseStatus, ProcedureStatus
from registry.derive.charge import closing_of
from registry.glossary import label_of
from registry.model import Event
from registry.model.events.common import Closing
from site_gen.context import Context
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset, Link


@dataclass(frozen=True, slots=True)
class ProcedureRecord:
    """A procedure and where it stands; `closing` is its own, or that of the whole case."""

    status: CaseStatus
    standing: ProcedureStatus
    closing: Event | None

    @property
    def days(self) -> Sequence[date]:
        """The days of its facts."""
        return [event.date for event in self.standing.procedure.events]


def _records(context: Context) -> Iterator[ProcedureRecord]:
    for status in context.statuses:
        whole = closing_of(status.case.events, status.as_of)
        for standing in status.procedures:
            closing = closing_of(standing.procedure.events, status.as_of) or whole
            yield ProcedureRecord(status, standing, closing)


def _period(row: ProcedureRecord, name: str) -> date | None:
    period = row.standing.procedure.period
    return getattr(period, name) if period else None


def _next_step(row: ProcedureRecord) -> str | None:
    action = row.standing.next_action
    return action.step.step if action else None


def _next_on(row: ProcedureRecord) -> date | None:
    action = row.standing.next_action
    return action.due.last_day if action and action.due else None


FIELDS: tuple[Field[ProcedureRecord], ...] = (
    Field("case_id", "testo", 28, lambda row: row.status.case.id),
    Field("procedure_number", "numero", 10, lambda row: row.standing.index + 1),
    Field("path_code", "testo", 10, lambda row: row.standing.path.code),
    Field("causale", "testo", 28, lambda row: row.standing.procedure.causale),
    Field("causale_label", "testo", 40, lambda row: label_of(row.standing.procedure.causale)),
    Field("competence", "testo", 13, lambda row: row.standing.procedure.competence or row.standing.path.competence),
    Field("state", "testo", 26, lambda row: row.standing.state),
    Field("procedure_state_words", "testo", 26, lambda row: label_of(row.standing.state)),
    Field("archived", "sì o no", 9, lambda row: row.standing.is_archived),
    Field("charge_since", "data", 12, lambda row: row.standing.in_charge_since),
    Field("lead", "testo", 9, lambda row: row.standing.lead.territory),
    Field("lead_origin", "testo", 18, lambda row: row.standing.lead.origin),
    Field("known_worker_count", "numero", 11, lambda row: row.standing.worker_count),
    Field("redundancy_count", "numero", 9, lambda row: row.standing.procedure.redundancy_count),
    Field("treatment_starts_on", "data", 12, lambda row: _period(row, "starts_on")),
    Field("treatment_ends_on", "data", 12, lambda row: _period(row, "ends_on")),
    Field("first_procedure_fact_on", "data", 12, lambda row: min(row.days, default=None)),
    Field("last_fact_on", "data", 12, lambda row: max(row.days, default=None)),
    Field("closing_on", "data", 12, lambda row: row.closing.date if row.closing else None),
    Field(
        "closing_outcome", "testo", 12, lambda row: row.closing.outcome if isinstance(row.closing, Closing) else None
    ),
    Field("last_step", "testo", 28, lambda row: row.standing.done[-1].step.step if row.standing.done else None),
    Field("next_step", "testo", 28, _next_step),
    Field("next_step_words", "testo", 32, lambda row: label_of(step) if (step := _next_step(row)) else None),
    Field("next_on", "data", 12, _next_on),
)

PROCEDURES = Dataset(
    "procedure",
    "Procedure",
    "una procedura di un caso, con il suo percorso",
    ("caso", "procedura"),
    FIELDS,
    _records,
    (Link(("caso",), "casi", ("caso",)),),
)
