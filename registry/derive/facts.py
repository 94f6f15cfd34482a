"""Facts that a path's conditions may name, computed: the closed vocabulary that data alone cannot say."""

from collections.abc import Callable, Mapping
from datetime import date

from registry.derive.course import Course
from registry.derive.spans import treatment_days
from registry.derive.terms import due_from
from registry.model import Event


def treatment_is_over(course: Course) -> bool:
    """Tell whether the period of the treatment has ended as of the day. Source: R-D4.1-2."""
    days = treatment_days(course)
    return days is not None and days[1] < course.setting.as_of


def application_stands(course: Course) -> bool:
    """Tell whether the application may still be authorised: not denied, not «non ammesso» or readmitted since.

    Source: R-D2.7-3, R-D5.4-1, R-D5.4-2.
    """
    if "diniego" in course.present.kinds:
        return False
    refused = course.present.last("non_ammesso")
    answer = course.present.last("esito_controdeduzioni")
    if refused is None or (answer is not None and answer.date >= refused.date):
        return answer is None or answer.value("outcome") != "respinte"
    return False


def counterarguments_possible(course: Course) -> bool:
    """Tell whether the company may still answer a «non ammesso»: within its term, and no measure since.

    Source: R-D5.4-2 (a faculty: once the term is over nothing is late, it is gone).
    """
    refused = course.present.last("non_ammesso")
    if refused is None or "diniego" in course.present.kinds or application_stands(course):
        return False
    return course.setting.as_of <= _last_day_to_answer(course, refused)


def _last_day_to_answer(course: Course, refused: Event) -> date:
    step = next(step for step in course.path.steps if step.step == "controdeduzioni")
    due = due_from(step, course.setting.law, start=refused.day("received_on"), calendar=course.calendar(None))
    return due.last_day if due is not None else course.setting.as_of


def supplement_possible(course: Course) -> bool:
    """Tell whether a supplementary application is admitted: the previous period over, within the regime.

    Source: R-D2.4-4, R-D2.1-1.
    """
    return treatment_is_over(course) and not course.is_archived


FACTS: Mapping[str, Callable[[Course], bool]] = {
    "periodo_concluso": treatment_is_over,
    "domanda_ancora_valida": application_stands,
    "controdeduzioni_possibili": counterarguments_possible,
    "domanda_integrativa_possibile": supplement_possible,
}
