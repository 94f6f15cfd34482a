"""Where a case stands, for a person at a terminal."""

from registry.derive import Action, CaseStatus, Due, ProcedureStatus
from registry.glossary import label_of
from registry.reporters.lines import printable
from registry.reporters.wording import lead_reason


def render(status: CaseStatus) -> str:
    """Return a few lines on a case: state, lead, and for each procedure what is awaited."""
    lines = [
        f"{status.case.id} — {printable(status.case.company.name)}",
        f"  {label_of(status.state)}; {_lead(status)}; territori: {', '.join(status.territories)}",
    ]
    for procedure in status.procedures:
        lines += _procedure(procedure)
    return "\n".join(lines)


def _lead(status: CaseStatus) -> str:
    lead = status.lead
    return f"capofila {lead.territory} ({lead_reason(lead)})" if lead.territory else "capofila da concordare"


def _procedure(status: ProcedureStatus) -> list[str]:
    lines = [f"  [{status.path.code}] {label_of(status.procedure.causale)}: {label_of(status.state).lower()}"]
    if status.done:
        last = status.done[-1]
        lines.append(f"    ultimo passo: {label_of(last.step.step)}, {last.event.date:%d/%m/%Y}")
    lines += [f"    {_action(action)}" for action in status.actions]
    lines += [f"    ! {remark.message} [{remark.rule}]" for remark in status.remarks]
    return lines


def _action(action: Action) -> str:
    who = label_of(action.step.actor) + (f" di {action.territory}" if action.territory else "")
    kind = "possibile" if action.is_optional else "in parallelo" if action.is_parallel else "da fare"
    due = f", entro il {_due(action.due)}" if action.due else ""
    late = f" ({action.lateness.days} giorni oltre)" if action.lateness else ""
    period = f" di {action.period}" if action.period else ""
    return f"{kind}: {label_of(action.step.step)}{period} — {who}{due}{late} [{', '.join(action.step.rules)}]"


def _due(due: Due) -> str:
    kind = " di norma" if due.nature == "di_norma" else ""
    moved = f", prorogato al {due.extended_on:%d/%m/%Y}" if due.extended_on else ""
    return f"{due.on:%d/%m/%Y}{kind}{moved}"
