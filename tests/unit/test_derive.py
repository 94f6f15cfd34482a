"""What the engine answers beyond the contract's JSON: forecasts, progress of every step, the day in charge."""

from datetime import date

import pytest

from registry.derive import StepProgress, case_status
from registry.derive.status import UnknownCausale
from tests.cases import case_of, case_with, setting_on, status_of

NOTICE = "2026-03-02 informativa_convocazione esame_previsto: 2026-03-12"
TAKEN = "2026-03-04 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"


def progress_of(day: str, *events: str, causale: str = "proroga_22bis_crisi") -> dict[str, StepProgress]:
    (procedure,) = status_of(case_with(causale, *events), day).procedures
    return {item.step.step: item for item in procedure.progress}


def test_a_planned_examination_gives_a_forecast_of_the_term() -> None:
    """SPEC 4.1: projected while it is only planned, computed once it has happened."""
    before = progress_of("2026-03-10", NOTICE, TAKEN)["convocazione_parti"]
    after = progress_of("2026-03-12", NOTICE, TAKEN, EXAM)["convocazione_parti"]

    assert before.action is None
    assert before.projected is not None
    assert before.projected.on == date(2026, 3, 26)
    assert after.projected is None
    assert after.action is not None
    assert after.action.due is not None
    assert after.action.due.on == date(2026, 3, 26)


def test_a_postponed_examination_moves_the_forecast() -> None:
    later = "2026-03-09 informativa_convocazione esame_previsto: 2026-05-04"
    step = progress_of("2026-03-10", NOTICE, TAKEN, later)["convocazione_parti"]

    assert step.projected is not None
    assert step.projected.on == date(2026, 5, 18)


def test_without_a_planned_day_there_is_no_forecast() -> None:
    assert progress_of("2026-03-10", TAKEN)["convocazione_parti"].projected is None


def test_the_planned_meeting_is_shown_beside_the_step() -> None:
    convened = "2026-03-20 convocazione_parti incontro_previsto: 2026-03-31"
    moved = "2026-03-27 convocazione_parti incontro_previsto: 2026-04-14"

    assert progress_of("2026-03-20", EXAM, convened)["incontro_parti"].planned_on == date(2026, 3, 31)
    assert progress_of("2026-03-27", EXAM, convened, moved)["incontro_parti"].planned_on == date(2026, 4, 14)


def test_a_term_tells_what_it_is_counted_from() -> None:
    action = progress_of("2026-03-20", NOTICE, TAKEN, EXAM)["convocazione_parti"].action

    assert action is not None
    assert action.due is not None
    assert (action.due.rule, action.due.from_event, action.due.from_date, action.due.calendar_of) == (
        "R-7.1.3-1",
        "esame_congiunto_ministeriale",
        date(2026, 3, 12),
        "BG",
    )


def test_every_step_of_the_path_is_shown_in_its_order() -> None:
    steps = progress_of("2026-03-20", NOTICE, TAKEN, EXAM)

    assert list(steps) == [
        "informativa_convocazione", "presa_in_carico", "esame_congiunto_ministeriale", "invio_verbale_ministeriale",
        "convocazione_parti", "incontro_parti", "verbale_incontro", "invio_verbale", "allegazione_istanza",
        "trasmissione_ministero", "incontro_lavoratori", "erogazione_servizi",
    ]  # fmt: skip
    assert [item.state for item in steps.values()] == [
        "fatto", "fatto", "fatto", "in_attesa", "da_fare", *["futuro"] * 7,
    ]  # fmt: skip


def test_after_a_negative_evaluation_the_other_steps_do_not_apply() -> None:
    steps = progress_of(
        "2026-03-20",
        "2026-03-02 invio_verbale_regionale",
        "2026-03-09 valutazione esito: negativo",
        causale="crisi_art21",
    )

    assert {name: item.state for name, item in steps.items() if item.state != "non_applicabile"} == {
        "invio_verbale_regionale": "fatto",
        "segnalazione_parti_sociali": "non_registrato",
        "valutazione": "fatto",
    }


def test_a_closed_procedure_awaits_nothing() -> None:
    steps = progress_of("2026-03-20", NOTICE, TAKEN, EXAM, "2026-03-16 chiusura esito: conclusa")

    assert all(item.action is None for item in steps.values())
    assert not {"da_fare", "in_attesa", "facoltativo"} & {item.state for item in steps.values()}


def test_a_case_is_in_charge_from_the_first_of_its_procedures() -> None:
    text = """\
        azienda: {denominazione: Esempio}
        sedi: [{provincia: BG, lavoratori: 10}]
        procedure:
          - causale: crisi_art21
            eventi: [{tipo: valutazione, data: 2025-05-05, esito: positivo}]
          - causale: proroga_22bis_crisi
            eventi: [{tipo: presa_in_carico, data: 2026-03-04}]
        """

    status = status_of(case_of(text), "2026-06-30")

    assert status.in_charge_since == date(2025, 5, 5)
    assert [item.in_charge_since for item in status.procedures] == [date(2025, 5, 5), date(2026, 3, 4)]
    assert status_of(case_of(text), "2025-05-04").in_charge_since is None


def test_a_causale_of_no_path_is_the_work_of_a_check() -> None:
    with pytest.raises(UnknownCausale):
        case_status(case_with("fallimento"), setting_on("2026-03-20"))
