"""CIG in deroga 2016: whose turn it is, what stops it, what was granted."""

from datetime import date
from decimal import Decimal

import pytest

from registry.derive.exemption import Queued, authorisation_queue, resources
from registry.derive.facts import FACTS
from registry.law import load_law
from registry.model import Case
from tests.cases import case_with, setting_on, status_of

STARTED = "2016-06-01 inizio_sospensione"
TO_INPS = "2016-06-10 domanda_inps dal: 2016-06-01; al: 2016-07-31"
TO_REGIONE = "2016-06-10 domanda_regione dal: 2016-06-01; al: 2016-07-31"
STATED = (
    "2016-07-20 rendiconto_mensile mese: 2016-06; ore: 400",
    "2016-08-22 rendiconto_mensile mese: 2016-07; ore: 300",
)
SUMMED_UP = "2016-08-24 dichiarazione_riepilogativa ore: 700"


def exemption(*events: str, name: str = "esempio", extra: str = "") -> Case:
    path = f"cases/BG/2016/{name}.yaml"
    case = case_with("cigd_mercato", *events, path=path)
    procedure = case.procedures[0].model_copy(update={"employer_type": extra or None})
    return case.model_copy(update={"procedures": (procedure,)}).identified(case.identity)


def queue_on(day: str, *cases: Case) -> tuple[Queued, ...]:
    return authorisation_queue([status_of(case, day) for case in cases], setting_on(day))


def only(*events: str, day: str = "2016-12-01") -> Queued:
    (item,) = queue_on(day, exemption(STARTED, TO_INPS, TO_REGIONE, *events))
    return item


def test_the_order_is_that_of_presentation_and_a_day_shares_its_position() -> None:
    """R-D5.1-1."""
    presented = {"a": "2016-06-20", "b": "2016-06-13", "c": "2016-06-20", "d": "2016-06-21"}
    cases = [exemption(STARTED, f"{day} domanda_regione", name=name) for name, day in presented.items()]

    found = queue_on("2016-12-01", *cases)

    assert [(item.position, item.case.case.identity.slug) for item in found] == [(1, "b"), (2, "a"), (2, "c"), (4, "d")]


def test_what_is_presented_later_is_not_known_yet() -> None:
    assert queue_on("2016-06-09", exemption(STARTED, TO_INPS, TO_REGIONE)) == ()


def test_other_paths_are_in_no_queue() -> None:
    assert queue_on("2026-03-01", case_with("crisi_art21", "2026-02-01 invio_verbale_regionale")) == ()


def test_a_supplementary_application_has_its_own_place_state_and_amount() -> None:
    longer = exemption(
        STARTED,
        TO_INPS,
        TO_REGIONE,
        "2016-08-01 domanda_integrativa dal: 2016-08-01; al: 2016-09-30",
        "2016-08-30 autorizzazione importo: 1000.50",
        name="prima",
    )
    between = exemption(STARTED, "2016-07-01 domanda_regione dal: 2016-06-20; al: 2016-07-31", name="altra")

    found = queue_on("2016-09-05", longer, between)

    assert [(item.case.case.identity.slug, item.application.state) for item in found] == [
        ("prima", "autorizzata"),
        ("altra", "presentata"),
        ("prima", "presentata"),
    ]
    assert [item.application.granted for item in found] == [Decimal("1000.50"), None, None]
    assert found[2].treatment is not None
    assert (found[2].treatment.first, found[2].treatment.last) == (date(2016, 8, 1), date(2016, 9, 30))


def test_each_application_is_blocked_by_the_months_of_its_own_period() -> None:
    case = exemption(
        STARTED,
        TO_INPS,
        TO_REGIONE,
        *STATED,
        "2016-08-01 domanda_integrativa dal: 2016-08-01; al: 2016-09-30",
        SUMMED_UP,
    )

    first, second = queue_on("2016-09-26", case)

    assert first.defects == ()
    assert [(defect.statement, defect.month) for defect in second.defects] == [("rendiconto_mensile", date(2016, 8, 1))]
    assert (first.is_blocked, second.is_blocked) == (False, True)


def test_a_summary_given_before_the_end_of_the_second_period_is_the_first_one_s() -> None:
    case = exemption(
        STARTED,
        TO_INPS,
        TO_REGIONE,
        *STATED,
        "2016-08-01 domanda_integrativa dal: 2016-08-01; al: 2016-08-31",
        SUMMED_UP,
        "2016-09-20 rendiconto_mensile mese: 2016-08; ore: 100",
    )

    first, second = queue_on("2016-09-21", case)

    assert first.defects == ()
    assert [defect.statement for defect in second.defects] == ["dichiarazione_riepilogativa"]


@pytest.mark.parametrize(("day", "blocked"), [("2016-07-25", False), ("2016-07-26", True)])
def test_a_month_is_missing_from_the_day_after_the_25th(day: str, blocked: bool) -> None:
    assert only(day=day).is_blocked is blocked


@pytest.mark.parametrize(("day", "blocked"), [("2016-07-31", False), ("2016-08-01", True)])
def test_the_summary_is_missing_from_the_end_of_the_period(day: str, blocked: bool) -> None:
    assert only(STATED[0], day=day).is_blocked is blocked


def test_hours_that_differ_from_the_form_of_the_month_block() -> None:
    item = only(
        *STATED, SUMMED_UP, "2016-07-21 sr41 mese: 2016-06; ore: 390", "2016-08-22 sr41 mese: 2016-07; ore: 300"
    )

    (defect,) = item.defects
    assert (defect.month, defect.hours, defect.other_hours, defect.is_missing) == (date(2016, 6, 1), 400, 390, False)
    assert item.is_blocked


def test_a_corrected_statement_takes_the_block_away() -> None:
    item = only(
        *STATED,
        SUMMED_UP,
        "2016-07-21 sr41 mese: 2016-06; ore: 390",
        "2016-07-29 rendiconto_mensile mese: 2016-06; ore: 390",
        "2016-08-29 dichiarazione_riepilogativa",
    )

    assert item.defects == ()


def test_a_summary_that_is_not_the_sum_of_the_months_blocks() -> None:
    (defect,) = only(*STATED, "2016-08-24 dichiarazione_riepilogativa ore: 710").defects

    assert (defect.statement, defect.month, defect.hours, defect.other_hours) == (
        "dichiarazione_riepilogativa",
        None,
        710,
        700,
    )


@pytest.mark.parametrize(
    ("measures", "state"),
    [
        ([], "presentata"),
        (["2016-09-01 autorizzazione"], "autorizzata"),
        (["2016-09-01 non_ammesso"], "non_ammessa"),
        (["2016-09-01 non_ammesso", "2016-09-20 controdeduzioni"], "non_ammessa"),
        (["2016-09-01 non_ammesso", "2016-09-20 esito_controdeduzioni esito: respinte"], "non_ammessa"),
        (["2016-09-01 non_ammesso", "2016-09-20 esito_controdeduzioni esito: accolte"], "presentata"),
        (["2016-09-01 non_ammesso", "2016-10-20 autorizzazione"], "autorizzata"),
        (["2016-09-01 non_ammesso", "2016-10-20 diniego"], "negata"),
        (["2016-09-01 diniego"], "negata"),
        (["2016-09-01 autorizzazione", "2016-10-20 revoca totale: no"], "revocata_in_parte"),
        (["2016-09-01 autorizzazione", "2016-10-20 revoca totale: sì"], "revocata"),
        (["2016-09-01 autorizzazione", "2016-10-20 revoca"], "revocata"),
        (["2016-09-01 autorizzazione", "2016-10-20 revoca totale: no", "2016-11-20 revoca totale: sì"], "revocata"),
        (["2016-10-20 revoca totale: sì"], "presentata"),
    ],
)
def test_the_state_is_that_of_the_latest_measure(measures: list[str], state: str) -> None:
    assert only(*measures).application.state == state


def test_a_measure_decides_the_oldest_application_that_awaits_one() -> None:
    case = exemption(
        STARTED,
        TO_INPS,
        TO_REGIONE,
        "2016-08-01 domanda_integrativa dal: 2016-08-01; al: 2016-08-31",
        "2016-09-01 autorizzazione importo: 100",
        "2016-09-10 non_ammesso",
        "2016-09-15 esito_controdeduzioni esito: accolte",
        "2016-10-01 autorizzazione importo: 20",
        "2016-10-05 autorizzazione importo: 3",
    )

    def states(day: str) -> list[str]:
        return [item.application.state for item in queue_on(day, case)]

    assert states("2016-09-01") == ["autorizzata", "presentata"]
    assert states("2016-09-10") == ["autorizzata", "non_ammessa"]
    assert states("2016-09-15") == ["autorizzata", "presentata"]
    assert [item.application.granted for item in queue_on("2016-10-05", case)] == [Decimal(100), Decimal(23)]


def test_a_procedure_closed_without_a_measure_awaits_none() -> None:
    item = only("2016-09-30 chiusura esito: annullata", day="2016-12-01")

    assert item.application.is_pending
    assert (item.is_awaiting, item.is_blocked) == (False, False)


@pytest.mark.parametrize("kind", ["cessazione", "sospensione"])
def test_a_stop_ends_the_treatment_the_day_before(kind: str) -> None:
    item = only(f"2016-07-04 {kind}")

    assert item.treatment is not None
    assert item.treatment.last == date(2016, 7, 3)
    assert item.treatment.stopped_by is not None
    assert item.application.state == "presentata"


def test_a_stop_after_the_end_or_before_a_later_application_changes_nothing() -> None:
    case = exemption(
        STARTED,
        TO_INPS,
        TO_REGIONE,
        "2016-08-08 sospensione",
        "2016-09-12 domanda_integrativa dal: 2016-09-12; al: 2016-10-31",
    )

    assert [item.treatment and item.treatment.last for item in queue_on("2016-12-01", case)] == [
        date(2016, 7, 31),
        date(2016, 10, 31),
    ]


def test_a_treatment_stopped_on_its_first_day_has_no_month() -> None:
    item = only("2016-06-01 cessazione")

    assert item.treatment is not None
    assert list(item.treatment.months()) == []
    assert item.defects == ()


def test_of_an_application_without_days_nothing_is_invented() -> None:
    (item,) = queue_on("2016-12-01", exemption("2016-06-10 domanda_regione"))

    assert item.treatment is None
    assert item.defects == ()


def test_nothing_counts_on_after_the_regime() -> None:
    at_the_end, today = only(day="2016-12-31"), only(day="2026-11-23")

    assert today.told_on == date(2016, 12, 31)
    assert today.defects == at_the_end.defects
    assert today.is_blocked


def granted_queue() -> tuple[Queued, ...]:
    return queue_on(
        "2016-12-01",
        exemption(STARTED, TO_REGIONE, "2016-09-01 autorizzazione importo: 100.10", name="a"),
        exemption(STARTED, TO_REGIONE, "2016-09-01 autorizzazione importo: 50", name="b", extra="studio_professionale"),
        exemption(STARTED, TO_REGIONE, "2016-09-01 autorizzazione", name="c", extra="non_imprenditore"),
        exemption(
            STARTED, TO_REGIONE, "2016-09-01 autorizzazione importo: 7", "2016-10-01 revoca totale: no", name="d"
        ),
        exemption(
            STARTED, TO_REGIONE, "2016-09-01 autorizzazione importo: 9000", "2016-10-01 revoca totale: sì", name="e"
        ),
        exemption(STARTED, TO_REGIONE, name="f"),
    )


def test_resources_against_what_is_granted() -> None:
    """R-D5.2-1, R-D2.2-1; R-D2.2-3 with P-10: a professional firm draws on the reserve."""
    found = resources(granted_queue(), Decimal("1000.30"))

    assert found.granted == Decimal("157.10")
    assert found.granted_from_reserve == Decimal(50)
    assert found.reserve == Decimal("50.02")  # 5 % is 50.015, to the even cent
    assert (found.granted_count, found.untold_count, found.partly_revoked_count) == (4, 1, 1)


def test_without_the_office_s_figure_there_is_no_reserve() -> None:
    """R-D5.2-1, R-D2.2-1: no amount is invented."""
    found = resources(granted_queue(), None)

    assert (found.assigned, found.reserve) == (None, None)
    assert found.granted == Decimal("157.10")


def test_every_fact_that_asks_for_a_step_again_is_computed() -> None:
    asked = {step.again for path in load_law().paths.values() for step in path.steps if step.again is not None}

    assert asked
    assert asked <= set(FACTS)
