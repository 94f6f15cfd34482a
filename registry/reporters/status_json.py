"""Where a case stands, as the contract's JSON object. Source: contract, section 5."""

from datetime import date
from typing import Any

from registry.derive import Action, CaseStatus, DoneStep, Due, Lead, ProcedureStatus


def status_object(status: CaseStatus) -> dict[str, Any]:
    """Return the object of a case."""
    return {
        "caso": status.case.id,
        "al": status.as_of.isoformat(),
        "stato": status.state,
        "territori": list(status.territories),
        "capofila": _lead(status.lead),
        "procedure": [_procedure(procedure) for procedure in status.procedures],
    }


def _lead(lead: Lead) -> dict[str, Any]:
    return {"territorio": lead.territory, "origine": lead.origin}


def _procedure(status: ProcedureStatus) -> dict[str, Any]:
    return {
        "percorso": status.path.code,
        "causale": status.procedure.causale,
        "stato": status.state,
        "in_carico_dal": _day(status.in_charge_since),
        "capofila": _lead(status.lead),
        "lavoratori": status.worker_count,
        "ultimo_passo": status.done[-1].step.step if status.done else None,
        "prossime_azioni": [_action(action) for action in status.actions],
        "passi": [_done(done) for done in status.done],
        "avvisi": [{"regola": remark.rule, "messaggio": remark.message} for remark in status.remarks],
        "termini_di_legge": [
            {
                "regola": statutory.statute.id,
                "descrizione": statutory.description,
                "data": statutory.on.isoformat(),
                "verificato": statutory.statute.verified,
            }
            for statutory in status.statutory_dates
        ],
    }


def _action(action: Action) -> dict[str, Any]:
    due = action.due
    return {
        "passo": action.step.step,
        "periodo": action.period,
        "attore": action.step.actor,
        "territorio": action.territory,
        "esterno": action.step.is_external,
        "parallelo": action.is_parallel,
        "obbligo": action.step.force,
        "termine": _day(due.on if due else None),
        "termine_prorogato": _day(due.extended_on if due else None),
        "natura": due.nature if due else None,
        "scaduto": bool(action.lateness),
        "giorni_ritardo": action.lateness.days,
        "giorni_lavorativi_ritardo": action.lateness.working_days,
        "regole": list(action.step.rules),
    }


def _done(done: DoneStep) -> dict[str, Any]:
    due: Due | None = done.due
    return {
        "passo": done.step.step,
        "data": done.event.date.isoformat(),
        "nucleo": done.nucleo,
        "termine": _day(due.on if due else None),
        "entro_il_termine": done.in_time,
        "giorni_ritardo": done.lateness.days,
        "giorni_lavorativi_ritardo": done.lateness.working_days,
        "regole": list(done.step.rules),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
