"""The law of each fact's date: a case on both sides of every change, and the label of older facts."""

from itertools import pairwise

import pytest

from registry.derive.older import older_facts
from registry.derive.statutory import StatutoryText, statutory_texts
from registry.law import Law, load_law
from registry.model import Case
from registry.model.company import Period
from registry.reporters.explain_text import render
from tests.cases import case_with, status_of
from tests.unit.test_explanation import explained

LAW = load_law()
ON_THE_REGISTRY = "2027-11-30"


def case_begun(causale: str, day: str) -> Case:
    opening = {"7.1": "informativa_convocazione", "7.2": "invio_verbale_regionale", "7.3": "informativa_volonta"}
    path = LAW.path_of(causale)
    assert path is not None
    return case_with(causale, f"{day} {opening[path.code]}")


def text_of(statute: str, causale: str, day: str) -> StatutoryText:
    """Return what a case that began on a day is told of a statutory fact."""
    (status,) = status_of(case_begun(causale, day), ON_THE_REGISTRY).procedures
    found = statutory_texts(status, LAW, status_of(case_begun(causale, day), ON_THE_REGISTRY).as_of)
    return next(text for text in found if text.statute.id == statute)


@pytest.mark.parametrize(
    ("statute", "causale", "day", "words"),
    [
        # S-13: the crisis of art. 21 no longer comprises cessation from 1/1/2016
        ("S-13", "crisi_art21", "2015-12-31", "non si applicava ancora"),
        ("S-13", "crisi_art21", "2016-01-01", "non comprende la cessazione"),
        # S-19: art. 25 c. 2, changed on 8/10/2016
        ("S-19", "crisi_art21", "2016-10-07", "prima del trentesimo giorno"),
        ("S-19", "crisi_art21", "2016-10-08", "entro 30 giorni"),
        # S-22: art. 44, refinanced year by year
        ("S-22", "cessazione_art44", "2025-01-01", "per il 2025"),
        ("S-22", "cessazione_art44", "2025-12-31", "per il 2025"),
        ("S-22", "cessazione_art44", "2026-01-01", "per il 2026"),
        # S-20: art. 22-bis, funded year by year
        ("S-20", "proroga_22bis_crisi", "2025-12-31", "Per il 2025"),
        ("S-20", "proroga_22bis_crisi", "2026-01-01", "Per il 2026"),
    ],
)
def test_the_wording_is_that_of_the_day_the_procedure_began(statute: str, causale: str, day: str, words: str) -> None:
    version = text_of(statute, causale, day).version

    assert version is not None
    assert words in version.text


@pytest.mark.parametrize("day", ["2024-12-31", "2027-01-01"])
def test_a_year_without_a_refinancing_on_file_is_not_guessed_from_another(day: str) -> None:
    """S-22: what is decided year by year is never taken for granted."""
    found = text_of("S-22", "cessazione_art44", day)

    assert found.version is None
    assert found.is_unknown
    assert "il registro non lo sa" in answer(case_begun("cessazione_art44", day))


def answer(case: Case) -> str:
    return " ".join(render(explained(case, ON_THE_REGISTRY), LAW).split())


def test_a_period_rules_over_the_facts_that_tell_of_it() -> None:
    """S-22: the treatment runs in 2026, though its notice is of 2025."""
    case = case_with("cessazione_art44", "2025-12-15 informativa_convocazione")
    procedure = case.procedures[0].model_copy(update={"period": Period.model_validate({"dal": "2026-01-12"})})
    (status,) = status_of(case.model_copy(update={"procedures": (procedure,)}), "2026-03-02").procedures
    (text,) = statutory_texts(status, LAW, status_of(case, "2026-03-02").as_of)

    assert text.version is not None
    assert text.version.year == 2026


@pytest.mark.parametrize(
    ("day", "is_older", "former"),
    [
        ("2023-02-26", True, None),
        ("2023-02-27", True, "6177"),
        ("2025-04-09", True, "6177"),
        ("2025-04-10", False, None),
    ],
)
def test_facts_before_the_present_guidelines_are_judged_by_them_and_labelled(
    day: str, *, is_older: bool, former: str | None
) -> None:
    """Decree 5151/2025 replaces 6177/2023, as inferred; reading P-6 until the older text is added as data."""
    case = case_begun("crisi_art21", day)
    (status,) = status_of(case, ON_THE_REGISTRY).procedures
    older = older_facts(status, LAW)
    told = answer(case)

    assert (older is not None) is is_older
    assert ("li giudica con il testo attuale [P-6, interpretazione]" in told) is is_older
    decree = older.former.measure_of if older is not None and older.former is not None else None
    assert (decree.number if decree else None) == former
    assert (f"decreto n. {former}" in told) is (former is not None)


def test_the_acts_say_what_is_inferred() -> None:
    present, former = LAW.acts["linee_guida"], LAW.acts["linee_guida_2023"]

    assert present.inferred
    assert former.inferred
    assert present.replaces == "linee_guida_2023"
    assert former.ends_on is not None
    assert present.starts_on is not None
    assert (present.starts_on - former.ends_on).days == 1


def test_every_version_is_told_apart_by_its_days() -> None:
    for statute in LAW.statutes.values():
        spans = sorted((version.starts_on, version.ends_on) for version in statute.versions if version.starts_on)
        assert all(last is None or last < first for (_, last), (first, _) in pairwise(spans))


def test_unverified_facts_say_so_in_the_explanation() -> None:
    law: Law = LAW
    told = answer(case_begun("cessazione_art44", "2026-03-02"))

    assert not law.statutes["S-22"].verified
    assert "S-22, D.L. 109/2018, art. 44; non verificata: da verificare con l'ufficio legale" in told
