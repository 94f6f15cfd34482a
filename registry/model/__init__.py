"""What the files may say: frozen types of case, company, procedure, event, board and flow."""

from registry.model.base import Facts, public_fields
from registry.model.case import Case, Identity, LeadAgreement, Publication
from registry.model.company import Ateco, Company, Period, Site
from registry.model.contents import Registry
from registry.model.events import EVENT_MODELS, EVENT_TYPES, Document, Event
from registry.model.procedure import Procedure, by_date
from registry.model.records import Board, Flow, Record, RecordIdentity

__all__ = [
    "EVENT_MODELS",
    "EVENT_TYPES",
    "Ateco",
    "Board",
    "Case",
    "Company",
    "Document",
    "Event",
    "Facts",
    "Flow",
    "Identity",
    "LeadAgreement",
    "Period",
    "Procedure",
    "Publication",
    "Record",
    "RecordIdentity",
    "Registry",
    "Site",
    "by_date",
    "public_fields",
]
