"""`status --format json` has the shape of the contract's example: the same keys, in the same order, at every level."""

import json
from typing import Any

import pytest

from registry.reporters.status_json import status_object
from tests.cases import case_of, case_with, status_of

EXAMPLE = """\
{"caso": "BG-2025-…", "al": "2025-08-12", "stato": "presa_in_carico",
 "territori": ["BG"], "capofila": {"territorio": "BG", "origine": "unico|maggior_numero|accordo|da_concordare"},
 "procedure": [{
   "percorso": "7.1", "causale": "proroga_22bis_cds", "stato": "in_attesa_esterna",
   "in_carico_dal": "2025-07-30", "capofila": {"territorio": "BG", "origine": "unico"}, "lavoratori": 86,
   "ultimo_passo": "presa_in_carico",
   "prossime_azioni": [{"passo": "esame_congiunto_ministeriale", "periodo": null, "attore": "mlps", "territorio": null,
       "esterno": true, "parallelo": false, "obbligo": "obbligo|di_norma|condizione|facolta",
       "termine": null, "termine_prorogato": null, "natura": null, "scaduto": false,
       "giorni_ritardo": 0, "giorni_lavorativi_ritardo": 0, "regole": ["R-7.1.1-1"]}],
   "passi": [{"passo": "presa_in_carico", "data": "2025-07-30", "nucleo": "BG", "termine": null,
       "entro_il_termine": null, "giorni_ritardo": 0, "giorni_lavorativi_ritardo": 0, "regole": ["R-7.1.2-1"]}],
   "avvisi": [{"regola": "…", "messaggio": "…"}],
   "termini_di_legge": [{"regola": "S-07", "descrizione": "…", "data": "2026-02-26", "verificato": false}]}]}
"""
"""Copied from the contract, section 5."""

CASE = """\
azienda:
  denominazione: Esempio S.p.A.
sedi:
  - provincia: BG
    lavoratori: 86
procedure:
  - causale: proroga_22bis_cds
    eventi:
      - tipo: presa_in_carico
        data: 2025-07-30
"""
PATH = "cases/BG/2025/esempio.yaml"


def shape_of(value: Any) -> Any:
    """Return the keys of a value, in order, at every level."""
    if isinstance(value, dict):
        return [(key, shape_of(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [shape_of(value[0])] if value else []
    return None


def answer(day: str, text: str = CASE) -> dict[str, Any]:
    return status_object(status_of(case_of(text, PATH), day))


def test_the_example_of_the_contract_is_answered_key_by_key() -> None:
    example = json.loads(EXAMPLE)
    found = answer("2025-08-12")
    (procedure,), (expected,) = found["procedure"], example["procedure"]

    assert found["caso"] == "BG-2025-esempio"
    assert {key: found[key] for key in ("al", "stato", "territori")} == {
        key: example[key] for key in ("al", "stato", "territori")
    }
    assert found["capofila"] == {"territorio": "BG", "origine": "unico"}
    for key in ("percorso", "causale", "stato", "in_carico_dal", "capofila", "lavoratori", "ultimo_passo", "passi"):
        assert procedure[key] == expected[key]
    assert procedure["prossime_azioni"] == [expected["prossime_azioni"][0] | {"obbligo": "obbligo"}]


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    example = shape_of(json.loads(EXAMPLE))
    found = answer("2025-08-12")
    dismissal = case_with("licenziamento_collettivo", "2026-01-12 comunicazione_avvio ricevuta: 2026-01-12")
    (other,) = status_object(status_of(dismissal, "2026-01-12"))["procedure"]
    found["procedure"][0]["termini_di_legge"] = other["termini_di_legge"]

    assert shape_of(found) == example


def test_the_statutory_date_of_the_example_is_the_one_computed() -> None:
    dismissal = case_with("licenziamento_collettivo", "2026-01-12 comunicazione_avvio ricevuta: 2026-01-12")
    (procedure,) = status_object(status_of(dismissal, "2026-01-20"))["procedure"]

    found = {notice["regola"]: notice for notice in procedure["termini_di_legge"]}
    assert found["S-07"]["data"] == "2026-02-26"
    assert found["S-07"]["verificato"] is False
    assert "45 giorni" in found["S-07"]["descrizione"]


@pytest.mark.parametrize("day", ["2025-07-29", "2025-07-30", "2030-01-01"])
def test_it_is_plain_json(day: str) -> None:
    found = answer(day)

    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_a_case_only_monitored_has_no_procedures() -> None:
    found = answer("2025-08-12", CASE[: CASE.index("procedure:")])

    assert list(found) == list(json.loads(EXAMPLE))
    assert found["procedure"] == []


def test_a_lead_to_be_agreed_is_null() -> None:
    text = CASE.replace("procedure:", "  - provincia: BS\n    lavoratori: 86\nprocedure:")

    assert answer("2025-08-12", text)["capofila"] == {"territorio": None, "origine": "da_concordare"}


def test_remarks_never_speak_of_a_violation() -> None:
    """A-3: «di norma» asks for attention."""
    case = case_with("proroga_22bis_crisi", "2026-03-12 esame_congiunto_ministeriale")
    (procedure,) = status_object(status_of(case, "2026-06-30"))["procedure"]

    told = " ".join(remark["messaggio"] for remark in procedure["avvisi"])
    assert "termine indicativo" in told
    assert "violazione" not in told
