"""How dates and sentences read."""

from datetime import date

import pytest

from registry.italian import briefly_dated, dated, full_stop
from site_gen.views.years import stretches


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 3, 1), "dal 1° marzo 2026", "dal 01/03/2026"),
        (date(2026, 3, 8), "dall'8 marzo 2026", "dall'08/03/2026"),
        (date(2026, 11, 11), "dall'11 novembre 2026", "dall'11/11/2026"),
        (date(2026, 8, 18), "dal 18 agosto 2026", "dal 18/08/2026"),
    ],
)
def test_a_preposition_is_elided_before_eight_and_eleven(day: date, long: str, short: str) -> None:
    assert dated("dal", day) == long
    assert briefly_dated("dal", day) == short


def test_a_sentence_ends_once() -> None:
    assert full_stop("Esempio S.r.l.") == ""
    assert full_stop("in presenza") == "."


def test_years_without_anything_stand_together() -> None:
    found = stretches([2026, 2025, 2024, 2023, 2022, 2021], int, {2024, 2023, 2021}.__contains__)

    assert [(stretch.name, stretch.is_empty) for stretch in found] == [
        ("Dal 2025 al 2026", False),
        ("Dal 2023 al 2024", True),
        ("2022", False),
        ("2021", True),
    ]
