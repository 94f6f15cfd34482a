"""The figures of each quarter are those of its report."""

from datetime import date

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle
from registry.derive.figures import figures_of
from registry.derive.quarter import quarter_facts
from registry.derive.trend import quarters_back, trend_of
from registry.model import Case
from tests.cases import case_with, setting_on, status_of

DAY = "2026-11-23"
SECOND_SITE = "  - comune: Chiari\n    provincia: BS\n    lavoratori: 3\n"
TAKEN = "2026-03-04 presa_in_carico"
CASES = (
    case_with("proroga_22bis_crisi", TAKEN, path="cases/BG/2026/aperto.yaml"),
    case_with("proroga_22bis_crisi", TAKEN, "2026-05-04 chiusura esito: conclusa", path="cases/BG/2026/chiuso.yaml"),
    case_with(
        "crisi_art21", "2026-07-01 valutazione esito: positivo", extra=SECOND_SITE, path="cases/BG/2026/due.yaml"
    ),
    case_with("crisi_art21", "2026-07-01 invio_verbale_regionale", path="cases/BG/2026/mai.yaml"),
)


def chronicles(*cases: Case) -> tuple[Chronicle, ...]:
    return tuple(Chronicle.of(status_of(case, DAY), setting_on(DAY)) for case in cases)


def test_the_figures_are_those_of_the_reports() -> None:
    setting, told = setting_on(DAY), chronicles(*CASES)
    quarters = quarters_back(setting.as_of, 6)
    for territory in (None, "BG", "BS", "MI"):
        for count in trend_of(told, quarters, setting.as_of, territory=territory):
            figures = figures_of(quarter_facts(told, count.quarter, setting), territory)
            assert (count.taken, count.in_charge, count.in_charge_at_end) == (
                figures.taken,
                figures.in_charge,
                figures.in_charge_at_end,
            ), (territory, count.quarter)


def test_quarters_run_up_to_the_day() -> None:
    last = quarters_back(date(2026, 11, 23), 3)
    assert [str(quarter) for quarter in last] == ["2026-T2", "2026-T3", "2026-T4"]

    counts = trend_of(chronicles(*CASES), last, date(2026, 11, 23))
    assert [count.is_running for count in counts] == [False, False, True]
    assert [(count.taken, count.ended, count.in_charge_at_end) for count in counts] == [(0, 1, 1), (1, 0, 2), (0, 0, 2)]


def test_the_last_day_of_a_quarter_ends_it() -> None:
    (count,) = trend_of((), [Quarter(2026, 3)], date(2026, 9, 30))
    assert count.is_running == quarter_facts((), Quarter(2026, 3), setting_on("2026-09-30")).is_running
