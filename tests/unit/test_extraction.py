"""The periodic extraction: which procedures, which units, how many workers, as known when."""

from datetime import date

import pytest

from registry.derive.chronicle import Chronicle
from registry.derive.extraction import Activity, ExtractedUnit, activities_of, extraction_of, unit_count
from registry.glossary import fields
from registry.law import load_law
from registry.model import Ateco, Case, Company, Identity, Period, Procedure, Site, public_fields
from tests.cases import case_of, case_with, setting_on, status_of

DAY = "2026-11-23"
CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
sedi:
{sites}procedure:
  - causale: {causale}
{procedure}    eventi:
      - tipo: {event}
        data: {day}
"""
TWO_SITES = """\
  - {comune: Dalmine, provincia: BG, lavoratori: 14}
  - {comune: Chiari, provincia: BS, lavoratori: 3}
"""


def activities(*cases: Case, day: str = DAY) -> tuple[Activity, ...]:
    return activities_of(Chronicle.of(status_of(case, day), setting_on(day)) for case in cases)


def units(*cases: Case, first: str | None = "2026-01-01", last: str = DAY, day: str = DAY) -> list[ExtractedUnit]:
    found = extraction_of(
        activities(*cases, day=day),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last),
        setting=setting_on(day),
    )
    return list(found.units)


def with_sites(sites: str = TWO_SITES, procedure: str = "") -> Case:
    return case_of(
        CASE.format(
            sites=sites, causale="crisi_art21", procedure=procedure, event="invio_verbale_regionale", day="2026-03-02"
        )
    )


@pytest.mark.parametrize(
    ("causale", "event", "kind"),
    [
        ("proroga_22bis_crisi", "informativa_convocazione", "cigs"),
        ("cessazione_art44", "informativa_convocazione", "cigs"),
        ("crisi_art21", "invio_verbale_regionale", "cigs"),
        ("transizione_22ter", "informativa_volonta", "cigs"),
        ("licenziamento_collettivo", "comunicazione_avvio", "licenziamento_collettivo"),
    ],
)
def test_all_procedures_of_cigs_and_collective_dismissal_are_listed(causale: str, event: str, kind: str) -> None:
    """R-8-1: «tutte le procedure», in charge or not."""
    (unit,) = units(case_with(causale, f"2026-03-02 {event}"))

    assert unit.kind == kind
    assert unit.standing.in_charge_since is None


def test_the_closed_regime_of_2016_is_not_cigs() -> None:
    case = case_with("cigd_crisi", "2016-03-02 inizio_sospensione")

    assert units(case, first=None) == []


def test_a_crisis_without_procedure_and_a_procedure_without_facts_are_not_there() -> None:
    assert activities(case_with("crisi_art21")) == ()


def test_every_path_of_the_guidelines_says_what_it_is_extracted_as() -> None:
    extracted = {path.code: path.extracted_as for path in load_law().paths.values()}

    assert extracted == {
        "monitoraggio": None,
        "7.1": "cigs",
        "7.2": "cigs",
        "7.3": "cigs",
        "7.4": "licenziamento_collettivo",
        "cigd_2016": None,
    }


def test_a_row_for_each_unit_in_lombardy() -> None:
    """R-8-3, P-5."""
    case = with_sites(TWO_SITES + "  - {comune: Novara, provincia: NO, lavoratori: 9}\n")

    assert [(unit.unit_number, unit.site.municipality, unit.worker_count) for unit in units(case)] == [
        (1, "Dalmine", 14),
        (2, "Chiari", 3),
    ]


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-01-01", "2026-03-01", 0),
        ("2026-01-01", "2026-03-02", 1),
        ("2026-04-01", "2026-06-30", 1),
        ("2026-08-31", "2026-09-30", 1),
        ("2026-09-01", "2026-09-30", 0),
        (None, "2026-11-23", 1),
    ],
)
def test_a_procedure_is_listed_while_it_is_open(first: str | None, last: str, count: int) -> None:
    case = case_with("crisi_art21", "2026-03-02 invio_verbale_regionale", "2026-08-31 chiusura esito: conclusa")
    known = activities(case)

    found = units(case, first=first, last=last)

    assert len(found) == count
    assert unit_count(known, date.fromisoformat(first) if first else None, date.fromisoformat(last)) == count


def test_the_closing_of_the_case_closes_its_procedures() -> None:
    case = case_with(
        "crisi_art21",
        "2026-03-02 invio_verbale_regionale",
        extra="eventi:\n  - {tipo: chiusura, data: 2026-05-04, esito: conclusa}\n",
    )

    (activity,) = activities(case)
    assert activity.ended_on == date(2026, 5, 4)


def test_a_path_at_its_end_ends_with_its_last_fact_or_its_period() -> None:
    negative = ("2026-03-02 invio_verbale_regionale", "2026-03-30 valutazione esito: negativo")
    case = case_with("crisi_art21", *negative)
    procedure = case.procedures[0].model_copy(
        update={"period": Period.model_validate({"dal": "2026-03-09", "al": "2026-09-08"})}
    )
    longer = case.model_copy(update={"procedures": (procedure,)}).identified(case.identity)

    assert activities(case)[0].ended_on == date(2026, 3, 30)
    assert activities(longer)[0].ended_on == date(2026, 9, 8)
    assert activities(case_with("crisi_art21", negative[0]))[0].ended_on is None


def test_a_row_tells_what_was_known_at_the_end_of_the_period() -> None:
    case = case_with(
        "crisi_art21",
        "2026-03-02 invio_verbale_regionale",
        "2026-04-10 valutazione esito: positivo",
        "2026-08-31 chiusura esito: conclusa",
    )

    (then,) = units(case, last="2026-03-31")
    (later,) = units(case, last=DAY)

    assert (then.standing.state, then.last_on, then.closed_on) == ("in_corso", date(2026, 3, 2), None)
    assert (later.standing.state, later.last_on, later.closed_on) == ("concluso", date(2026, 8, 31), date(2026, 8, 31))
    assert then.standing.in_charge_since is None
    assert later.standing.in_charge_since == date(2026, 4, 10)


def test_workers_are_those_of_the_end_of_the_period() -> None:
    case = case_with(
        "crisi_art21",
        "2026-03-02 invio_verbale_regionale",
        "2026-05-04 aggiornamento_lavoratori sedi: [{provincia: BG, lavoratori: 8}]",
    )

    assert [units(case, last=last)[0].worker_count for last in ("2026-05-03", "2026-05-04")] == [14, 8]


@pytest.mark.parametrize(
    ("sites", "procedure", "counts"),
    [
        (TWO_SITES, "", [14, 3]),
        (TWO_SITES, "    lavoratori: 17\n", [14, 3]),
        (TWO_SITES, "    lavoratori: 10\n", [None, None]),
        (TWO_SITES, "    sedi: [{provincia: BG, lavoratori: 6}]\n", [6]),
        ("  - {provincia: BG, lavoratori: 30}\n", "    lavoratori: 10\n", [10]),
        ("  - {provincia: BG}\n", "", [None]),
        ("  - {provincia: BG, lavoratori: 30}\n  - {provincia: NO, lavoratori: 5}\n", "    lavoratori: 35\n", [30]),
        ("  - {provincia: BG, lavoratori: 30}\n  - {provincia: NO, lavoratori: 5}\n", "    lavoratori: 20\n", [None]),
    ],
)
def test_nobody_splits_a_total_by_guess(sites: str, procedure: str, counts: list[int | None]) -> None:
    assert [unit.worker_count for unit in units(with_sites(sites, procedure))] == counts


def test_new_in_the_period_or_still_open() -> None:
    case = with_sites()

    assert {unit.is_new for unit in units(case, first="2026-03-02")} == {True}
    assert {unit.is_new for unit in units(case, first="2026-03-03")} == {False}
    assert {unit.is_new for unit in units(case, first=None)} == {True}


def test_rows_stand_by_case_procedure_and_unit() -> None:
    later, first = with_sites(), with_sites()
    later.identified(Identity("BG", "2026", "zeta"))
    first.identified(Identity("BG", "2026", "alfa"))

    assert [(unit.case.id, unit.unit_number) for unit in units(later, first)] == [
        ("BG-2026-alfa", 1),
        ("BG-2026-alfa", 2),
        ("BG-2026-zeta", 1),
        ("BG-2026-zeta", 2),
    ]


def test_a_procedure_keeps_its_number_when_an_earlier_one_was_not_yet_known() -> None:
    case = case_of(
        """\
        azienda: {denominazione: Esempio S.p.A.}
        sedi: [{provincia: BG, lavoratori: 5}]
        procedure:
          - causale: licenziamento_collettivo
            eventi: [{tipo: comunicazione_avvio, data: 2026-09-01}]
          - causale: crisi_art21
            eventi: [{tipo: invio_verbale_regionale, data: 2026-03-02}]
        """
    )

    assert [unit.activity.number for unit in units(case, last="2026-06-30")] == [2]
    assert [unit.activity.number for unit in units(case)] == [1, 2]


def test_a_person_is_never_named_in_any_edition() -> None:
    """R-8-2: social parties read it too."""
    case = case_with("crisi_art21", "2026-03-02 invio_verbale_regionale", path="cases/BG/2026/ditta-caldaie.yaml")
    company = case.company.model_copy(update={"legal_form": "ditta_individuale"})

    (unit,) = units(case.model_copy(update={"company": company}).identified(case.identity))

    assert unit.name == "BG-2026-ditta-caldaie"


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (Company, {"name", "legal_form", "ateco"}),
        (Ateco, {"edition", "code"}),
        (Site, {"municipality", "province", "worker_count"}),
        (Procedure, {"causale", "competence", "sites", "worker_count", "period", "events"}),
    ],
)
def test_what_a_row_is_made_of_is_public(model: type, names: set[str]) -> None:
    assert names <= public_fields(model)
    assert names <= set(fields())
