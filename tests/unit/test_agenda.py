from datetime import date

import pytest

from registry.derive.agenda import AgendaItem, agenda, within
from registry.derive.known import known_on
from tests.cases import case_with, setting_on, status_of

EXAM = "2026-03-12 esame_congiunto_ministeriale"
EARLY = ("2026-03-02 informativa_convocazione esame_previsto: 2026-03-12", "2026-03-04 presa_in_carico")
MINUTES = "2026-03-13 invio_verbale_ministeriale"


def items_of(day: str, *events: str, causale: str = "proroga_22bis_crisi", extra: str = "") -> tuple[AgendaItem, ...]:
    case = case_with(causale, *events, extra=extra)
    return agenda([status_of(case, day)], setting_on(day))


@pytest.mark.parametrize(
    ("day", "kind", "days"),
    [
        ("2026-03-20", "in_scadenza", 6),
        ("2026-03-26", "in_scadenza", 0),
        ("2026-03-27", "attenzione", -1),
    ],
)
def test_an_indicative_term_is_due_and_then_asks_for_attention(day: str, kind: str, days: int) -> None:
    (item,) = items_of(day, *EARLY, EXAM, MINUTES)

    assert (item.kind, item.on, item.days) == (kind, date(2026, 3, 26), days)
    assert (item.actor, item.lead, item.rule) == ("nucleo", "BG", "R-7.1.3-1")


def test_a_term_in_working_days_tells_those_left() -> None:
    (item,) = items_of("2026-03-20", *EARLY, EXAM, MINUTES)

    assert item.working_days == 4


def test_a_planned_day_waits_for_its_outcome_once_gone_by() -> None:
    (before,) = items_of("2026-03-12", *EARLY)
    (after,) = items_of("2026-03-13", *EARLY)

    assert (before.kind, before.actor, before.days) == ("previsto", "mlps", 0)
    assert (after.kind, after.days) == ("da_registrare", -1)


def test_what_has_no_term_is_told_with_the_day_it_waits_from() -> None:
    (item,) = items_of("2026-03-20", "2026-03-10 invio_verbale_regionale", causale="crisi_art21")

    assert (item.kind, item.on, item.since) == ("senza_termine", None, date(2026, 3, 10))


def test_duties_of_others_are_awaited() -> None:
    kinds = [(item.kind, item.actor) for item in items_of("2026-03-20", *EARLY, EXAM)]

    assert kinds == [("in_scadenza", "nucleo"), ("atteso", "regione")]


def test_what_may_be_done_is_no_item_unless_all_waits_for_it() -> None:
    taken = ("2026-03-10 informativa_volonta", "2026-03-11 presa_in_carico")
    (item,) = items_of("2026-03-20", *taken, causale="transizione_22ter")

    assert (item.kind, item.actor) == ("atteso", "parti")


def test_reminders_come_last() -> None:
    extra = "da_fare:\n  - data: 2026-03-18\n    cosa: richiamare la RSU\n"
    items = items_of("2026-03-20", *EARLY, EXAM, extra=extra)

    assert (items[-1].kind, items[-1].reminder, items[-1].days) == ("promemoria", "richiamare la RSU", -2)
    assert (items[-1].rule, items[-1].lead) == (None, "BG")


def test_a_closed_procedure_has_no_items() -> None:
    assert items_of("2026-03-20", *EARLY, EXAM, "2026-03-16 chiusura esito: annullata") == ()


def test_without_a_lead_every_territory_is_concerned() -> None:
    extra = "  - comune: Chiari\n    provincia: BS\n    lavoratori: 14\n"
    items = items_of("2026-03-20", *EARLY, EXAM, extra=extra)

    assert all(item.lead is None and item.concerns("BG") and item.concerns("BS") for item in items)
    assert not any(item.concerns("MI") for item in items)


def test_the_most_pressing_comes_first_then_by_date() -> None:
    day = "2026-03-30"
    late = status_of(case_with("cessazione_art44", *EARLY, EXAM, MINUTES), day)
    later = status_of(case_with("cessazione_art44", "2026-03-25 esame_congiunto_ministeriale", MINUTES), day)
    found = [(item.kind, item.case) for item in agenda([later, late], setting_on(day))]

    assert found[0] == ("attenzione", late)
    assert found[1][0] == "in_scadenza"


def test_a_step_waits_from_the_fact_that_opened_it() -> None:
    meeting = ("2026-03-16 convocazione_parti", "2026-03-20 incontro_parti")
    minutes, workers = items_of("2026-04-01", *EARLY, EXAM, MINUTES, *meeting)

    assert (minutes.since, workers.since) == (date(2026, 3, 20), date(2026, 3, 20))


def test_a_planned_examination_tells_the_term_that_will_run_from_it() -> None:
    (item,) = items_of("2026-03-10", *EARLY)
    following = item.projected

    assert following is not None
    assert following.projected is not None
    assert (following.step.step, following.projected.on) == ("convocazione_parti", date(2026, 3, 26))


def test_a_crisis_involves_every_territory_with_workers_in_it() -> None:
    extra = "  - comune: Chiari\n    provincia: BS\n    lavoratori: 3\n"
    items = items_of("2026-03-20", *EARLY, EXAM, extra=extra)

    assert all(item.lead == "BG" and item.involves("BS") and not item.concerns("BS") for item in items)
    assert not any(item.involves("MI") for item in items)


@pytest.mark.parametrize(("days", "kinds"), [(5, ["atteso"]), (6, ["in_scadenza", "atteso"])])
def test_a_horizon_keeps_what_has_no_date(days: int, kinds: list[str]) -> None:
    items = items_of("2026-03-20", *EARLY, EXAM)

    assert [item.kind for item in within(items, days)] == kinds


def test_a_horizon_keeps_what_is_late() -> None:
    items = items_of("2026-03-30", *EARLY, EXAM, MINUTES)

    assert [item.kind for item in within(items, 0)] == ["attenzione"]


def test_an_archive_has_no_items() -> None:
    opened = ("2016-02-01 comunicazione_avvio", "2016-02-05 verbale_consultazione firmato: sì; esito: accordo")

    assert items_of("2026-03-20", *opened, causale="cigd_crisi") == ()


def test_a_case_all_of_whose_facts_came_later_was_unknown() -> None:
    early = case_with("crisi_art21", "2026-03-10 invio_verbale_regionale", path="cases/BG/2026/early.yaml")
    late = case_with("crisi_art21", "2026-05-10 invio_verbale_regionale", path="cases/BG/2026/late.yaml")
    bare = case_with("crisi_art21", path="cases/BG/2026/bare.yaml")

    assert known_on([early, late, bare], date(2026, 3, 10)) == (early, bare)


def test_a_procedure_all_of_whose_facts_came_later_was_unknown() -> None:
    case = case_with("crisi_art21", "2026-03-10 invio_verbale_regionale")
    later = case_with("transizione_22ter", "2026-05-10 informativa_volonta")
    both = case.model_copy(update={"procedures": (*case.procedures, *later.procedures)})
    (before,) = known_on([both], date(2026, 5, 9))
    (after,) = known_on([both], date(2026, 5, 10))

    assert (len(before.procedures), len(after.procedures)) == (1, 2)
    assert before.id == case.id
