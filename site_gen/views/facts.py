"""What a case is about, in brief: lead, workers, company, procedure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from registry.derive import CaseStatus, ProcedureStatus, worker_count_on
from registry.glossary import fields, label_of
from registry.italian import dated, long_date, number
from registry.model import Ateco, Company, Period, Procedure
from registry.model.events.common import WorkersUpdate
from registry.vocabulary import ateco, legal_forms
from site_gen.views.event import words
from site_gen.views.wording import lead_reason, nucleo, territory_names


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `note` explains, `rule` is the one it rests on, by a reading of ours or not."""

    label: str
    value: str
    note: str = ""
    rule: str = ""
    is_reading: bool = False


def standing_facts(status: CaseStatus) -> Iterator[Fact]:
    """Yield lead, territories, workers, days in charge."""
    if status.lead.territory:
        yield Fact("Capofila", nucleo(status.lead.territory), lead_reason(status.lead), _lead_rule(status))
    else:
        between = f"tra i Nuclei di {territory_names(status.territories)}"
        yield Fact("Capofila", "Da concordare", between, _lead_rule(status), is_reading=True)
    if len(status.territories) > 1:
        yield Fact("Territori", territory_names(status.territories))
    yield _workers(status)
    if status.in_charge_since is not None:
        yield _in_charge(status)


def _lead_rule(status: CaseStatus) -> str:
    rules = {"maggior_numero": "R-7.1.3-11", "accordo": "R-7.1.3-12", "da_concordare": "R-7.1.3-12"}
    return rules.get(status.lead.origin, "")


def _in_charge(status: CaseStatus) -> Fact:
    since = long_date(status.in_charge_since) if status.in_charge_since else ""
    first = next((item for item in status.procedures if item.in_charge_since == status.in_charge_since), None)
    if first is None or first.path.knows_take_charge:
        return Fact("In carico dal", since)
    rule = next((step.rules[0] for step in first.path.steps if not step.is_external), "")
    return Fact("In carico dal", since, "dal primo atto del Nucleo", rule, is_reading=True)


def _workers(status: CaseStatus) -> Fact:
    first = first_worker_count(status, status.current)
    now = status.worker_count
    if now is None:
        return Fact("Lavoratori coinvolti", "Non indicati", "nessun dato non è zero")
    if first is None or first == now:
        return Fact("Lavoratori coinvolti", number(now))
    return Fact("Lavoratori coinvolti", number(now), f"{number(first)} secondo il primo annuncio")


def first_worker_count(status: CaseStatus, procedure: ProcedureStatus | None) -> int | None:
    """Return the workers as first announced, before any revision; None where no number was known."""
    updates = _updates(status, procedure)
    day = min((event.date for event in updates), default=status.as_of + timedelta(days=1)) - timedelta(days=1)
    return worker_count_on(status.case, procedure.procedure if procedure else None, day)


def _updates(status: CaseStatus, procedure: ProcedureStatus | None) -> list[WorkersUpdate]:
    events = (*status.case.events, *(procedure.procedure.events if procedure else ()))
    return [event for event in events if isinstance(event, WorkersUpdate)]


def company_facts(company: Company) -> Iterator[Fact]:
    """Yield what is known of the company, its name apart."""
    if company.ateco is not None:
        yield _activity(company.ateco)
    if company.workforce is not None:
        yield Fact("Organico", number(company.workforce), "persone occupate dall'azienda")
    if company.seat is not None:
        place = " ".join(filter(None, (company.seat.municipality, _in_province(company.seat.province))))
        yield Fact("Sede legale", place)
    if company.legal_form is not None:
        yield Fact("Forma giuridica", legal_forms.legal_forms()[company.legal_form].label)
    if company.tax_code is not None:
        yield Fact("Codice fiscale", company.tax_code)
    if company.foreign_id is not None:
        yield Fact("Identificativo estero", company.foreign_id)


def _in_province(sigla: str | None) -> str | None:
    return f"({sigla})" if sigla else None


def _activity(activity: Ateco) -> Fact:
    title = ateco.title(activity.code, activity.edition) if activity.edition else None
    edition = f"ATECO {activity.edition}" if activity.edition else "edizione ATECO non indicata"
    return Fact("Attività", title or activity.code, f"{activity.code}, {edition}" if title else edition)


_TOLD_APART = frozenset(("causale", "competence", "sites", "worker_count", "confidential", "events"))


def procedure_facts(status: ProcedureStatus) -> Iterator[Fact]:
    """Yield what is particular to a procedure: every fact that its file states."""
    procedure = status.procedure
    yield Fact("Competenza", label_of(procedure.competence or status.path.competence or ""))
    for name, label in _procedure_labels():
        value = getattr(procedure, name)
        if value is not None:
            yield Fact(label, _fact_words(name, value))


@cache
def _procedure_labels() -> tuple[tuple[str, str], ...]:
    return tuple((name, fields()[name].label) for name in Procedure.model_fields if name not in _TOLD_APART)


def _fact_words(name: str, value: object) -> str:
    if isinstance(value, Period):
        return period_words(value)
    return f"{words(value)}%" if name == "hours_reduction_percent" else words(value)


def period_words(period: Period) -> str:
    """Return «dal 1° marzo 2026 al 31 maggio 2026», with what is known of it."""
    starts = f"{dated('dal', period.starts_on)}" if period.starts_on else ""
    ends = f"{dated('al', period.ends_on)}" if period.ends_on else ""
    return " ".join(filter(None, (starts, ends)))
