"""Who owes what: reports to send, requests of Regione, extractions sent."""

from dataclasses import dataclass
from datetime import date

from registry.derive.duty import ReportDuty
from registry.derive.flows import Extraction, FlowBook, NucleoStanding, Request
from registry.italian import counted, listed
from registry.model import Document
from site_gen import addresses
from site_gen.views.report_parts import quarter_words
from site_gen.views.wording import territory_name


@dataclass(frozen=True, slots=True)
class QuarterLink:
    """A report by its quarter; `asked_on` where Regione asked for it."""

    name: str
    address: str
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NucleoRow:
    """What a Nucleo owes, and what it sent last; `idle` tells the quarters with nothing to report."""

    name: str
    address: str
    requested: tuple[QuarterLink, ...]
    to_send: tuple[QuarterLink, ...]
    running: QuarterLink | None
    last: QuarterLink | None
    last_on: date | None
    idle: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request of Regione; `answer` leads to the report that answered it."""

    on: date
    to: str
    quarter: str
    answer: QuarterLink | None
    answered_on: date | None
    is_general: bool
    comment: str | None
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class ExtractionRow:
    """An extraction sent; `interval` is information."""

    on: date
    recipients: tuple[str, ...]
    interval: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class DutiesView:
    """All the flows of section 8."""

    nuclei: tuple[NucleoRow, ...]
    requests: tuple[RequestRow, ...]
    extractions: tuple[ExtractionRow, ...]
    owing_count: int
    open_requests: int


def duties_view(book: FlowBook) -> DutiesView:
    """Return the view of the flows."""
    return DutiesView(
        nuclei=tuple(_nucleo(standing) for standing in book.nuclei),
        requests=tuple(_request(request) for request in book.requests),
        extractions=tuple(_extraction(extraction) for extraction in book.extractions),
        owing_count=sum(bool(standing.requested or standing.to_send) for standing in book.nuclei),
        open_requests=sum(len(standing.requested) for standing in book.nuclei),
    )


def _nucleo(standing: NucleoStanding) -> NucleoRow:
    last = standing.last_sent
    quarter = last.quarter if last else None
    return NucleoRow(
        name=territory_name(standing.territory),
        address=addresses.territory(standing.territory),
        requested=tuple(_link(duty) for duty in standing.requested),
        to_send=tuple(_link(duty) for duty in standing.to_send),
        running=_link(standing.running) if standing.running else None,
        last=QuarterLink(str(quarter), addresses.report(quarter, standing.territory)) if quarter else None,
        last_on=last.date if last else None,
        idle=counted(standing.idle, "trimestre", "trimestri") if standing.idle else "",
    )


def _link(duty: ReportDuty) -> QuarterLink:
    asked_on = duty.requests[-1].date if duty.requests else None
    return QuarterLink(str(duty.quarter), addresses.report(duty.quarter, duty.territory), asked_on)


def _request(request: Request) -> RequestRow:
    flow, answer = request.flow, request.answer
    return RequestRow(
        on=flow.date,
        to=f"Nucleo di {territory_name(flow.territory)}" if flow.territory else listed(list(flow.recipients)),
        quarter=quarter_words(request.quarter),
        answer=QuarterLink(str(request.quarter), addresses.report(request.quarter, answer.territory))
        if answer
        else None,
        answered_on=answer.date if answer else None,
        is_general=request.is_general,
        comment=flow.comment,
        documents=flow.documents,
    )


def _extraction(extraction: Extraction) -> ExtractionRow:
    days = extraction.days_from_previous
    return ExtractionRow(
        on=extraction.flow.date,
        recipients=extraction.flow.recipients,
        interval="la prima registrata" if days is None else f"{counted(days, 'giorno', 'giorni')} dopo la precedente",
        documents=extraction.flow.documents,
    )
