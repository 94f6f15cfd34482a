"""The table of what is late, due, planned or awaited. The office's own reminders are never in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.derive import Action, Due, Lateness
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.reporters.pressing import TITLES
from site_gen.context import Context
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset, Link


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """An action that a case awaits."""

    number: int
    item: AgendaItem
    action: Action

    @property
    def due(self) -> Due | None:
        """Its term."""
        return self.action.due

    @property
    def lateness(self) -> Lateness | None:
        """How far past its term it is; None without a term."""
        return self.action.lateness if self.due else None


def _records(context: Context) -> Iterator[DeadlineRecord]:
    for status in context.statuses:
        items = context.agenda_by_case.get(status.case.id, ())
        actions = [(item, item.action) for item in items if item.action is not None]
        for number, (item, action) in enumerate(actions, start=1):
            yield DeadlineRecord(number, item, action)


def _procedure(row: DeadlineRecord) -> int | None:
    return row.item.procedure.index + 1 if row.item.procedure else None


FIELDS: tuple[Field[DeadlineRecord], ...] = (
    Field("case_id", "testo", 28, lambda row: row.item.case.case.id),
    Field("deadline_number", "numero", 10, lambda row: row.number),
    Field("event_procedure", "numero", 10, _procedure),
    Field("deadline_step", "testo", 28, lambda row: row.action.step.step),
    Field("deadline_step_words", "testo", 34, lambda row: label_of(row.action.step.step)),
    Field("deadline_period", "testo", 9, lambda row: row.action.period),
    Field("deadline_kind", "testo", 14, lambda row: row.item.kind),
    Field("deadline_kind_words", "testo", 28, lambda row: TITLES[row.item.kind]),
    Field("deadline_actor", "testo", 14, lambda row: row.item.actor),
    Field("lead", "testo", 9, lambda row: row.item.lead),
    Field("deadline_force", "testo", 12, lambda row: row.action.step.force),
    Field("deadline_on", "data", 12, lambda row: row.item.on),
    Field("term_nature", "testo", 12, lambda row: row.due.nature if row.due else None),
    Field("days_late", "numero", 9, lambda row: row.lateness.days if row.lateness is not None else None),
    Field(
        "working_days_late", "numero", 10, lambda row: row.lateness.working_days if row.lateness is not None else None
    ),
    Field("term_rule", "testo", 12, lambda row: row.item.rule),
)

DEADLINES = Dataset(
    "scadenze",
    "Scadenze",
    "un'azione oltre il termine, in scadenza, prevista o attesa",
    ("caso", "scadenza"),
    FIELDS,
    _records,
    (Link(("caso",), "casi", ("caso",)), Link(("caso", "procedura"), "procedure", ("caso", "procedura"))),
)
