"""What follows from facts, law and a day. Pure: no clock, no file, no network."""

from registry.derive.course import Setting
from registry.derive.lead import Lead
from registry.derive.results import (
    Action,
    CaseStatus,
    DoneStep,
    Due,
    Lateness,
    ProcedureStatus,
    Remark,
    StatutoryDate,
    StepProgress,
)
from registry.derive.status import case_status
from registry.derive.workers import sites_on, worker_count_on, workers_by_territory

__all__ = [
    "Action",
    "CaseStatus",
    "DoneStep",
    "Due",
    "Lateness",
    "Lead",
    "ProcedureStatus",
    "Remark",
    "Setting",
    "StatutoryDate",
    "StepProgress",
    "case_status",
    "sites_on",
    "worker_count_on",
    "workers_by_territory",
]
