"""Working days, holidays, weeks and quarters: the readings C-1…C-7 and A-4, against days counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.calendar import Calendar, Quarter, day_of_next_month, start_of_previous_week
from registry.vocabulary.territories import territories

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
NUCLEI = st.sampled_from([None, *territories()])


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "nucleo", "with_patron", "without"),
    [
        ("2026-03-12", "MN", "2026-03-27", "2026-03-26"),
        ("2026-04-01", "BS", "2026-04-16", "2026-04-16"),
        ("2025-12-22", "CO", "2026-01-09", "2026-01-09"),
        ("2026-08-24", "CO", "2026-09-08", "2026-09-07"),
        ("2026-05-04", "VA", "2026-05-19", "2026-05-18"),
        ("2027-09-27", "MI", "2027-10-12", "2027-10-12"),
    ],
)
def test_ten_working_days(start: str, nucleo: str, with_patron: str, without: str) -> None:
    """The public vectors of the specification."""
    assert Calendar(nucleo).add_working_days(day(start), 10) == day(with_patron)
    assert Calendar().add_working_days(day(start), 10) == day(without)


def test_the_first_day_is_not_counted_and_the_last_is() -> None:
    calendar = Calendar()

    assert calendar.add_working_days(day("2026-03-09"), 1) == day("2026-03-10")
    assert calendar.add_working_days(day("2026-03-13"), 1) == day("2026-03-16")
    assert calendar.add_working_days(day("2026-03-14"), 1) == day("2026-03-16")
    assert calendar.add_working_days(day("2026-03-14"), 0) == day("2026-03-14")


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="negative"):
        Calendar().add_working_days(day("2026-03-12"), -1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01", "2026-01-06", "2026-04-05", "2026-04-06", "2025-04-25", "2026-05-01", "2026-06-02",
        "2025-08-15", "2028-11-01", "2026-12-08", "2025-12-25", "2025-12-26",
    ],
)  # fmt: skip
def test_national_holidays_have_an_italian_name_and_are_not_worked(text: str) -> None:
    name = Calendar().holiday(day(text))

    assert name
    assert not any(word in name for word in ("Day", "Easter", "Christmas"))
    assert not Calendar().is_working(day(text))


@pytest.mark.parametrize(
    ("nucleo", "month", "number"),
    [
        ("BG", 8, 26), ("BS", 2, 15), ("CO", 8, 31), ("CR", 11, 13), ("LC", 12, 6), ("LO", 1, 19),
        ("MB", 6, 24), ("MI", 12, 7), ("MN", 3, 18), ("PV", 12, 9), ("SO", 6, 19), ("VA", 5, 8),
    ],
)  # fmt: skip
def test_the_patron_is_a_holiday_of_its_own_nucleo_only(nucleo: str, month: int, number: int) -> None:
    patron = next(date(year, month, number) for year in range(2024, 2030) if date(year, month, number).weekday() < 5)

    assert not Calendar(nucleo).is_working(patron)
    assert Calendar().is_working(patron)
    assert all(Calendar(other).is_working(patron) for other in territories() if other != nucleo)


def test_good_friday_and_christmas_eve_are_worked() -> None:
    assert Calendar().is_working(day("2026-04-03"))
    assert Calendar().is_working(day("2026-12-24"))


def test_saint_francis_is_a_holiday_from_2026() -> None:
    """C-7: not in 2024, a Friday; on Monday in 2027."""
    assert Calendar().is_working(day("2024-10-04"))
    assert Calendar().holiday(day("2026-10-04"))
    assert not Calendar().is_working(day("2027-10-04"))


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2016-03-19", "2016-03-19"),  # Saturday is no holiday
        ("2016-03-20", "2016-03-21"),  # Sunday
        ("2016-03-27", "2016-03-29"),  # Easter: the Monday after is a holiday too
        ("2016-04-25", "2016-04-26"),  # a holiday on Monday
        ("2016-12-25", "2016-12-27"),  # Christmas on Sunday, then St Stephen's
        ("2016-03-23", "2016-03-23"),
    ],
)
def test_a_term_that_ends_on_a_holiday_moves_to_the_next_day_that_is_none(due: str, shown: str) -> None:
    """C-5."""
    assert Calendar().extended(day(due)) == day(shown)


def test_a_patron_does_not_extend_a_term_in_calendar_days() -> None:
    """C-5 speaks of Sundays and national holidays; the patron concerns the working days of a Nucleo (C-3)."""
    assert Calendar("MI").extended(day("2026-12-07")) == day("2026-12-07")


@pytest.mark.parametrize(
    ("presented", "monday"),
    [
        ("2016-03-14", "2016-03-07"),  # Monday
        ("2016-03-16", "2016-03-07"),
        ("2016-03-20", "2016-03-07"),  # Sunday closes its week
        ("2016-03-21", "2016-03-14"),
        ("2016-01-02", "2015-12-21"),  # over the new year
    ],
)
def test_the_week_before(presented: str, monday: str) -> None:
    """C-6."""
    assert start_of_previous_week(day(presented)) == day(monday)


@pytest.mark.parametrize(
    ("month", "due"), [("2016-01-01", "2016-02-25"), ("2016-12-01", "2017-01-25"), ("2016-11-30", "2016-12-25")]
)
def test_the_25th_of_the_month_after(month: str, due: str) -> None:
    assert day_of_next_month(day(month), 25) == day(due)


@given(start=DAYS, count=st.integers(0, 60), nucleo=NUCLEI)
def test_counting_forward_and_back_agree(start: date, count: int, nucleo: str | None) -> None:
    calendar = Calendar(nucleo)
    due = calendar.add_working_days(start, count)

    assert calendar.working_days_between(start, due) == count
    assert calendar.working_days_between(due, start) == 0
    assert count == 0 or calendar.is_working(due)


@given(start=DAYS, nucleo=NUCLEI)
def test_a_patron_moves_a_term_by_one_working_day_at_most(start: date, nucleo: str | None) -> None:
    with_patron, without = (Calendar(name).add_working_days(start, 10) for name in (nucleo, None))

    assert without <= with_patron <= Calendar(nucleo).add_working_days(without, 1)


@given(DAYS)
def test_an_extended_day_is_the_first_good_one(due: date) -> None:
    calendar = Calendar()
    moved = calendar.extended(due)

    assert not calendar.is_festive(moved)
    assert all(calendar.is_festive(due + timedelta(days=number)) for number in range((moved - due).days))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-T1", "2026-01-01", "2026-03-31"),
        ("2026-T2", "2026-04-01", "2026-06-30"),
        ("2026-T3", "2026-07-01", "2026-09-30"),
        ("2024-T4", "2024-10-01", "2024-12-31"),
    ],
)
def test_a_quarter_is_a_calendar_one(text: str, first: str, last: str) -> None:
    quarter = Quarter.parse(text)

    assert (quarter.first_day, quarter.last_day) == (day(first), day(last))
    assert str(quarter) == text
    assert Quarter.of(day(first)) == Quarter.of(day(last)) == quarter


def test_quarters_follow_one_another() -> None:
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert Quarter(2025, 4) < Quarter(2026, 1) < Quarter(2026, 2)


@pytest.mark.parametrize(
    "text", ["2026-T5", "2026-T0", "2026-1", "T1-2026", "2026-t1", " 2026-T1", "26-T1", "٢٠٢٦-T1", ""]
)
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Quarter.parse(text)


@given(DAYS)
def test_a_day_is_in_its_quarter(one: date) -> None:
    quarter = Quarter.of(one)

    assert quarter.first_day <= one <= quarter.last_day
    assert quarter.next.previous == quarter
