"""What holds of every case, whatever happened in whatever order: the engine answers, and invents nothing."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.derive import CaseStatus, Setting, case_status
from registry.glossary import values as words
from registry.law import Path, load_law
from registry.law.path import EVERYWHERE
from registry.model import Case, Identity
from registry.reporters import status_text
from registry.reporters.status_json import status_object
from registry.vocabulary.territories import territories

LAW = load_law()
PATHS = [path for path in LAW.paths.values() if path.causali and path.code != "cigd_2016"]
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "valutazione": {
        "esito": st.sampled_from(["positivo", "negativo"]),
        "incontro_lavoratori_opportuno": st.sampled_from(["sì", "no"]),
    },
    "valutazione_contatto": {"esito": st.sampled_from(["positivo", "negativo"])},
    "verbale_incontro": {"firmato": st.sampled_from(["sì", "no"])},
    "invio_verbale": {"destinatari": st.lists(st.sampled_from(["firmatari", "regione"]), max_size=2)},
    "accordo_22ter": {"strumenti_pal_regionali": st.sampled_from(["sì", "no"])},
    "informativa_convocazione": {"esame_previsto": DAYS.map(str)},
    "convocazione_parti": {"incontro_previsto": DAYS.map(str)},
    "comunicazione_avvio": {"ricevuta": DAYS.map(str)},
    "invio_verbale_licenziamento": {"verbale_del": DAYS.map(str)},
    "chiusura": {"esito": st.sampled_from(["conclusa", "annullata", "assorbita"])},
}
PROVINCES = st.sampled_from(["BG", "BS", "MI", "MN", "RM", "TO"])
SITES = st.lists(
    st.builds(
        lambda province, workers: {"provincia": province} | ({} if workers is None else {"lavoratori": str(workers)}),
        PROVINCES,
        st.none() | st.integers(0, 60),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def events(draw: st.DrawFn, kinds: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(kinds))
    event: dict[str, Any] = {"tipo": kind, "data": str(draw(DAYS))}
    if kind == "aggiornamento_lavoratori":
        event["sedi"] = draw(SITES)
    for name, strategy in FIELDS.get(kind, {}).items():
        if draw(st.booleans()):
            event[name] = draw(strategy)
    if draw(st.integers(0, 9)) == 0:
        event["nucleo"] = draw(st.sampled_from(list(territories())))
    return event


def kinds_of(path: Path) -> list[str]:
    return sorted({*path.event_types, *EVERYWHERE})


@st.composite
def case_files(draw: st.DrawFn) -> dict[str, Any]:
    """Return a case with up to three procedures and events in any order."""
    values: dict[str, Any] = {"azienda": {"denominazione": "Esempio"}, "sedi": draw(SITES)}
    values["eventi"] = draw(st.lists(events(kinds_of(LAW.monitoring)), max_size=3))
    if draw(st.booleans()):
        values["accordo_capofila"] = {"territorio": draw(st.sampled_from(["BG", "MN"])), "data": str(draw(DAYS))}
    values["procedure"] = [draw(procedures()) for _ in range(draw(st.integers(0, 3)))]
    return values


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, Any]:
    path = draw(st.sampled_from(PATHS))
    procedure: dict[str, Any] = {"causale": draw(st.sampled_from(list(path.causali)))}
    procedure["eventi"] = draw(st.lists(events(kinds_of(path)), max_size=12))
    if draw(st.booleans()):
        procedure["competenza"] = draw(st.sampled_from(["regionale", "ministeriale"]))
    if draw(st.booleans()):
        procedure["lavoratori"] = str(draw(st.integers(0, 200)))
    return procedure


def case_of(values: dict[str, Any]) -> Case:
    return Case.model_validate(values).identified(Identity("BG", "2026", "esempio"))


def status_of(values: dict[str, Any], as_of: date) -> CaseStatus:
    return case_status(case_of(values), Setting(LAW, as_of))


def answer(values: dict[str, Any], as_of: date) -> dict[str, Any]:
    return status_object(status_of(values, as_of))


def event_lists(values: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [values["eventi"], *(procedure["eventi"] for procedure in values["procedure"])]


@given(case_files(), DAYS)
def test_every_case_has_an_answer_in_words_that_exist(values: dict[str, Any], as_of: date) -> None:
    status = status_of(values, as_of)
    found = status_object(status)

    assert status_text.render(status)
    assert {found["stato"], found["capofila"]["origine"]} <= set(words())
    for procedure in found["procedure"]:
        assert procedure["stato"] in words()
        assert procedure["percorso"] in LAW.paths


@given(case_files(), DAYS)
def test_what_is_awaited_belongs_to_the_path_and_rests_on_its_rules(values: dict[str, Any], as_of: date) -> None:
    for procedure in answer(values, as_of)["procedure"]:
        steps = {step.step: step for step in LAW.paths[procedure["percorso"]].steps}
        for item in (*procedure["prossime_azioni"], *procedure["passi"]):
            assert item["passo"] in steps
            assert set(item["regole"]) <= set(LAW.rules)
        for action in procedure["prossime_azioni"]:
            assert action["esterno"] == (action["attore"] != "nucleo")
            assert action["territorio"] is None or not action["esterno"]


@given(case_files(), DAYS)
def test_no_deadline_without_a_rule_that_quantifies_it(values: dict[str, Any], as_of: date) -> None:
    for procedure in answer(values, as_of)["procedure"]:
        held = [event["data"] for each in event_lists(values) for event in each if "esame" in event["tipo"]]
        for item in (*procedure["prossime_azioni"], *procedure["passi"]):
            if item["termine"] is None:
                continue
            assert (procedure["percorso"], item["passo"]) == ("7.1", "convocazione_parti")
            assert held
            assert item["termine"] > min(held)
            assert date.fromisoformat(item["termine"]).weekday() < 5


@given(case_files(), DAYS)
def test_late_only_from_the_day_after(values: dict[str, Any], as_of: date) -> None:
    for procedure in answer(values, as_of)["procedure"]:
        for action in procedure["prossime_azioni"]:
            due = action["termine"]
            assert action["scaduto"] == (due is not None and str(as_of) > due)
            days = (as_of - date.fromisoformat(due)).days if due else 0
            assert action["giorni_ritardo"] == max(days, 0)
            assert 0 <= action["giorni_lavorativi_ritardo"] <= action["giorni_ritardo"]
        for done in procedure["passi"]:
            due = done["termine"]
            assert done["entro_il_termine"] == (None if due is None else done["data"] <= due)


@given(case_files(), DAYS)
def test_facts_dated_later_are_as_if_unknown(values: dict[str, Any], as_of: date) -> None:
    before = {
        **values,
        "eventi": [event for event in values["eventi"] if event["data"] <= str(as_of)],
        "procedure": [
            {**procedure, "eventi": [event for event in procedure["eventi"] if event["data"] <= str(as_of)]}
            for procedure in values["procedure"]
        ],
    }

    assert answer(values, as_of) == answer(before, as_of)


@given(case_files(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_events_of_different_days_does_not_matter(
    values: dict[str, Any], as_of: date, chance: random.Random
) -> None:
    def one_a_day(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return list({event["data"]: event for event in listed}.values())

    def shuffled(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return chance.sample(listed, len(listed))

    def with_events(change: Any) -> dict[str, Any]:
        listed = [{**procedure, "eventi": change(one_a_day(procedure["eventi"]))} for procedure in values["procedure"]]
        return {**values, "eventi": change(one_a_day(values["eventi"])), "procedure": listed}

    assert answer(with_events(list), as_of) == answer(with_events(shuffled), as_of)


@given(case_files(), DAYS)
def test_a_closed_case_awaits_nothing_and_stays_closed(values: dict[str, Any], as_of: date) -> None:
    closed = {**values, "eventi": [*values["eventi"], {"tipo": "chiusura", "data": str(FIRST), "esito": "conclusa"}]}
    found = answer(closed, as_of)

    assert found["stato"] == "chiusa"
    for procedure in found["procedure"]:
        assert procedure["stato"] in {"concluso", "annullato"}
        assert procedure["prossime_azioni"] == []


@given(case_files(), DAYS)
def test_states_follow_from_what_is_awaited(values: dict[str, Any], as_of: date) -> None:
    """Contract, section 5: the first that fits."""
    for procedure in answer(values, as_of)["procedure"]:
        actions, state = procedure["prossime_azioni"], procedure["stato"]
        owed = [action for action in actions if action["obbligo"] != "facolta"]
        following = next((action for action in actions if not action["parallelo"]), None)
        if state == "in_corso":
            assert following is not None
            assert not following["esterno"]
            assert following["obbligo"] != "facolta"
        if state == "in_attesa_delle_parti":
            assert following is not None
            assert following["attore"] in {"parti", "azienda"}
        if state in {"annullato", "concluso_valutazione_negativa"}:
            assert actions == []
        if state == "concluso":
            assert owed == []
        if state == "in_attesa_esterna":
            assert any(action["esterno"] for action in actions)


@given(case_files(), DAYS)
def test_what_is_owed_comes_before_what_may_be_done(values: dict[str, Any], as_of: date) -> None:
    for procedure in answer(values, as_of)["procedure"]:
        optional = [action["obbligo"] == "facolta" for action in procedure["prossime_azioni"]]
        order = [step.step for step in LAW.paths[procedure["percorso"]].steps]
        owed = [action["passo"] for action in procedure["prossime_azioni"] if action["obbligo"] != "facolta"]

        assert optional == sorted(optional)
        assert owed == sorted(owed, key=order.index)


@given(case_files(), DAYS)
def test_steps_done_are_the_events_of_the_path_by_date(values: dict[str, Any], as_of: date) -> None:
    for procedure, written in zip(answer(values, as_of)["procedure"], values["procedure"], strict=True):
        steps = {step.step for step in LAW.paths[procedure["percorso"]].steps}
        known = [event for event in written["eventi"] if event["tipo"] in steps and event["data"] <= str(as_of)]

        assert [done["data"] for done in procedure["passi"]] == sorted(event["data"] for event in known)
        assert procedure["ultimo_passo"] == (procedure["passi"][-1]["passo"] if known else None)


@given(case_files(), DAYS)
def test_the_lead_is_never_chosen_silently(values: dict[str, Any], as_of: date) -> None:
    found = answer(values, as_of)
    for lead in (found["capofila"], *(procedure["capofila"] for procedure in found["procedure"])):
        assert (lead["territorio"] is None) == (lead["origine"] == "da_concordare")
        assert lead["territorio"] is None or lead["territorio"] in territories()
        if lead["origine"] == "accordo":
            assert values["accordo_capofila"]["data"] <= str(as_of)
    assert found["territori"] == sorted(set(found["territori"]))
    assert set(found["territori"]) <= set(territories())


@given(case_files(), DAYS)
def test_in_charge_is_the_day_of_an_act_of_the_nucleo(values: dict[str, Any], as_of: date) -> None:
    for procedure, written in zip(answer(values, as_of)["procedure"], values["procedure"], strict=True):
        since = procedure["in_carico_dal"]
        acts = {step.step for step in LAW.paths[procedure["percorso"]].steps if not step.is_external}
        days = [event["data"] for event in written["eventi"] if event["tipo"] in acts | {"presa_in_carico"}]
        assert since is None or (since in days and since <= str(as_of))


@given(case_files(), DAYS, st.integers(1, 60))
def test_a_step_done_stays_done(values: dict[str, Any], as_of: date, later: int) -> None:
    """What a case says of its past on a day it says on every later one."""
    then, now = answer(values, as_of), answer(values, as_of + timedelta(days=later))
    for before, after in zip(then["procedure"], now["procedure"], strict=True):
        assert [done["passo"] for done in after["passi"]][: len(before["passi"])] == [
            done["passo"] for done in before["passi"]
        ]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.code)
def test_every_path_ends(path: Path) -> None:
    """Doing what is awaited, whoever must act, always comes to «nothing more to await»."""
    complete: dict[str, dict[str, Any]] = {
        "valutazione": {"esito": "positivo", "incontro_lavoratori_opportuno": "sì"},
        "valutazione_contatto": {"esito": "positivo"},
        "verbale_incontro": {"firmato": "sì"},
        "invio_verbale": {"destinatari": ["firmatari", "regione"]},
        "accordo_22ter": {"strumenti_pal_regionali": "sì"},
    }
    done: list[dict[str, Any]] = []
    procedure: dict[str, Any] = {}
    for number in range(30):
        day = FIRST + timedelta(days=number)
        values = {
            "azienda": {"denominazione": "Esempio"},
            "sedi": [{"provincia": "BG", "lavoratori": "10"}],
            "eventi": [],
            "procedure": [{"causale": path.causali[0], "eventi": done}],
        }
        (procedure,) = answer(values, day)["procedure"]
        if not procedure["prossime_azioni"]:
            break
        kind = procedure["prossime_azioni"][0]["passo"]
        done.append({"tipo": kind, "data": str(day), **complete.get(kind, {})})

    assert procedure["stato"] == "concluso"
    assert procedure["prossime_azioni"] == []
    assert {event["tipo"] for event in done} <= path.event_types
