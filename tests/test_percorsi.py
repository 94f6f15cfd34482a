"""Timelines worked by hand (tests/percorsi): facts and dates in, the answers of `registro status` out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.derive import Setting, case_status
from registry.law import load_law
from registry.model import Case, Identity
from registry.reporters.status_json import status_object
from registry.source import read

FOLDER = Path(__file__).parent / "percorsi"
MINIMUM = 40
"""Asked for by the project: at least so many timelines over all paths."""

TABLE_KEYS = {"titolo", "regole", "perche", "nucleo", "sedi", "causale", "procedura", "eventi", "caso", "patrono"}
WITH_TERMS = {"7.1", "cigd_2016"}
OF_THE_ANSWER = {"al", "caso", "procedure"}


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of one table."""

    path: str
    table: dict[str, Any]
    answer: dict[str, Any]


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every table with the path of its file."""
    for file in sorted(FOLDER.glob("*.yaml")):
        reading = read(file.read_bytes())
        assert reading.values is not None, reading.refusals
        assert not reading.refusals, reading.refusals
        listed = reading.values["tabelle"]
        assert isinstance(listed, list)
        for table in listed:
            assert isinstance(table, dict)
            yield str(reading.values["percorso"]), table


TABLES = list(tables())
ROWS = [Row(path, table, answer) for path, table in TABLES for answer in table["risposte"]]


def case_of(table: dict[str, Any]) -> Case:
    """Return the case that a table tells."""
    nucleo = table["nucleo"]
    sites = table.get("sedi", [{"provincia": nucleo, "lavoratori": "40"}])
    values: dict[str, Any] = {"azienda": {"denominazione": "Esempio S.p.A."}, "sedi": sites, **table.get("caso", {})}
    if "causale" in table:
        procedure = {"causale": table["causale"], "eventi": table.get("eventi", []), **table.get("procedura", {})}
        values["procedure"] = [procedure]
    return Case.model_validate(values).identified(Identity(nucleo, "2026", "esempio"))


def answer_of(row: Row) -> dict[str, Any]:
    """Return what the program answers, in the contract's own shape."""
    as_of = date.fromisoformat(row.answer["al"])
    setting = Setting(load_law(), as_of, patron_saints=row.table.get("patrono") != "no")
    return status_object(case_status(case_of(row.table), setting))


def as_written(value: Any) -> Any:
    """Return a value of the answer as it would be typed in a table."""
    match value:
        case bool():
            return "sì" if value else "no"
        case dict():
            return {key: as_written(inner) for key, inner in value.items()}
        case list():
            return [as_written(inner) for inner in value]
        case None:
            return None
        case _:
            return str(value)


def of_expected_keys(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return what was found, of the keys that a table speaks of."""
    assert set(expected) <= set(found), f"unknown keys: {set(expected) - set(found)}"
    return {key: found[key] for key in expected}


def compare(expected: dict[str, Any], procedure: dict[str, Any]) -> None:
    """Assert that a procedure is as a table says."""
    actions = [action for action in procedure["prossime_azioni"] if action["parallelo"] == "no"]
    for key, value in expected.items():
        match key:
            case "prossima":
                compare_next(value, actions)
            case "azioni":
                assert [action["passo"] for action in actions] == value
            case "facolta":
                listed = procedure["prossime_azioni"]
                assert [action["passo"] for action in listed if action["obbligo"] == "facolta"] == value
            case "in_parallelo":
                listed = procedure["prossime_azioni"]
                assert [action["passo"] for action in listed if action["parallelo"] == "sì"] == value
            case "passi":
                compare_steps(value, procedure["passi"])
            case "termini_di_legge":
                told = procedure["termini_di_legge"]
                assert len(value) == len(told), told
                assert value == [of_expected_keys(one, other) for one, other in zip(value, told, strict=True)]
            case "avvisi":
                told = {remark["regola"] for remark in procedure["avvisi"]}
                assert set(value) <= told if value else not told, procedure["avvisi"]
            case _:
                assert value == procedure[key], key


def compare_next(expected: Any, actions: list[dict[str, Any]]) -> None:
    if expected == "nessuna":
        assert [action["passo"] for action in actions if action["obbligo"] != "facolta"] == []
    else:
        assert actions, "nothing is awaited"
        assert expected == of_expected_keys(expected, actions[0])


def compare_steps(expected: list[dict[str, Any]], steps: list[dict[str, Any]]) -> None:
    left = iter(steps)
    for step in expected:
        found = next((done for done in left if done["passo"] == step["passo"]), None)
        assert found is not None, f"{step['passo']} is not among the steps done, or not in this order"
        assert step == of_expected_keys(step, found)


def name_of(row: Row) -> str:
    return f"{row.path}: {row.table['titolo']}, al {row.answer['al']}"


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_the_answer_is_the_one_worked_by_hand(row: Row) -> None:
    found = as_written(answer_of(row))

    if "caso" in row.answer:
        assert row.answer["caso"] == of_expected_keys(row.answer["caso"], found)
    several = row.answer.get("procedure")
    if several is None:
        one = {key: value for key, value in row.answer.items() if key not in OF_THE_ANSWER}
        several = [one] if one else []
    assert len(several) in {0, len(found["procedure"])}
    for expected, procedure in zip(several, found["procedure"], strict=False):
        compare(expected, procedure)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_deadline_has_a_rule_a_nature_and_a_path_that_knows_it(row: Row) -> None:
    """Of the guidelines only 7.1 has a quantified term (SPEC V-6, V-12): elsewhere no date is invented."""
    for procedure in answer_of(row)["procedure"]:
        for action in procedure["prossime_azioni"]:
            assert action["regole"]
            assert (action["termine"] is None) == (action["natura"] is None)
            assert action["termine"] is None or procedure["percorso"] in WITH_TERMS
            last_day = action["termine_prorogato"] or action["termine"]
            assert action["scaduto"] == (last_day is not None and row.answer["al"] > last_day)
            assert action["scaduto"] == (action["giorni_ritardo"] > 0)
            assert action["giorni_lavorativi_ritardo"] <= action["giorni_ritardo"]
        for done in procedure["passi"]:
            assert (done["entro_il_termine"] is None) == (done["termine"] is None)
            assert done["termine"] is None or procedure["percorso"] in WITH_TERMS


@pytest.mark.parametrize(("path", "table"), TABLES, ids=[f"{path}: {table['titolo']}" for path, table in TABLES])
def test_a_table_says_why(path: str, table: dict[str, Any]) -> None:
    """Every table rests on rules and readings that exist, and belongs to the path of its file."""
    law = load_law()
    known = {*law.rules, *law.interpretations, *law.statutes}
    assert table["regole"]
    assert set(table["regole"]) <= known
    assert table["perche"]
    assert set(table) <= TABLE_KEYS | {"risposte"}
    found = law.path_of(table["causale"]) if "causale" in table else None
    assert found is None or found.code == path


def test_there_are_enough_of_them_for_every_path() -> None:
    assert len(TABLES) >= MINIMUM
    assert {path for path, _ in TABLES} >= {"7.1", "7.2", "7.3", "7.4", "cigd_2016", "monitoraggio"}
