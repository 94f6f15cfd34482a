"""All types of event, told apart by their `tipo`."""

from typing import Annotated, get_args

from pydantic import Field

from registry.model.events import common, exemption, policy
from registry.model.events.base import Document, Event, Measure


def _types(model: type[Event]) -> tuple[str, ...]:
    """The types of event a model is for; none for one that others build on."""
    return get_args(model.model_fields["type"].annotation)


EVENT_MODELS: tuple[type[Event], ...] = tuple(
    model
    for room in (common, policy, exemption)
    for model in vars(room).values()
    if isinstance(model, type) and issubclass(model, Event) and _types(model)
)

EVENT_TYPES: dict[str, type[Event]] = {name: model for model in EVENT_MODELS for name in _types(model)}
"""Every type of event and its model, in the order of the contract."""

AnyEvent = Annotated[
    common.TakeCharge
    | common.WorkersUpdate
    | common.CrisisTable
    | common.InstitutionalAct
    | common.Closing
    | common.Report
    | common.ContextAnalysis
    | common.ConfrontationMeeting
    | common.PartiesInformed
    | policy.ConveningNotice
    | policy.OthersAct
    | policy.Convening
    | policy.PartiesMeeting
    | policy.MeetingMinutes
    | policy.MinutesSent
    | policy.WorkersMeeting
    | policy.ServicesDelivered
    | policy.PartiesSignal
    | policy.Evaluation
    | policy.PartiesSupport
    | policy.TransitionAgreement
    | policy.OpeningCommunication
    | policy.DismissalMinutes
    | policy.ContactEvaluation
    | policy.PartiesContacted
    | exemption.ConsultationMinutes
    | exemption.Agreement
    | exemption.PlainAct
    | exemption.Application
    | exemption.RegionalApplication
    | exemption.MonthlyHours
    | exemption.SummaryDeclaration
    | exemption.Authorisation
    | exemption.NotAdmitted
    | exemption.CounterargumentsOutcome
    | exemption.InpsCheck
    | exemption.TreatmentStop
    | exemption.Revocation,
    Field(discriminator="type"),
]

__all__ = ["EVENT_MODELS", "EVENT_TYPES", "AnyEvent", "Document", "Event", "Measure"]
