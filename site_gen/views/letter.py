"""What a letter may say of a case: one frozen view, by the Italian names that templates use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from registry.derive import CaseStatus, sites_on
from registry.derive.rounds import present_events
from registry.glossary import label_of, letter_fields
from registry.italian import counted, number
from registry.law import Law
from registry.model import Event, Procedure, Site, by_date
from registry.model.case import Contact
from registry.reporters.wording import nucleo, territory_names
from registry.vocabulary.territories import territories
from site_gen.documents.letters.catalogue import Use, path_of
from site_gen.documents.letters.values import Day, Row, Value, shown
from site_gen.views.facts import period_words
from site_gen.views.letter_request import requested


@dataclass(frozen=True, slots=True)
class LetterView:
    """The fields of a letter, each by its Italian name; an empty one is not known."""

    values: Mapping[str, Value]


def letter_view(status: CaseStatus, use: Use | None, law: Law, *, given: Mapping[str, str]) -> LetterView:
    """Return the view of a case for a letter; `given` are the fields that no file holds, by Italian name."""
    events = _events(status)
    found: dict[str, Value] = {
        **_office(status),
        **_case(status),
        **_procedure(status),
        **_contacts(status.case.contacts),
        **_dates(events),
        **_meeting(events),
        **_basis(status, use, law),
        **_act(events, use, status.as_of),
        "requested_data": tuple(requested(status)),
    }
    named = {term.key: found.get(name, "") for name, term in letter_fields().items()} | _given(given)
    return LetterView(MappingProxyType({name: shown(value) for name, value in named.items()}))


def _given(given: Mapping[str, str]) -> dict[str, Value]:
    return {name: _day_or_text(text) for name, text in given.items()}


def _day_or_text(text: str) -> str:
    try:
        return Day(date.fromisoformat(text))
    except ValueError:
        return text


def _events(status: CaseStatus) -> dict[str, Event]:
    """Return the latest event of each type, of the present round of the current procedure or else of the case."""
    known: list[Event] = [event for event in by_date(status.case.events) if event.date <= status.as_of]
    if status.current is not None:
        own = [event for event in by_date(status.current.procedure.events) if event.date <= status.as_of]
        known += present_events(status.current.path, own)
    return {event.type: event for event in known}


def _office(status: CaseStatus) -> dict[str, Value]:
    lead = status.lead.territory
    if lead is None:
        return {}
    territory = territories()[lead]
    body = "Città metropolitana" if territory.kind == "citta_metropolitana" else "Provincia"
    return {
        "administration": f"{body} di {territory.name}",
        "nucleo_name": nucleo(lead).replace("Nucleo", "Nucleo territoriale", 1),
        "lead_territory": territory.name,
        "city": territory.capital,
    }


def _case(status: CaseStatus) -> dict[str, Value]:
    company, seat = status.case.company, status.case.company.seat
    return {
        "case_id": status.case.id,
        "path_code": path_of(status),
        "company_name": company.name,
        "company_code": company.tax_code or company.foreign_id or "",
        "company_seat": _place(seat.municipality, seat.province) if seat else "",
        "company_workforce": counted(company.workforce, "persona", "persone") if company.workforce is not None else "",
        "territory_list": territory_names(status.territories),
        "several_territories": "sì" if len(status.territories) > 1 else "",
    }


def _procedure(status: CaseStatus) -> dict[str, Value]:
    procedure = status.current.procedure if status.current else None
    sites = sites_on(status.case, procedure, status.as_of)
    workers = status.worker_count
    found: dict[str, Value] = {
        "units": tuple(_unit(site) for site in sites),
        "workers_involved": _workers(workers) if workers is not None else "",
    }
    return found if procedure is None else found | _particulars(procedure)


def _particulars(procedure: Procedure) -> dict[str, Value]:
    redundancies, hours = procedure.redundancy_count, procedure.hours_reduction_percent
    return {
        "causale_label": label_of(procedure.causale),
        "redundancies": counted(redundancies, "esubero", "esuberi") if redundancies is not None else "",
        "treatment_period": period_words(procedure.period) if procedure.period else "",
        "hours_reduction": f"{hours}%" if hours is not None else "",
    }


def _workers(count: int) -> str:
    return counted(count, "lavoratore", "lavoratori")


def _unit(site: Site) -> str:
    place = _place(site.municipality, site.province)
    return place if site.worker_count is None else f"{place}, {_workers(site.worker_count)}"


def _place(municipality: str | None, province: str | None) -> str:
    return " ".join(filter(None, (municipality, f"({province})" if province else None)))


_ROLES = {
    "company_contacts": ("azienda", "delegato"),
    "union_contacts": ("oo_ss", "rsa_rsu"),
    "employer_contacts": ("datoriale",),
    "regional_contacts": ("regione",),
    "nucleo_contacts": ("nucleo",),
}


def _contacts(contacts: Sequence[Contact]) -> dict[str, Value]:
    return {
        name: tuple(_contact(contact) for contact in contacts if contact.role in roles)
        for name, roles in _ROLES.items()
    }


def _contact(contact: Contact) -> str:
    """Return whom to write to: the body, the person, the certified address or else the plain one."""
    address = f"PEC {contact.certified_email}" if contact.certified_email else contact.email
    phone = f"tel. {contact.phone}" if contact.phone and contact.role == "nucleo" else None
    told = [contact.body, contact.person, address, phone]
    return ", ".join(part for part in told if part) or label_of(contact.role)


_DAYS = {
    "notice_date": ("informativa_convocazione", "informativa_volonta"),
    "exam_date": ("esame_congiunto_ministeriale",),
    "signal_date": ("invio_verbale_regionale", "segnalazione_parti_sociali", "invio_verbale_licenziamento"),
    "charge_date": ("presa_in_carico",),
    "evaluation_date": ("valutazione", "valutazione_contatto"),
    "support_date": ("richiesta_supporto",),
    "agreement_date": ("accordo_22ter",),
    "convening_date": ("convocazione_parti",),
    "meeting_date": ("incontro_parti",),
    "minutes_date": ("verbale_incontro",),
}


def _dates(events: Mapping[str, Event]) -> dict[str, Value]:
    found = {name: next((events[kind] for kind in kinds if kind in events), None) for name, kinds in _DAYS.items()}
    notice, convening = events.get("informativa_convocazione"), events.get("convocazione_parti")
    return {
        **{name: Day(event.date) if event else "" for name, event in found.items()},
        "exam_planned_date": _day(notice, "exam_planned_on"),
        "meeting_planned_date": _day(convening, "meeting_planned_on"),
    }


def _day(event: Event | None, attribute: str) -> str:
    value = event.value(attribute) if event else None
    return Day(value) if isinstance(value, date) else ""


def _meeting(events: Mapping[str, Event]) -> dict[str, Value]:
    convening, meeting = events.get("convocazione_parti"), events.get("incontro_parti")
    minutes = events.get("verbale_incontro")
    mode = _text(meeting, "mode")
    return {
        "meeting_time": _text(convening, "time"),
        "meeting_place": _text(convening, "place"),
        "meeting_mode": {"presenza": "in presenza", "telematica": "in modalità telematica"}.get(mode, ""),
        "those_present": _texts(meeting, "present"),
        "those_unavailable": _texts(meeting, "unavailable"),
        "supporters": _texts(meeting, "support"),
        "minutes_signed": "sì" if minutes is not None and minutes.value("signed") else "",
        "agreed_programme": _programme(minutes),
    }


def _text(event: Event | None, attribute: str) -> str:
    value = event.value(attribute) if event else None
    return "" if value is None else str(value)


def _texts(event: Event | None, attribute: str) -> tuple[str, ...]:
    value = event.value(attribute) if event else None
    return tuple(label_of(item) if "_" in item else item for item in value) if isinstance(value, tuple) else ()


def _programme(minutes: Event | None) -> tuple[Row, ...]:
    rows = minutes.value("programme") if minutes else None
    if not isinstance(rows, tuple):
        return ()
    return tuple(
        {
            "misura": row.measure,
            "lavoratori": number(row.worker_count) if row.worker_count is not None else "–",
            "origine": label_of(row.origin) if row.origin else "–",
        }
        for row in rows
    )


def _basis(status: CaseStatus, use: Use | None, law: Law) -> dict[str, Value]:
    """Return the act and the paragraph on which the letter rests."""
    rule = law.rules.get(use.rule) if use else None
    act = law.acts[rule.act if rule else law.paths[path_of(status)].act]
    return {"guidelines": act.title, "paragraph": rule.paragraph if rule else ""}


def _act(events: Mapping[str, Event], use: Use | None, as_of: date) -> dict[str, Value]:
    """Return the day and the protocol of the act that the letter is, where it is recorded."""
    event = events.get(use.step) if use and use.is_act else None
    if event is None:
        return {"letter_date": Day(as_of)}
    protocols = [document.protocol for document in event.documents if document.protocol]
    return {"letter_date": Day(event.date), "protocol": next(iter(protocols), "")}
