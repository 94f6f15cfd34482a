"""A quarter's report, worked by hand: who was in charge, what was done and when, what is awaited at the end."""

from dataclasses import replace
from datetime import date

import pytest

from registry.calendar import Quarter
from registry.derive import Setting, case_status
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from registry.derive.duty import report_duty
from registry.derive.figures import Figures, figures_of, services_of, workers_in
from registry.derive.quarter import CrisisQuarter, QuarterFacts, quarter_facts
from registry.law import load_law
from registry.model import Case, Flow, Identity
from registry.source import read

# Extension of CIGS in Brescia. The ministerial examination of Thursday 12 March 2026 opens a term of
# 10 working days: 13, 16-20, 23-26 March. The last good day is 26 March.
EXTENSION = """
azienda: {denominazione: Fonderie Esempio}
sedi: [{comune: Brescia, provincia: BS, lavoratori: 40}]
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - {tipo: informativa_convocazione, data: 2026-02-20, esame_previsto: 2026-03-12}
      - {tipo: presa_in_carico, data: 2026-02-25}
      - {tipo: esame_congiunto_ministeriale, data: 2026-03-12}
      - {tipo: convocazione_parti, data: 2026-03-24, incontro_previsto: 2026-04-02}
      - {tipo: incontro_parti, data: 2026-04-02}
      - tipo: verbale_incontro
        data: 2026-04-02
        firmato: sì
        programma:
          - {misura: bilancio di competenze, lavoratori: 30, origine: nucleo}
      - {tipo: invio_verbale, data: 2026-04-07, destinatari: [firmatari, regione]}
      - {tipo: incontro_lavoratori, data: 2026-04-15, partecipanti: 35}
      - {tipo: erogazione_servizi, data: 2026-05-04, misura: bilancio di competenze, lavoratori: 28}
      - {tipo: chiusura, data: 2026-07-10, esito: conclusa}
"""

# Dismissal over two provinces; the evaluation is the Nucleo's first act, so it takes the crisis in charge.
DISMISSAL = """
azienda: {denominazione: Due Sponde}
sedi:
  - {comune: Bergamo, provincia: BG, lavoratori: 50}
  - {comune: Milano, provincia: MI, lavoratori: 20}
  - {comune: Torino, provincia: TO, lavoratori: 9}
procedure:
  - causale: licenziamento_collettivo
    eventi:
      - {tipo: invio_verbale_licenziamento, data: 2026-01-20}
      - {tipo: valutazione_contatto, data: 2026-02-03, esito: positivo}
      - {tipo: contatto_parti, data: 2026-02-10}
"""

# Art. 21: a negative evaluation, then a new signal opens the path again.
REOPENED = """
azienda: {denominazione: Riaperta}
sedi: [{comune: Como, provincia: CO, lavoratori: 25}]
procedure:
  - causale: crisi_art21
    eventi:
      - {tipo: invio_verbale_regionale, data: 2026-01-12}
      - {tipo: valutazione, data: 2026-01-26, esito: negativo}
      - {tipo: segnalazione_parti_sociali, data: 2026-05-04}
      - {tipo: valutazione, data: 2026-05-18, esito: positivo}
"""

# Watched, then art. 21, then dismissal: three ways of one crisis.
MOVED = """
azienda: {denominazione: Cambia Strada}
sedi: [{comune: Lecco, provincia: LC, lavoratori: 60}]
eventi:
  - {tipo: segnalazione, data: 2025-11-03}
  - {tipo: analisi_contesto, data: 2025-11-20}
procedure:
  - causale: crisi_art21
    eventi:
      - {tipo: invio_verbale_regionale, data: 2026-01-08}
      - {tipo: valutazione, data: 2026-01-15, esito: positivo}
      - {tipo: chiusura, data: 2026-06-30, esito: assorbita}
  - causale: licenziamento_collettivo
    eventi:
      - {tipo: invio_verbale_licenziamento, data: 2026-06-22}
      - {tipo: valutazione_contatto, data: 2026-06-30, esito: positivo}
"""

# The employer opened the union phase; the Nucleo has not done anything yet.
UNSEEN = """
azienda: {denominazione: Non Ancora}
sedi: [{comune: Como, provincia: CO, lavoratori: 12}]
procedure:
  - causale: licenziamento_collettivo
    eventi:
      - {tipo: comunicazione_avvio, data: 2026-02-09, ricevuta: 2026-02-10}
"""

WATCHED = """
azienda: {denominazione: Solo Seguita}
sedi: [{comune: Sondrio, provincia: SO}]
eventi:
  - {tipo: segnalazione, data: 2026-02-02}
"""

Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def case(text: str, territory: str) -> Case:
    values = read(text.encode()).values
    return Case.model_validate(values).identified(Identity(territory, "2026", "prova"))


def told(cases: list[Case], quarter: Quarter, as_of: date = date(2026, 12, 31)) -> QuarterFacts:
    setting = Setting(load_law(), as_of)
    return quarter_facts(chronicles(cases, setting), quarter, setting)


def chronicles(cases: list[Case], setting: Setting) -> list[Chronicle]:
    return [Chronicle.of(case_status(case, setting), setting) for case in cases]


def only(facts: QuarterFacts) -> CrisisQuarter:
    (crisis,) = facts.crises
    return crisis


def deeds(crisis: CrisisQuarter) -> list[tuple[str, str, str | None, int | None]]:
    """Return day, act, the fact that opened it, and the days between."""
    return [
        (
            f"{deed.event.date:%d/%m}",
            deed.event.type,
            deed.pace.from_event if deed.pace else None,
            deed.pace.days if deed.pace else None,
        )
        for deed in crisis.deeds
    ]


def awaited(crisis: CrisisQuarter) -> list[tuple[str, str]]:
    return [
        (action.step.actor, action.step.step)
        for procedure in crisis.standing.procedures
        for action in procedure.actions
        if not action.is_optional
    ]


def test_steps_carry_the_days_from_the_fact_that_opened_them() -> None:
    crisis = only(told([case(EXTENSION, "BS")], Q1))
    assert deeds(crisis) == [
        ("20/02", "informativa_convocazione", None, None),
        ("25/02", "presa_in_carico", "informativa_convocazione", 5),
        ("12/03", "esame_congiunto_ministeriale", "informativa_convocazione", 20),
        ("24/03", "convocazione_parti", "esame_congiunto_ministeriale", 12),
    ]
    convening = crisis.deeds[-1]
    assert convening.step is not None
    assert convening.step.in_time is True
    assert convening.pace is not None
    assert convening.pace.working_days == 8  # 13, 16, 17, 18, 19, 20, 23 and 24 March


def test_the_end_of_the_quarter_ignores_what_came_later() -> None:
    facts = told([case(EXTENSION, "BS")], Q1)
    crisis = only(facts)
    assert (facts.as_at, facts.is_running) == (date(2026, 3, 31), False)
    assert crisis.taken_on == crisis.in_charge_since == date(2026, 2, 25)
    assert crisis.closing is None
    assert awaited(crisis) == [("regione", "invio_verbale_ministeriale"), ("nucleo", "incontro_parti")]


def test_the_next_quarter_tells_the_rest() -> None:
    facts = told([case(EXTENSION, "BS")], Q2)
    assert deeds(only(facts)) == [
        ("02/04", "incontro_parti", "convocazione_parti", 9),
        ("02/04", "verbale_incontro", "incontro_parti", 0),
        ("07/04", "invio_verbale", "verbale_incontro", 5),
        ("15/04", "incontro_lavoratori", "incontro_parti", 13),
        ("04/05", "erogazione_servizi", "incontro_lavoratori", 19),
    ]
    assert figures_of(facts) == Figures(
        in_charge=1, in_charge_at_end=1, workers=40, meetings=1, informed=35, reached=28
    )
    assert [(item.measure, item.worker_count, item.is_delivered) for item in services_of(facts.crises)] == [
        ("bilancio di competenze", 30, False),
        ("bilancio di competenze", 28, True),
    ]


def test_a_crisis_closed_in_the_quarter_is_in_it_and_not_in_the_next() -> None:
    cases = [case(EXTENSION, "BS")]
    facts = told(cases, Q3)
    assert only(facts).closing is not None
    assert figures_of(facts) == Figures(in_charge=1, closed=1, in_charge_at_end=0, workers=40)
    assert told(cases, Q3.next).crises == ()
    assert told(cases, Q1.previous).crises == ()


def test_a_term_that_was_not_kept_is_counted() -> None:
    late = EXTENSION.replace("convocazione_parti, data: 2026-03-24", "convocazione_parti, data: 2026-03-27")
    facts = told([case(late, "BS")], Q1)
    assert only(facts).deeds[-1].step is not None
    assert (figures_of(facts).kept, figures_of(facts).missed) == (0, 1)
    assert (figures_of(told([case(EXTENSION, "BS")], Q1)).kept, figures_of(told([], Q1))) == (1, Figures())


def test_several_territories_each_have_the_crisis_and_the_region_counts_it_once() -> None:
    facts = told([case(DISMISSAL, "BG"), case(EXTENSION, "BS")], Q1)
    assert len(facts.crises) == 2
    assert [len(facts.of(sigla).crises) for sigla in ("BG", "MI", "BS", "TO")] == [1, 1, 1, 0]
    assert figures_of(facts).workers == 119  # 50 + 20 + 9 + 40: Torino is outside the territories, not the crisis
    assert [figures_of(facts, sigla).workers for sigla in ("BG", "MI", "BS")] == [50, 20, 40]
    assert figures_of(facts).in_charge == 2
    assert sum(figures_of(facts, sigla).in_charge for sigla in ("BG", "MI", "BS")) == 3


def test_without_a_take_charge_step_the_first_act_of_the_nucleo_takes_in_charge() -> None:
    crisis = only(told([case(DISMISSAL, "BG")], Q1))
    assert crisis.taken_on == date(2026, 2, 3)
    assert deeds(crisis)[1:] == [
        ("03/02", "valutazione_contatto", "invio_verbale_licenziamento", 14),
        ("10/02", "contatto_parti", "valutazione_contatto", 7),
    ]
    assert workers_in(crisis, "MI") == 20


def test_a_later_taking_in_charge_does_not_take_back_the_time_before() -> None:
    later = DISMISSAL + "      - {tipo: presa_in_carico, data: 2026-04-20}\n"
    cases = [case(later, "BG")]
    assert only(told(cases, Q1)).taken_on == date(2026, 2, 3)
    assert only(told(cases, Q2)).taken_on is None


def test_a_territory_with_nothing_to_report_has_no_crises_and_no_figures() -> None:
    facts = told([case(EXTENSION, "BS")], Q1)
    assert facts.of("PV").crises == ()
    assert figures_of(facts, "PV") == Figures()


def test_the_running_quarter_is_told_as_of_today() -> None:
    facts = told([case(EXTENSION, "BS")], Q1, as_of=date(2026, 3, 16))
    assert (facts.as_at, facts.is_running) == (date(2026, 3, 16), True)
    assert [act for _, act, *_ in deeds(only(facts))][-1] == "esame_congiunto_ministeriale"
    assert awaited(only(facts))[-1] == ("nucleo", "convocazione_parti")


def test_the_last_day_of_a_quarter_still_runs() -> None:
    assert told([], Q1, as_of=date(2026, 3, 31)).is_running
    assert not told([], Q1, as_of=date(2026, 4, 1)).is_running


def test_a_negative_evaluation_ends_the_path_and_a_signal_opens_it_again() -> None:
    cases = [case(REOPENED, "CO")]
    first, second = only(told(cases, Q1)), only(told(cases, Q2))
    assert first.standing.procedures[0].state == "concluso_valutazione_negativa"
    assert awaited(first) == []
    assert first.closing is None  # negative is not closed: only its `chiusura` takes it out of charge
    assert deeds(second) == [
        ("04/05", "segnalazione_parti_sociali", None, None),
        ("18/05", "valutazione", "segnalazione_parti_sociali", 14),  # not from January's minutes
    ]
    assert second.taken_on is None
    assert awaited(second) == [("nucleo", "convocazione_parti")]


def test_a_crisis_that_moves_between_paths_is_never_out_of_charge() -> None:
    cases = [case(MOVED, "LC")]
    second, third = only(told(cases, Q2)), only(told(cases, Q3))
    assert [(move.origin.code, move.target.code, move.on) for move in second.moves] == [
        ("7.2", "7.4", date(2026, 6, 30))
    ]
    assert second.closing is None
    assert second.taken_on is None
    assert third.moves == ()
    assert third.in_charge_since == date(2026, 1, 15)


def test_a_procedure_of_a_later_quarter_is_not_known_before() -> None:
    crisis = only(told([case(MOVED, "LC")], Q1))
    assert [item.path.code for item in crisis.standing.procedures] == ["7.2"]


def test_taken_again_after_a_time_out_of_charge() -> None:
    apart = MOVED.replace("data: 2026-06-30, esito: assorbita", "data: 2026-05-29, esito: conclusa")
    cases = [case(apart.replace("2026-06-30", "2026-07-02"), "LC")]
    second, third = only(told(cases, Q2)), only(told(cases, Q3))
    assert second.closing is not None
    assert third.taken_on == date(2026, 7, 2)


def test_a_new_procedure_known_and_not_taken_keeps_the_crisis_from_being_closed() -> None:
    reported = MOVED.replace("      - {tipo: valutazione_contatto, data: 2026-06-30, esito: positivo}\n", "")
    facts = told([case(reported, "LC")], Q2)
    assert only(facts).closing is not None
    assert not only(facts).is_closed
    assert (figures_of(facts).closed, figures_of(facts).in_charge_at_end) == (0, 0)
    after = told([case(reported, "LC")], Q3)
    assert after.crises == ()
    assert len(after.monitored) == 1  # the new procedure still awaits the Nucleo


def test_what_was_never_in_charge_is_monitored_while_something_is_awaited() -> None:
    assert len(told([case(UNSEEN, "CO")], Q1).monitored) == 1
    assert len(told([case(UNSEEN, "CO")], Q2).monitored) == 1  # Regione's minutes are still awaited
    closed = UNSEEN + "      - {tipo: chiusura, data: 2026-03-02, esito: annullata}\n"
    assert len(told([case(closed, "CO")], Q1).monitored) == 1
    assert told([case(closed, "CO")], Q2).monitored == ()


def test_the_archive_of_a_closed_act_is_not_monitored() -> None:
    archived = UNSEEN.replace("licenziamento_collettivo", "cigd_crisi")
    assert told([case(archived, "CO")], Q1).monitored == ()


def test_a_crisis_only_known_is_monitored_until_taken_in_charge() -> None:
    cases = [case(MOVED, "LC"), case(WATCHED, "SO")]
    before = told(cases, Q1.previous)
    assert before.crises == ()
    assert [crisis.case.identity.territory for crisis in before.monitored] == ["LC"]
    after = told(cases, Q1)
    assert [crisis.case.identity.territory for crisis in after.monitored] == ["SO"]
    assert after.of("SO").monitored == after.monitored


@pytest.mark.parametrize("text", [EXTENSION, DISMISSAL, REOPENED, MOVED, WATCHED])
@pytest.mark.parametrize("quarter", [Q1.previous, Q1, Q2, Q3])
def test_what_is_not_derived_again_would_have_come_out_the_same(text: str, quarter: Quarter) -> None:
    setting, day = Setting(load_law(), date(2026, 12, 31)), quarter.last_day
    (chronicle,) = chronicles([case(text, "BS")], setting)
    opened = tuple(item for item in chronicle.status.case.procedures if item.events[0].date <= day)
    known = chronicle.status.case.model_copy(update={"procedures": opened})
    fresh, found = case_status(known, replace(setting, as_of=day)), chronicle.standing_on(day, setting)
    assert (found.state, found.territories, found.lead) == (fresh.state, fresh.territories, fresh.lead)
    assert found.worker_count == fresh.worker_count
    assert [item.actions for item in found.procedures] == [item.actions for item in fresh.procedures]
    assert [item.state for item in found.procedures] == [item.state for item in fresh.procedures]


def test_monitoring_is_left_out_where_it_is_not_asked_for() -> None:
    setting = Setting(load_law(), date(2026, 12, 31))
    facts = quarter_facts(chronicles([case(WATCHED, "SO")], setting), Q1, setting, monitored=False)
    assert facts.monitored == ()


def test_a_crisis_taken_in_charge_before_any_procedure_is_in_the_report() -> None:
    taken = WATCHED + "  - {tipo: presa_in_carico, data: 2026-04-01}\n  - {tipo: chiusura, data: 2026-04-30}\n"
    facts = told([case(taken, "SO")], Q2)
    assert only(facts).taken_on == date(2026, 4, 1)
    assert figures_of(facts) == Figures(in_charge=1, taken=1, closed=1, unknown_workers=1)
    assert told([case(taken, "SO")], Q1).crises == ()


def test_the_quarters_published_are_those_with_a_crisis_in_charge() -> None:
    setting = Setting(load_law(), date(2026, 8, 1))
    known = chronicles([case(EXTENSION, "BS"), case(DISMISSAL, "BG"), case(WATCHED, "SO")], setting)
    assert quarters_in_charge(known, setting.as_of) == (Q1, Q2, Q3)
    assert quarters_in_charge(known[2:], setting.as_of) == ()
    assert territories_in_charge(known, Q2, setting.as_of) == {"BG", "BS", "MI"}
    assert quarters_in_charge([], setting.as_of) == ()


def test_workers_moved_to_another_province_move_the_crisis_from_that_day() -> None:
    update = "      - {tipo: aggiornamento_lavoratori, data: 2026-04-10, sedi: [{provincia: PV, lavoratori: 44}]}\n"
    cases = [case(DISMISSAL + update, "BG")]
    assert only(told(cases, Q1)).territories == ("BG", "MI")
    assert "PV" in only(told(cases, Q2)).territories
    assert figures_of(told(cases, Q2)).workers == 44


@pytest.mark.parametrize(
    ("records", "as_of", "expected"),
    [
        ([], date(2026, 3, 31), "in_corso"),
        ([], date(2026, 4, 1), "da_inviare"),
        ([], date(2027, 4, 1), "da_inviare"),
        ([("rapporto_trimestrale", "2026-04-15")], date(2026, 4, 14), "da_inviare"),
        ([("rapporto_trimestrale", "2026-04-15")], date(2026, 4, 15), "inviato"),
        ([("richiesta_rapporto", "2026-03-10")], date(2026, 3, 10), "richiesto"),
        ([("richiesta_rapporto", "2026-03-10"), ("rapporto_trimestrale", "2026-03-10")], date(2026, 3, 31), "inviato"),
        ([("rapporto_trimestrale", "2026-04-15"), ("richiesta_rapporto", "2026-05-01")], date(2026, 6, 1), "richiesto"),
    ],
)
def test_a_report_is_to_be_sent_from_the_day_after_the_quarter_and_never_late(
    records: list[tuple[str, str]], as_of: date, expected: str
) -> None:
    flows = [
        Flow.model_validate({"tipo": kind, "data": day, "territorio": "BS", "trimestre": "2026-T1"})
        for kind, day in records
    ]
    assert report_duty(flows, "BS", Q1, as_of=as_of).state == expected
    assert report_duty(flows, "BG", Q1, as_of=as_of).state in {"in_corso", "da_inviare"}


def test_a_request_without_a_quarter_is_about_the_one_it_was_made_in() -> None:
    flow = Flow.model_validate({"tipo": "richiesta_rapporto", "data": "2026-03-10", "territorio": "BS"})
    assert report_duty([flow], "BS", Q1, as_of=date(2026, 3, 31)).requests == (flow,)
    assert report_duty([flow], "BS", Q2, as_of=date(2026, 4, 1)).requests == ()
