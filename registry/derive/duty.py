"""Whether a Nucleo's quarterly report was asked for and sent. Source: R-8-4, R-8-5; reading A-5."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.calendar import Quarter
from registry.model import Flow

DutyState = Literal["inviato", "richiesto", "da_inviare", "in_corso"]


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """The report of a territory on a quarter: records sent and requests received, each by date.

    From the day after the quarter it is `da_inviare`, never late: no act fixes a term. A request that
    came after the last report makes it `richiesto`, also while the quarter is running.
    """

    territory: str
    quarter: Quarter
    sent: tuple[Flow, ...]
    requests: tuple[Flow, ...]
    state: DutyState

    @property
    def last_sent(self) -> Flow | None:
        """The report sent last, or None."""
        return self.sent[-1] if self.sent else None

    def is_owed(self, *, has_crises: bool) -> bool:
        """Tell whether there is something to report, or a report was sent or asked for all the same."""
        return has_crises or bool(self.sent or self.requests)


def quarter_of(flow: Flow) -> Quarter | None:
    """Return the quarter that a record is about; a request without one is about that in which it was made."""
    if flow.quarter is None and flow.type == "richiesta_rapporto":
        return Quarter.of(flow.date)
    return flow.quarter


def report_duty(flows: Iterable[Flow], territory: str, quarter: Quarter, *, as_of: date) -> ReportDuty:
    """Return how the report of a territory on a quarter stands on a day."""
    known = sorted((flow for flow in flows if flow.date <= as_of), key=lambda flow: flow.date)
    ours = [flow for flow in known if flow.territory == territory and quarter_of(flow) == quarter]
    sent = tuple(flow for flow in ours if flow.type == "rapporto_trimestrale")
    requests = tuple(flow for flow in ours if flow.type == "richiesta_rapporto")
    return ReportDuty(territory, quarter, sent, requests, _state(sent, requests, is_over=as_of > quarter.last_day))


def _state(sent: tuple[Flow, ...], requests: tuple[Flow, ...], *, is_over: bool) -> DutyState:
    if requests and (not sent or requests[-1].date > sent[-1].date):
        return "richiesto"
    if sent:
        return "inviato"
    return "da_inviare" if is_over else "in_corso"
