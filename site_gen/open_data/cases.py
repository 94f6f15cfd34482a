"""The table of the cases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem
from registry.glossary import label_of
from registry.model import Case
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.activity import activity_fields
from site_gen.exports.table import Field
from site_gen.open_data.dataset import Dataset
from site_gen.views.facts import first_worker_count
from site_gen.views.listing import next_item_of
from site_gen.views.wording import ARCHIVE, standing_of


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case, where it stands, what is awaited next in it, where its page is."""

    status: CaseStatus
    next: AgendaItem | None
    address: str

    @property
    def case(self) -> Case:
        """Its facts."""
        return self.status.case

    @property
    def is_named(self) -> bool:
        """Whether the company may be named: no file of data tells who a natural person is."""
        return not self.case.company.is_natural_person

    @property
    def days(self) -> Sequence[date]:
        """The days of its facts."""
        return [event.date for _, event in self.case.located_events()]


def _records(context: Context) -> Iterator[CaseRecord]:
    for status in context.statuses:
        items = context.agenda_by_case.get(status.case.id, ())
        address = f"{context.site_url}{addresses.case(status.case.identity)}"
        yield CaseRecord(status, next_item_of(status, items), address)


def _words(values: Iterable[str]) -> str | None:
    return " ".join(values) or None


def _path(record: CaseRecord) -> str:
    current = record.status.current
    return current.path.code if current else "monitoraggio"


def _causale(record: CaseRecord) -> str | None:
    current = record.status.current
    return current.procedure.causale if current else None


def _next_step(record: CaseRecord) -> str | None:
    action = record.next.action if record.next else None
    return action.step.step if action else None


def _next_on(record: CaseRecord) -> date | None:
    action = record.next.action if record.next else None
    return action.due.last_day if action and action.due else None


def _seat(record: CaseRecord, name: str) -> str | None:
    seat = record.case.company.seat
    return getattr(seat, name) if seat and record.is_named else None


FIELDS: tuple[Field[CaseRecord], ...] = (
    Field("case_id", "testo", 28, lambda row: row.case.id),
    Field("name", "testo", 34, lambda row: row.case.company.name if row.is_named else row.case.id),
    Field("tax_code", "testo", 14, lambda row: row.case.company.tax_code if row.is_named else None),
    Field("legal_form", "testo", 14, lambda row: row.case.company.legal_form),
    *activity_fields(lambda row: row.case.company.ateco),
    Field("workforce", "numero", 10, lambda row: row.case.company.workforce),
    Field("seat_municipality", "testo", 22, lambda row: _seat(row, "municipality")),
    Field("seat_province", "testo", 10, lambda row: _seat(row, "province")),
    Field("opened_by", "testo", 9, lambda row: row.case.identity.territory),
    Field("opened_year", "numero", 7, lambda row: int(row.case.identity.year)),
    Field("case_territories", "testo", 12, lambda row: _words(row.status.territories)),
    Field("lead", "testo", 9, lambda row: row.status.lead.territory),
    Field("lead_origin", "testo", 18, lambda row: row.status.lead.origin),
    Field("crisis_type_list", "testo", 24, lambda row: _words(row.case.crisis_types)),
    Field("relevance_list", "testo", 18, lambda row: _words(row.case.relevance)),
    Field("state", "testo", 18, lambda row: row.status.state),
    Field("state_words", "testo", 18, lambda row: label_of(row.status.state)),
    Field("case_archived", "sì o no", 9, lambda row: standing_of(row.status) == ARCHIVE),
    Field("current_path", "testo", 13, _path),
    Field("current_causale", "testo", 28, _causale),
    Field("procedure_total", "numero", 9, lambda row: len(row.case.procedures)),
    Field("event_total", "numero", 8, lambda row: len(row.days)),
    Field("known_worker_count", "numero", 11, lambda row: row.status.worker_count),
    Field("announced_worker_count", "numero", 11, lambda row: first_worker_count(row.status, row.status.current)),
    Field("charge_since", "data", 12, lambda row: row.status.in_charge_since),
    Field("first_fact_on", "data", 12, lambda row: min(row.days, default=None)),
    Field("last_fact_on", "data", 12, lambda row: max(row.days, default=None)),
    Field("next_step", "testo", 28, _next_step),
    Field("next_step_words", "testo", 32, lambda row: label_of(step) if (step := _next_step(row)) else None),
    Field("next_actor", "testo", 12, lambda row: row.next.actor if row.next else None),
    Field("next_on", "data", 12, _next_on),
    Field("page_address", "testo", 44, lambda row: row.address),
)

CASES = Dataset("casi", "Casi", "una crisi aziendale", ("caso",), FIELDS, _records)
