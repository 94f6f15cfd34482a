"""By what things are known to who subscribed to them: names that outlive a corrected date."""

from registry.derive import CaseStatus, ProcedureStatus
from registry.model import Case


def first_name(case: Case) -> str:
    """Return the first identity that the case had: what was subscribed to outlives a change of name too."""
    return case.former_ids[0] if case.former_ids else case.id


def named_procedure(status: CaseStatus, procedure: ProcedureStatus | None) -> str:
    """Return the causale, and which of those of the same causale: the place in the file may change."""
    if procedure is None:
        return "caso"
    causale = procedure.procedure.causale
    alike = [other for other in status.procedures if other.procedure.causale == causale]
    number = next(number for number, other in enumerate(alike, start=1) if other is procedure)
    return f"{causale}.{number}"
