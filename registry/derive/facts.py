"""Facts that a path's conditions may name, computed: the closed vocabulary that data alone cannot say."""

from collections.abc import Callable, Mapping
from datetime import date

from registry.derive.application import applications
from registry.derive.course import Course
from registry.derive.spans import treatments
from registry.derive.statements import summary_is_missing
from registry.derive.terms import due_from
from registry.model import Event


def treatment_is_over(course: Course) -> bool:
    """Tell whether a period of the treatment has ended as of the day. Source: R-D4.1-2."""
    return any(treatment.stands and treatment.is_over(course.setting.as_of) for treatment in treatments(course))


def application_stands(course: Course) -> bool:
    """Tell whether an application may still bring a treatment: not denied, not «non ammessa», not wholly revoked.

    Before any is presented nothing was refused. Source: R-D2.7-3, R-D2.7-7, R-D5.4-1, R-D5.4-2.
    """
    found = applications(course.events)
    return not found or any(application.stands for application in found)


def application_awaits(course: Course) -> bool:
    """Tell whether an application still awaits its measure, whatever became of the others. Source: R-D5.1-1."""
    return any(application.is_pending for application in applications(course.events))


def counterarguments_possible(course: Course) -> bool:
    """Tell whether the company may still answer a «non ammesso»: within its term, and no measure since.

    Source: R-D5.4-2 (a faculty: once the term is over nothing is late, it is gone).
    """
    refused = course.present.last("non_ammesso")
    if refused is None or not any(application.state == "non_ammessa" for application in applications(course.events)):
        return False
    return course.setting.as_of <= _last_day_to_answer(course, refused)


def counterarguments_in_time(course: Course) -> bool:
    """Tell whether the counter-arguments came within their term: only then must Regione answer. Source: R-D5.4-2."""
    refused, sent = course.present.last("non_ammesso"), course.present.last("controdeduzioni")
    return refused is None or sent is None or sent.date <= _last_day_to_answer(course, refused)


def _last_day_to_answer(course: Course, refused: Event) -> date:
    step = next(step for step in course.path.steps if step.step == "controdeduzioni")
    due = due_from(step, course.setting.law, start=refused.day("received_on"), calendar=course.calendar(None))
    return due.last_day if due is not None else course.setting.as_of


def supplement_possible(course: Course) -> bool:
    """Tell whether a supplementary application is admitted: the last period over and not ceased, within the regime.

    Source: R-D2.4-4, R-D2.1-1, R-D2.7-5.
    """
    found = treatments(course)
    if course.is_archived or not found or "cessazione" in course.present.kinds:
        return False
    return found[-1].stands and all(treatment.is_over(course.setting.as_of) for treatment in found)


def measure_not_sent(course: Course) -> bool:
    """Tell whether a decree came after the latest sending to INPS. Source: R-D5.3-1."""
    return _came_after(course, "autorizzazione", "trasmissione_inps")


def decree_not_published(course: Course) -> bool:
    """Tell whether a decree came after the latest publication. Source: R-D5.4-3."""
    return _came_after(course, "autorizzazione", "pubblicazione_decreto")


def _came_after(course: Course, kind: str, other: str) -> bool:
    last, previous = course.present.last(kind), course.present.last(other)
    return last is not None and (previous is None or previous.date < last.date)


FACTS: Mapping[str, Callable[[Course], bool]] = {
    "periodo_concluso": treatment_is_over,
    "domanda_ancora_valida": application_stands,
    "domanda_in_attesa": application_awaits,
    "riepilogo_mancante": summary_is_missing,
    "controdeduzioni_possibili": counterarguments_possible,
    "controdeduzioni_nei_termini": counterarguments_in_time,
    "domanda_integrativa_possibile": supplement_possible,
    "provvedimento_da_trasmettere": measure_not_sent,
    "decreto_da_pubblicare": decree_not_published,
}
