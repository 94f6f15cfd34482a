"""The explanation of a case, to be read as a colleague's answer."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import fill

from registry.derive import CaseStatus, DoneStep, ProcedureStatus
from registry.derive.count import Count
from registry.derive.explanation import Explanation, ProcedureReason, Verdict
from registry.glossary import label_of
from registry.italian import counted, dated, listed, lowered, month_and_year, weekday_date
from registry.law import Law
from registry.reporters.explain_count import count_lines
from registry.reporters.explain_law import law_sections
from registry.reporters.explain_lead import lead_section
from registry.reporters.explain_step import Section, event_words, step_sections
from registry.reporters.lines import printable
from registry.reporters.pressing import sentence
from registry.reporters.wording import actor, lateness, past_term

_WIDTH = 100


def render(explanation: Explanation, law: Law) -> str:
    """Return the answer: a heading, a part for each procedure that has something to tell, what else to know."""
    status = explanation.status
    parts = [_heading(status)]
    for reason in explanation.told:
        parts += [_procedure_heading(reason.status), *_laid(_procedure(reason, status, law))]
    if not explanation.told:
        parts += _laid([("Non c'è un passo dovuto", list(_monitoring(status)))])
    parts += _laid(_rest(explanation))
    return "\n\n".join(parts)


def _heading(status: CaseStatus) -> str:
    name = printable(status.case.company.name)
    return f"{name} ({status.case.id})\nCom'è {dated('al', status.as_of)}: {_standing(status)}."


_STANDINGS = {
    "chiusa": "il caso è chiuso",
    "in_monitoraggio": "il Nucleo segue la crisi, senza averla ancora in carico",
    "segnalata": "la crisi è nota, il Nucleo non ha ancora agito",
}


def _standing(status: CaseStatus) -> str:
    if status.procedures and all(procedure.is_archived for procedure in status.procedures):
        return "il caso è in archivio"
    since = status.in_charge_since
    if status.state in _STANDINGS or since is None:
        return _STANDINGS.get(status.state, label_of(status.state))
    if status.lead.territory is None:
        return f"la crisi è in carico {dated('dal', since)}, il capofila è da concordare"
    return f"la crisi è in carico {dated('dal', since)}, la segue {actor('nucleo', status.lead.territory)}"


def _procedure_heading(status: ProcedureStatus) -> str:
    state = "in archivio" if status.is_archived else lowered(label_of(status.state))
    way = f" — percorso {status.path.code}" if status.path.code[0].isdigit() else ""
    title = f"{label_of(status.procedure.causale)}{way}, {state}"
    return f"{title}\n{'─' * len(title)}"


def _laid(sections: Iterable[Section]) -> Iterator[str]:
    for title, lines in sections:
        if lines:
            yield "\n".join((title, *(_wrapped(line) for line in lines)))


def _wrapped(line: str) -> str:
    text = printable(line)
    if line.startswith(" "):
        return f"  {text}"
    further = "    " if line.startswith("- ") else "  "
    return fill(
        text, _WIDTH, initial_indent="  ", subsequent_indent=further, break_long_words=False, break_on_hyphens=False
    )


def _procedure(reason: ProcedureReason, case: CaseStatus, law: Law) -> Iterator[Section]:
    status = reason.status
    if not reason.steps:
        yield "Non c'è un passo dovuto", list(_why_nothing(reason))
    for position, step in enumerate(reason.steps):
        yield from step_sections(step, law, as_of=case.as_of, is_first=position == 0)
    yield from lead_section(reason, case.case.lead_agreement, law)
    yield "Intanto", [f"- {sentence(item)} [{item.rule}]" for item in reason.others]
    yield "Si può anche fare, se utile", list(_faculties(reason))
    yield "Termini di passi già fatti", [line for done, count in reason.kept for line in _kept(done, count)]
    told = {done.due.rule for done, _ in reason.kept if done.due is not None}
    remarks = [f"- {remark.message} [{remark.rule}]" for remark in reason.remarks if remark.rule not in told]
    yield "Da sapere", [*_reopened(reason), *remarks]
    yield from law_sections(status, law, as_of=case.as_of)


def _why_nothing(reason: ProcedureReason) -> Iterator[str]:
    status = reason.status
    if status.is_archived:
        yield "Il regime è chiuso: il caso è in archivio e si legge com'era alle sue date. Niente scade più [P-4]."
        missing = list(_left_undone(status))
        if missing:
            yield f"All'ultima data utile risultava ancora atteso: {listed(missing)}."
    elif reason.closing is not None:
        outcome = reason.closing.value("outcome")
        how = f", esito: {lowered(label_of(str(outcome)))}" if outcome else ""
        yield f"La procedura è chiusa ({lowered(event_words(reason.closing))}{how})."
    elif reason.verdict is not None and reason.verdict.reopening is None:
        yield from _negative(reason.verdict, reason.status)
    else:
        yield "I passi dovuti di questo percorso risultano tutti compiuti, del Nucleo e degli altri."
        yield "La procedura non è ancora chiusa: quando l'ufficio la considera finita, si registra la chiusura."


def _left_undone(status: ProcedureStatus) -> Iterator[str]:
    """Yield «domanda alla Regione», «modello SR41 (aprile 2016)»: a monthly duty once, with its months."""
    months: dict[str, list[str]] = {}
    for action in status.actions:
        if not action.is_optional:
            of_step = months.setdefault(lowered(label_of(action.step.step)), [])
            of_step += [month_and_year(date.fromisoformat(f"{action.period}-01"))] if action.period else []
    for name, of_step in months.items():
        yield f"{name} ({listed(of_step)})" if of_step else name


def _negative(verdict: Verdict, status: ProcedureStatus) -> Iterator[str]:
    criteria = verdict.event.value("criteria")
    weighed = ""
    if isinstance(criteria, tuple) and criteria:
        weighed = f", dopo aver considerato: {listed([lowered(label_of(word)) for word in criteria])}"
    chosen = f"Con la {lowered(event_words(verdict.event))} il Nucleo ha scelto di non procedere{weighed}"
    yield f"{chosen} [{_rule_of(verdict, status)}]."
    again = [lowered(label_of(step.step)) for step in status.path.steps if step.reopens]
    yield f"Il percorso finisce qui. Lo riapre un fatto nuovo: {' o '.join(again)}. Allora si valuta di nuovo [P-3]."


def _rule_of(verdict: Verdict, status: ProcedureStatus) -> str:
    return next(step.rules[0] for step in status.path.steps if step.step == verdict.event.type)


def _reopened(reason: ProcedureReason) -> Iterator[str]:
    verdict = reason.verdict
    if verdict is not None and verdict.reopening is not None:
        yield (
            f"- Con la {lowered(event_words(verdict.event))} il Nucleo aveva scelto di non procedere. Un fatto nuovo "
            f"({lowered(event_words(verdict.reopening))}) ha riaperto il percorso e chiede un'altra valutazione [P-3]."
        )


def _faculties(reason: ProcedureReason) -> Iterator[str]:
    for action in reason.faculties:
        who = " (dipende da altri)" if action.step.is_external else ""
        yield f"- {label_of(action.step.step)}{who} [{action.step.rules[0]}]"
    if reason.faculties:
        yield "È una facoltà: non farlo non è una mancanza."


def _kept(done: DoneStep, count: Count) -> Iterator[str]:
    due = count.due
    if not done.lateness:
        name = "indicativo " if due.nature == "di_norma" else ""
        yield f"{event_words(done.event)}: entro il termine {name}di {weekday_date(due.last_day)} [{due.rule}]."
        return
    when = f"{past_term(due)} di {weekday_date(due.last_day)}"
    yield f"{event_words(done.event)}: {lateness(done.lateness)} {when} [{due.rule}]."
    yield from count_lines(count)


def _monitoring(status: CaseStatus) -> Iterator[str]:
    events = sorted((event for event in status.case.events if event.date <= status.as_of), key=lambda event: event.date)
    if status.state == "chiusa" and events:
        yield f"Il caso è chiuso ({lowered(event_words(events[-1]))}), senza che sia nata una procedura."
        return
    yield (
        "Non c'è una procedura: il Nucleo segue la crisi prima che nasca. Per questa fase le linee guida non danno "
        "passi in sequenza né termini, perciò nulla è in ritardo [R-4-3, R-4-9, P-1]."
    )
    if events:
        days = counted((status.as_of - events[0].date).days, "giorno", "giorni")
        done = listed([lowered(event_words(event)) for event in events])
        yield f"È nota {dated('dal', events[0].date)}, cioè da {days}. Risultano: {done}."
    yield "Quando nasce una procedura la si registra con la sua causale: da lì comincia il suo percorso."


def _rest(explanation: Explanation) -> Iterator[Section]:
    reminders = [f"- {sentence(item)}" for item in explanation.reminders]
    yield "Promemoria dell'ufficio", reminders
    yield "Procedure precedenti", [f"- {_behind(status)}" for status in explanation.behind]
    yield "Dove sono i fatti", [explanation.status.case.identity.path]


def _behind(status: ProcedureStatus) -> str:
    last = f", ultimo passo: {lowered(event_words(status.done[-1].event))}" if status.done else ""
    return (
        f"{label_of(status.procedure.causale)} (percorso {status.path.code}): {lowered(label_of(status.state))}{last}"
    )
