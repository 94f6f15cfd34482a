"""How long the steps of a path take, and how small numbers are told."""

import pytest

from registry.derive import CaseStatus
from registry.derive.durations import Spread, StepTimes, step_times
from registry.law import load_law
from registry.model import Case
from tests.cases import case_with, setting_on, status_of

LAW = load_law()
DAY = "2026-04-30"
CIGS = "proroga_22bis_crisi"
HELD = ("2026-03-04 presa_in_carico", "2026-03-12 esame_congiunto_ministeriale")


def times(*cases: Case, day: str = DAY, path: str = "7.1") -> dict[str, StepTimes]:
    statuses: list[CaseStatus] = [status_of(case, day) for case in cases]
    procedures = [procedure for status in statuses for procedure in status.procedures]
    return {one.step.step: one for one in step_times(LAW.paths[path], procedures, setting_on(day))}


def convened(day: str, sigla: str = "BG") -> Case:
    case = case_with(CIGS, *HELD, f"{day} convocazione_parti", path=f"cases/{sigla}/2026/caso-{day}.yaml")
    sites = tuple(site.model_copy(update={"province": sigla}) for site in case.sites)
    return case.model_copy(update={"sites": sites}).identified(case.identity)


def test_a_term_in_working_days_is_counted_in_working_days_from_its_own_fact() -> None:
    found = times(convened("2026-03-26"))["convocazione_parti"]

    assert found.counts_working_days
    assert found.starts == ("esame_congiunto_ministeriale",)
    assert (found.total.days, found.total.kept, found.total.missed) == ((10,), 1, 0)


def test_the_first_bad_day_misses_the_term() -> None:
    found = times(convened("2026-03-27"))["convocazione_parti"]

    assert (found.total.days, found.total.kept, found.total.missed) == ((11,), 0, 1)


def test_a_patron_saint_is_not_a_day_for_its_own_nucleo() -> None:
    mantova = times(convened("2026-03-27", "MN"))["convocazione_parti"]

    assert (mantova.total.days, mantova.total.kept) == ((10,), 1)
    assert list(mantova.by_territory) == ["MN"]


def test_what_is_past_its_term_and_not_done_weighs_on_the_share_without_a_duration() -> None:
    found = times(case_with(CIGS, *HELD), convened("2026-03-20"))["convocazione_parti"]

    assert (found.total.days, found.total.kept, found.total.overdue, found.total.termed) == ((6,), 1, 1, 2)


def test_within_its_term_what_is_not_done_says_nothing() -> None:
    assert "convocazione_parti" not in times(case_with(CIGS, *HELD), day="2026-03-26")


def test_a_step_without_a_term_is_counted_in_calendar_days_from_what_opens_it() -> None:
    found = times(convened("2026-03-26"))["esame_congiunto_ministeriale"]
    assert not found.counts_working_days
    assert found.starts == tuple(found.step.after)
    assert (found.total.days, found.total.termed) == ((8,), 0)


def test_what_opens_the_path_has_no_duration() -> None:
    first = LAW.paths["7.1"].steps[0]
    assert not first.after
    assert first.step not in times(case_with(CIGS, f"2026-03-02 {first.step}", *HELD))


def test_where_the_opening_fact_is_missing_or_later_nothing_is_invented() -> None:
    alone = times(case_with(CIGS, "2026-03-26 convocazione_parti"))
    later = times(case_with(CIGS, "2026-03-10 convocazione_parti", "2026-03-12 esame_congiunto_ministeriale"))

    assert "convocazione_parti" not in alone
    assert later["convocazione_parti"].total.days == ()


def test_only_the_first_doing_counts() -> None:
    case = case_with(CIGS, *HELD, "2026-03-20 convocazione_parti", "2026-04-20 convocazione_parti")
    assert times(case)["convocazione_parti"].total.days == (6,)


def test_facts_of_another_path_are_not_counted() -> None:
    case = convened("2026-03-26")
    procedures = status_of(case, DAY).procedures
    assert step_times(LAW.paths["7.4"], [item for item in procedures if item.path.code == "7.4"], setting_on(DAY)) == ()


@pytest.mark.parametrize(
    ("days", "median", "ninetieth", "longest"),
    [
        ((), None, None, None),
        ((4,), 4, None, 4),
        ((1, 4), 2.5, None, 4),
        (tuple(range(1, 10)), 5, None, 9),
        (tuple(range(1, 11)), 5.5, 9, 10),
        (tuple(range(1, 21)), 10.5, 18, 20),
    ],
)
def test_small_numbers_have_no_percentile(
    days: tuple[int, ...], median: float | None, ninetieth: int | None, longest: int | None
) -> None:
    spread = Spread(days)
    assert (spread.median, spread.ninetieth, spread.longest) == (median, ninetieth, longest)


def test_a_percentage_needs_ten_terms() -> None:
    assert Spread((), kept=8, missed=1).percent_kept is None
    assert Spread((), kept=8, missed=1, overdue=1).percent_kept == pytest.approx(80)
