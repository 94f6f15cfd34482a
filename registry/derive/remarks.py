"""What a reader should know of a procedure, in words: attention, gaps, silences of the sources."""

from collections.abc import Iterator
from datetime import date

from registry.derive.charge import closing_of
from registry.derive.course import Course
from registry.derive.results import Action, DoneStep, Remark, StepProgress
from registry.derive.spans import late_starts, treatments
from registry.derive.statements import Defect, defects_of
from registry.derive.workers import sites_on, workers_by_territory
from registry.glossary import label_of
from registry.italian import briefly_dated, lowered, month_and_year
from registry.law.library import attribute_of
from registry.model import Event


def remarks_of(course: Course, done: tuple[DoneStep, ...], progress: tuple[StepProgress, ...]) -> tuple[Remark, ...]:
    """Return the remarks on a procedure, the most pressing first."""
    return (
        *_late(course, progress),
        *_missed(course, progress),
        *_kept_late(done),
        *_incomplete(course),
        *_undecided(course, progress),
        *_late_applications(course),
        *_blocked(course, progress),
        *_conditionality(course),
        *_silences(course),
        *_lead(course),
    )


def _late(course: Course, progress: tuple[StepProgress, ...]) -> Iterator[Remark]:
    for item in progress:
        action = item.action
        if action is None or action.due is None or not action.lateness:
            continue
        last_day = briefly_dated("il", action.due.last_day)
        how = f"non risulta entro {last_day}" if course.is_archived else _how_late(action)
        yield Remark(action.due.rule, f"{_named(item)}: {how}.")


def _named(item: StepProgress) -> str:
    """«Rendiconto mensile di aprile 2016», «Convocazione delle parti»."""
    label = label_of(item.step.step)
    return f"{label} di {month_and_year(date.fromisoformat(f'{item.period}-01'))}" if item.period else label


def _told(event: Event) -> str:
    """«Domanda all'INPS dell'11/04/2016»."""
    return f"{label_of(event.type)} {briefly_dated('del', event.date)}"


def _how_late(action: Action) -> str:
    due = action.due
    if due is None:
        return ""
    days = f"{action.lateness.days} giorni" if action.lateness.days != 1 else "1 giorno"
    if due.nature == "di_norma":
        return f"oltre il termine indicativo {briefly_dated('del', due.last_day)} da {days}"
    return f"termine {briefly_dated('del', due.last_day)} superato da {days}"


def _missed(course: Course, progress: tuple[StepProgress, ...]) -> Iterator[Remark]:
    signalled = any(step.step in course.present.kinds for step in course.path.steps if step.reopens)
    for item in progress:
        step = item.step
        if item.state != "non_registrato" or step.force not in ("obbligo", "di_norma") or (step.reopens and signalled):
            continue
        yield Remark(
            step.rules[0], f"{label_of(step.step)}: nel registro non risulta, ma il percorso è già andato oltre."
        )


def _kept_late(done: tuple[DoneStep, ...]) -> Iterator[Remark]:
    for item in done:
        if item.due is None or not item.lateness:
            continue
        which = "il termine indicativo" if item.due.nature == "di_norma" else "il termine"
        days = f"{item.lateness.days} giorni" if item.lateness.days != 1 else "1 giorno"
        yield Remark(item.due.rule, f"{_told(item.event)}: {days} oltre {which}.")


def _incomplete(course: Course) -> Iterator[Remark]:
    for step in course.path.steps:
        event = course.present.last(step.step) if step.completion is not None else None
        if step.completion is not None and event is not None and step.step not in course.present.kinds:
            told = f"{_told(event)}: {step.completion.otherwise}."
            yield Remark(step.rules[0], told)


def _undecided(course: Course, progress: tuple[StepProgress, ...]) -> Iterator[Remark]:
    """Tell that a fact on which a step of the Nucleo depends leaves out what decides it: silence is no «no»."""
    closings = (course.events, course.case.events)
    if course.present.is_negative or any(closing_of(events, course.setting.as_of) for events in closings):
        return
    for item in progress:
        if item.state != "non_applicabile" or item.step.is_external:
            continue
        for condition in item.step.conditions:
            event = course.present.last(condition.event or "")
            attribute = attribute_of(type(event), condition.field) if event and condition.field else None
            if event is not None and attribute is not None and event.value(attribute) is None:
                yield Remark(
                    item.step.rules[0],
                    f"{_told(event)}: non dice «{label_of(attribute)}», e ne dipende "
                    f"un passo: {lowered(label_of(item.step.step))}.",
                )


def _late_applications(course: Course) -> Iterator[Remark]:
    """Tell from when the treatment runs. Source: R-D2.1-4; reading C-6."""
    for effect in late_starts(course):
        yield Remark(
            "R-D2.1-4",
            f"{_told(effect.application)} tardiva: il trattamento "
            f"decorre {briefly_dated('dal', effect.starts_on)}, lunedì della settimana anteriore (interpretazione).",
        )


def _blocked(course: Course, progress: tuple[StepProgress, ...]) -> Iterator[Remark]:
    """Tell which application no measure may be taken on, and why. Source: R-D4.2-1."""
    if not any(item.step.step == "autorizzazione" and item.action for item in progress):
        return
    for treatment in treatments(course):
        application = treatment.application
        defects = defects_of(course, treatment) if application is not None and application.is_pending else ()
        if application is not None and defects:
            presented = briefly_dated("del", application.event.date)
            yield Remark("R-D4.2-1", f"Domanda {presented}, autorizzazione bloccata: {_defects(defects)}.")


def _defects(defects: tuple[Defect, ...]) -> str:
    missing = ", ".join(defect.words for defect in defects if defect.is_missing)
    at_odds = ", ".join(defect.words for defect in defects if not defect.is_missing)
    return "; ".join(filter(None, (missing and f"da presentare {missing}", at_odds and f"non concordano {at_odds}")))


def _conditionality(course: Course) -> Iterator[Remark]:
    """Tell that an agreement already commits to active policies. Source: R-7.2.2-4."""
    if course.procedure.policy_commitment_in_agreement:
        yield Remark(
            "R-7.2.2-4",
            "L'accordo impegna a realizzare politiche attive: scatta la condizionalità e il percorso si definisce "
            "con le parti.",
        )


def _silences(course: Course) -> Iterator[Remark]:
    """Tell where the sources give no flow from Regione. Source: reading A-10."""
    if course.path.competence == "regionale" and course.procedure.competence == "ministeriale":
        yield Remark(
            course.path.rules[0],
            "Procedura di competenza ministeriale: le fonti non prevedono per questo percorso un invio del verbale "
            "da parte della Regione; il Nucleo interviene su segnalazione (interpretazione).",
        )


def _lead(course: Course) -> Iterator[Remark]:
    as_of = course.setting.as_of
    if course.lead_on(as_of).origin != "da_concordare":
        return
    workers = workers_by_territory(sites_on(course.case, course.procedure, as_of))
    why = (
        "i lavoratori non sono ripartiti per provincia"
        if None in workers.values()
        else "il numero di lavoratori è pari"
    )
    yield Remark("R-7.1.3-12", f"Capofila da concordare tra {', '.join(workers)}: {why}.")
