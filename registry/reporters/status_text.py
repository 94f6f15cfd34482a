"""Where a case stands, for a person at a terminal."""

from collections.abc import Iterator
from datetime import date

from registry.derive import Action, CaseStatus, Due, ProcedureStatus
from registry.glossary import label_of
from registry.italian import briefly_dated, month_and_year
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
    state = "in archivio, com'era alle sue date" if status.is_archived else label_of(status.state).lower()
    lines = [f"  [{status.path.code}] {label_of(status.procedure.causale)}: {state}"]
    if status.done:
        last = status.done[-1]
        lines.append(f"    ultimo passo: {label_of(last.step.step)}, {last.event.date:%d/%m/%Y}")
    lines += [f"    {line}" for line in (_missing(status) if status.is_archived else map(_action, status.actions))]
    lines += [f"    ! {remark.message} [{remark.rule}]" for remark in status.remarks]
    return lines


def _missing(status: ProcedureStatus) -> Iterator[str]:
    """What a closed regime left undone: nothing of it is to be done any more, and no days are counted on."""
    for action in status.actions:
        if not action.is_optional:
            yield f"non risulta: {_named(action)} — {_who(action)} [{', '.join(action.step.rules)}]"


def _who(action: Action) -> str:
    return label_of(action.step.actor) + (f" di {action.territory}" if action.territory else "")


def _named(action: Action) -> str:
    period = f" di {month_and_year(date.fromisoformat(f'{action.period}-01'))}" if action.period else ""
    return f"{label_of(action.step.step)}{period}"


def _action(action: Action) -> str:
    kind = "possibile" if action.is_optional else "in parallelo" if action.is_parallel else "da fare"
    due = f", entro {_due(action.due)}" if action.due else ""
    late = f" ({action.lateness.days} giorni oltre)" if action.lateness else ""
    planned = f", previsto {briefly_dated('il', action.planned_on)}" if action.planned_on and not action.due else ""
    return f"{kind}: {_named(action)} — {_who(action)}{due}{planned}{late} [{', '.join(action.step.rules)}]"


def _due(due: Due) -> str:
    kind = " di norma" if due.nature == "di_norma" else ""
    moved = f", prorogato {briefly_dated('al', due.extended_on)}" if due.extended_on else ""
    return f"{briefly_dated('il', due.on)}{kind}{moved}"
