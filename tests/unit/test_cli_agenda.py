import json
from pathlib import Path

import pytest

from tests.commands import Registro, repository

CASE = """\
azienda:
  denominazione: {name}
  codice_fiscale: "99900010168"
pubblicazione:
  dal: 2026-01-01
sedi:
  - comune: Dalmine
    provincia: BG
    lavoratori: 14
{extra}procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: informativa_convocazione
        data: 2026-03-02
        esame_previsto: 2026-03-12
      - tipo: presa_in_carico
        data: 2026-03-04
"""
EXAM = """\
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
      - tipo: invio_verbale_ministeriale
        data: 2026-03-13
"""
TODO = """\
da_fare:
  - data: 2026-03-30
    cosa: richiamare la RSU
"""
OTHER_SITE = """\
  - comune: Chiari
    provincia: BS
    lavoratori: 3
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    return repository(
        tmp_path,
        {
            "cases/BG/2026/late.yaml": CASE.format(name="Fonderie Tardi S.r.l.", extra=OTHER_SITE) + EXAM,
            "cases/BG/2026/planned.yaml": CASE.format(name="Officine Prima S.r.l.", extra=TODO),
        },
    )


TEXT = """\
Agenda al 27 marzo 2026: 3 voci su 2 casi.

OLTRE IL TERMINE INDICATIVO (1)
Un termine fissato «di norma» è un'indicazione: superarlo chiede attenzione, non è una violazione.
- Fonderie Tardi S.r.l. (BG-2026-late)
  Convocazione delle parti: tocca al Nucleo di Bergamo; il termine indicativo era giovedì 26 marzo
  2026, superato da 1 giorno (1 lavorativo). [R-7.1.3-1]

ESITO DA REGISTRARE (1)
La data prevista è passata e nel registro non c'è ancora com'è andata.
- Officine Prima S.r.l. (BG-2026-planned)
  Esame congiunto ministeriale: si attende il Ministero del lavoro; era previsto per giovedì 12
  marzo 2026, 15 giorni fa. Se si è tenuto quel giorno, poi: convocazione delle parti di norma entro
  giovedì 26 marzo 2026. [R-7.1.1-1]

PROMEMORIA DELL'UFFICIO (1)
Appunti interni dei Nuclei: non compaiono mai nell'edizione pubblica.
- Officine Prima S.r.l. (BG-2026-planned)
  Lunedì 30 marzo 2026, fra 3 giorni: richiamare la RSU.
"""


def test_the_text_groups_by_urgency_in_plain_sentences(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27")

    assert (ran.code, ran.out) == (0, TEXT)


def test_json_has_an_object_for_each_item(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--format", "json")
    late, *others = json.loads(ran.out)

    assert late["caso"] == "BG-2026-late"
    assert (late["urgenza"], late["passo"], late["natura"]) == ("attenzione", "convocazione_parti", "di_norma")
    assert (late["termine"], late["giorni"], late["giorni_ritardo"]) == ("2026-03-26", -1, 1)
    assert (late["scaduto"], late["regola"], late["capofila"]) == (True, "R-7.1.3-1", "BG")
    assert {item["urgenza"] for item in others} == {"da_registrare", "promemoria"}


def test_json_tells_a_forecast_apart_from_a_term(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-10", "--format", "json")
    exam = next(item for item in json.loads(ran.out) if item["passo"] == "esame_congiunto_ministeriale")

    assert (exam["previsto"], exam["termine"]) == ("2026-03-12", None)
    assert exam["proiezione"] == {
        "passo": "convocazione_parti",
        "termine": "2026-03-26",
        "natura": "di_norma",
        "regola": "R-7.1.3-1",
    }


def test_a_horizon_leaves_out_what_falls_later(registro: Registro, root: str) -> None:
    near = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--within", "2", "--format", "json")
    far = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--within", "3", "--format", "json")

    assert "promemoria" not in {item["urgenza"] for item in json.loads(near.out)}
    assert "promemoria" in {item["urgenza"] for item in json.loads(far.out)}


def test_a_territory_sees_its_crises_whoever_leads(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--territory", "bs", "--format", "json")

    assert {item["caso"] for item in json.loads(ran.out)} == {"BG-2026-late"}


def test_a_territory_with_nothing_says_so(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--territory", "SO")

    assert ran.out == "Agenda al 27 marzo 2026, territorio di Sondrio: niente da fare e niente da attendere.\n"


def test_the_public_edition_has_no_reminders(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27", "--edition", "pubblica")

    assert ran.code == 0
    assert "RSU" not in ran.out
    assert "Fonderie Tardi" in ran.out


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--territory", "XX", "«XX» non è uno dei 12 territori"),
        ("--within", "-3", "«-3» non è un numero di giorni"),
        ("--within", "presto", "«presto» non è un numero di giorni"),
        ("--as-of", "2026-02-30", "«2026-02-30» non è una data"),
        ("--format", "pdf", "«pdf» non è tra text, json, ics"),
    ],
)
def test_wrong_use_is_one_italian_line(registro: Registro, root: str, option: str, value: str, told: str) -> None:
    ran = registro("agenda", "--root", root, option, value)

    assert ran.code == 2
    assert ran.out == ""
    assert told in ran.refusal


def test_on_a_day_gone_by_what_came_later_is_unknown(registro: Registro, root: str) -> None:
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-01")

    assert ran.out == "Agenda al 1° marzo 2026: niente da fare e niente da attendere.\n"


def test_a_file_with_errors_is_told_and_the_others_shown(registro: Registro, root: str) -> None:
    repository(Path(root), {"cases/BG/2026/wrong.yaml": "azienda: 3\n"})
    ran = registro("agenda", "--root", root, "--as-of", "2026-03-27")

    assert ran.code == 1
    assert "Fonderie Tardi" in ran.out
    assert "registro check" in ran.complaint
