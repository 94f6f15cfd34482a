"""The table of the facts: what happened, and whether its term was kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.derive import CaseStatus, DoneStep, Due
from registry.edition import public_view
from registry.glossary import label_of
from registry.model import Event
from site_gen.context import Context
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset, Link
from site_gen.views.event import details_of


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A fact with the step it made, if any; `procedure` is its number, None outside any."""

    case_id: str
    number: int
    procedure: int | None
    event: Event
    done: DoneStep | None

    @property
    def due(self) -> Due | None:
        """The term that it had to keep."""
        return self.done.due if self.done else None

    @property
    def nucleo(self) -> str | None:
        """The Nucleo that acted; None where the step is somebody else's."""
        is_its_own = self.done is not None and not self.done.step.is_external
        return self.done.nucleo if self.done is not None and is_its_own else self.event.nucleo


def _records(context: Context) -> Iterator[EventRecord]:
    for status in context.statuses:
        done = _steps(status)
        located = sorted(status.case.located_events(), key=lambda found: found[1].date)
        for number, (route, event) in enumerate(located, start=1):
            procedure = int(route[1]) if route[0] == "procedures" else None
            yield EventRecord(
                status.case.id,
                number,
                None if procedure is None else procedure + 1,
                event,
                done.get((procedure, id(event))),
            )


def _steps(status: CaseStatus) -> dict[tuple[int | None, int], DoneStep]:
    """Return the step that each event made; of several, that which had a term."""
    found: dict[tuple[int | None, int], DoneStep] = {}
    for standing in status.procedures:
        for done in standing.done:
            place = standing.index, id(done.event)
            if place not in found or (found[place].due is None and done.due is not None):
                found[place] = done
    return found


def _details(event: Event) -> str | None:
    return "; ".join(f"{label}: {words}" for label, words in details_of(public_view(event))) or None


FIELDS: tuple[Field[EventRecord], ...] = (
    Field("case_id", "testo", 28, lambda row: row.case_id),
    Field("event_number", "numero", 8, lambda row: row.number),
    Field("event_procedure", "numero", 10, lambda row: row.procedure),
    Field("date", "data", 12, lambda row: row.event.date),
    Field("type", "testo", 28, lambda row: row.event.type),
    Field("event_words", "testo", 34, lambda row: label_of(row.event.type)),
    Field("acting_nucleo", "testo", 9, lambda row: row.nucleo),
    Field("event_details", "testo", 60, lambda row: _details(row.event)),
    Field("public_note", "testo", 50, lambda row: row.event.public_note),
    Field("document_total", "numero", 10, lambda row: len(row.event.documents)),
    Field("term_on", "data", 12, lambda row: row.due.last_day if row.due else None),
    Field("term_nature", "testo", 12, lambda row: row.due.nature if row.due else None),
    Field("in_time", "sì o no", 9, lambda row: row.done.in_time if row.done else None),
    Field("days_late", "numero", 9, lambda row: row.done.lateness.days if row.done and row.due else None),
    Field(
        "working_days_late", "numero", 10, lambda row: row.done.lateness.working_days if row.done and row.due else None
    ),
    Field("term_rule", "testo", 12, lambda row: row.due.rule if row.due else None),
)

EVENTS = Dataset(
    "eventi",
    "Eventi",
    "un fatto registrato, con il termine che aveva",
    ("caso", "evento"),
    FIELDS,
    _records,
    (Link(("caso",), "casi", ("caso",)),),  # a fact outside any procedure refers to none
)
