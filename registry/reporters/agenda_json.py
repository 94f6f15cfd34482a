"""The agenda as JSON objects with Italian keys."""

from datetime import date
from typing import Any

from registry.derive import Action
from registry.derive.agenda import AgendaItem
from registry.reporters.pressing import sentence, what


def item_object(item: AgendaItem) -> dict[str, Any]:
    """Return the object of an item; a reminder has neither procedure nor step.

    `data` is the last good day of the term, else the day planned; `giorni` go from the day of the agenda to it.
    """
    action, procedure = item.action, item.procedure
    return {
        "urgenza": item.kind,
        "caso": item.case.case.id,
        "azienda": item.case.case.company.name,
        "territori": list(item.case.territories),
        "capofila": item.lead,
        "percorso": procedure.path.code if procedure else None,
        "causale": procedure.procedure.causale if procedure else None,
        "passo": action.step.step if action else None,
        "periodo": action.period if action else None,
        "cosa": what(item),
        "attore": item.actor,
        "obbligo": action.step.force if action else None,
        "data": _day(item.on),
        "giorni": item.days,
        "giorni_lavorativi": item.working_days,
        "dal": _day(item.since),
        **_term(action),
        "proiezione": _projection(item),
        "regola": item.rule,
        "frase": sentence(item),
    }


def _term(action: Action | None) -> dict[str, Any]:
    due = action.due if action else None
    return {
        "termine": _day(due.on if due else None),
        "termine_prorogato": _day(due.extended_on if due else None),
        "natura": due.nature if due else None,
        "previsto": _day(action.planned_on if action else None),
        "scaduto": bool(action and action.lateness),
        "giorni_ritardo": action.lateness.days if action else 0,
        "giorni_lavorativi_ritardo": action.lateness.working_days if action else 0,
    }


def _projection(item: AgendaItem) -> dict[str, Any] | None:
    following = item.projected
    if following is None or following.projected is None:
        return None
    due = following.projected
    return {"passo": following.step.step, "termine": due.last_day.isoformat(), "natura": due.nature, "regola": due.rule}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
