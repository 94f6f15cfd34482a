"""The reference data: complete, agreeing with their sources, and found as people write them."""

from datetime import date

import holidays
import pytest

from registry.vocabulary import ateco, legal_forms, municipalities, organisations, territories

SIGLAS = "BG BS CO CR LC LO MB MI MN PV SO VA".split()


def names(province: str) -> list[str]:
    return [one.name for one in municipalities.in_province(province)]


# Territories and provinces


def test_there_are_twelve_territories_by_sigla() -> None:
    """R-4-1."""
    assert list(territories.territories()) == SIGLAS


@pytest.mark.parametrize("code", ["istat_code", "uts_code", "nuts3", "iso_code", "name", "capital"])
def test_codes_of_territories_are_unique(code: str) -> None:
    assert len({getattr(one, code) for one in territories.territories().values()}) == len(SIGLAS)


def test_milano_has_two_istat_codes() -> None:
    milano = territories.territories()["MI"]
    assert (milano.kind, milano.istat_code, milano.uts_code) == ("citta_metropolitana", "015", "215")


@pytest.mark.parametrize("sigla", SIGLAS)
def test_patron_day_is_the_local_holiday(sigla: str) -> None:
    national = holidays.country_holidays("IT", years=2026)
    local = holidays.country_holidays("IT", subdiv=sigla, years=2026)
    assert set(local) - set(national) == {territories.territories()[sigla].patron.on(2026)}


def test_capitals_are_municipalities_of_their_territory() -> None:
    for one in territories.territories().values():
        found = municipalities.find(one.capital, one.sigla)
        assert found is not None
        assert found.ceased_on is None


def test_every_italian_province_is_known_and_twelve_are_lombard() -> None:
    in_use = [one for one in territories.provinces().values() if one.in_use]
    assert len(in_use) == 107
    assert [one.sigla for one in in_use if one.region == "Lombardia"] == SIGLAS
    assert len({one.region for one in in_use}) == 20
    assert [sigla for sigla in territories.provinces() if territories.is_lombard(sigla)] == SIGLAS


def test_provinces_in_use_are_those_with_municipalities() -> None:
    for sigla, province in territories.provinces().items():
        assert bool(municipalities.in_province(sigla)) == province.in_use, sigla


def test_dropped_siglas_name_the_one_that_took_their_place() -> None:
    dropped = {one.sigla: one.heir for one in territories.provinces().values() if not one.in_use}
    assert dropped == {"CI": "SU", "FO": "FC", "OG": "NU", "OT": "SS", "PS": "PU", "VS": "SU"}


@pytest.mark.parametrize(
    ("text", "lombard", "expected"),
    [
        ("bs", False, ["BS"]),
        (" Brescia ", False, ["BS"]),
        ("monza e brianza", True, ["MB"]),
        ("to", True, []),
        ("", False, []),
        ("x" * 5000, False, []),
    ],
)
def test_siglas_are_suggested(text: str, lombard: bool, expected: list[str]) -> None:
    assert territories.suggest(text, lombard=lombard) == expected


# Municipalities


def test_all_municipalities_of_lombardy_are_there() -> None:
    assert sum(len(names(sigla)) for sigla in SIGLAS) == 1501
    assert (len(names("MI")), len(names("PV")), len(names("LO"))) == (133, 184, 60)


def test_all_municipalities_of_italy_are_there_and_their_codes_are_unique() -> None:
    everywhere = [one for sigla in territories.provinces() for one in municipalities.in_province(sigla)]
    assert len(everywhere) == 7894
    assert len({one.cadastral_code for one in everywhere}) == 7894


def test_every_living_municipality_is_found_by_its_name_and_aliases() -> None:
    for sigla in territories.provinces():
        for one in municipalities.in_province(sigla):
            for name in (one.name, one.name.upper(), *one.aliases):
                assert municipalities.find(name, sigla) == one


@pytest.mark.parametrize(
    ("typed", "province", "official"),
    [
        ("CANTÙ", "CO", "Cantù"),
        ("Cantu'", "CO", "Cantù"),
        ("cantu", "CO", "Cantù"),
        ("Cantu\u0300", "CO", "Cantù"),
        ("Sant’Angelo Lodigiano", "LO", "Sant'Angelo Lodigiano"),
        ("SANT`ANGELO  LODIGIANO", "LO", "Sant'Angelo Lodigiano"),
        ("Sant' Angelo Lodigiano", "LO", "Sant'Angelo Lodigiano"),
        ("Bovisio Masciago", "MB", "Bovisio-Masciago"),
        ("Bozen", "BZ", "Bolzano"),
        ("Bolzano/Bozen", "BZ", "Bolzano"),
        ("Duino-Aurisina", "TS", "Duino Aurisina-Devin Nabrežina"),
        ("Reggio Emilia", "RE", "Reggio nell'Emilia"),
    ],
)
def test_a_name_is_found_as_people_write_it(typed: str, province: str, official: str) -> None:
    found = municipalities.find(typed, province)
    assert found is not None
    assert (found.name, found.ceased_on) == (official, None)


@pytest.mark.parametrize(
    "name",
    ["Vezza d'Oglio", "Rodengo Saiano", "Puegnago del Garda", "San Paolo", "Tremosine sul Garda"],
)
def test_names_are_spelled_as_istat_does(name: str) -> None:
    assert name in names("BS")


@pytest.mark.parametrize(("name", "province"), [("Brescia", "BG"), ("", "MI"), ("Milano", "ZZ"), ("x" * 5000, "MI")])
def test_what_is_nowhere_is_not_found(name: str, province: str) -> None:
    assert municipalities.find(name, province) is None


@pytest.mark.parametrize(
    ("name", "province", "last_day", "heir"),
    [
        ("Lirio", "PV", date(2026, 1, 31), ("Montalto Pavese", "PV")),
        ("Uggiate-Trevano", "CO", date(2023, 12, 31), ("Uggiate con Ronago", "CO")),
        ("Ca' d'Andrea", "CR", date(2018, 12, 31), ("Torre de' Picenardi", "CR")),
        ("Cavallasca", "CO", date(2016, 12, 31), ("San Fermo della Battaglia", "CO")),
        ("Carate Brianza", "MI", date(2009, 6, 29), ("Carate Brianza", "MB")),
        ("Camairago", "MI", date(1992, 4, 15), ("Castelgerundo", "LO")),
    ],
)
def test_a_ceased_municipality_tells_its_last_day_and_heir(
    name: str, province: str, last_day: date, heir: tuple[str, str]
) -> None:
    found = municipalities.find(name, province)
    assert found is not None
    assert found.ceased_on == last_day
    now = municipalities.heir(found)
    assert now is not None
    assert (now.name, now.province) == heir


@pytest.mark.parametrize("name", ["Bellagio", "Sant'Omobono Terme"])
def test_a_name_that_lives_on_is_not_ceased(name: str) -> None:
    found = municipalities.find(name, "CO" if name == "Bellagio" else "BG")
    assert found is not None
    assert found.ceased_on is None
    assert municipalities.heir(found) is None


@pytest.mark.parametrize(
    ("typed", "province", "best"),
    [
        ("Sesto S. Giovanni", "MI", "Sesto San Giovanni"),
        ("Castelgoffredo", "MN", "Castel Goffredo"),
        ("Bergammo", "BG", "Bergamo"),
    ],
)
def test_the_nearest_name_is_suggested_first(typed: str, province: str, best: str) -> None:
    assert municipalities.suggest(typed, province)[0] == best


def test_nothing_is_suggested_for_a_text_that_is_no_name() -> None:
    assert municipalities.suggest("x" * 5000, "MI") == []
    assert municipalities.suggest("", "MI") == []


def test_a_name_is_found_in_the_other_provinces_that_have_it() -> None:
    assert [one.province for one in municipalities.elsewhere("cantu'")] == ["CO"]
    assert [one.province for one in municipalities.elsewhere("Castro")] == ["BG", "LE"]


# ATECO


@pytest.mark.parametrize(("edition", "count"), [("2007", 21), ("2022", 21), ("2025", 22)])
def test_each_edition_has_its_sections(edition: str, count: int) -> None:
    letters = [section.code for section in ateco.sections(edition)]
    assert letters == [chr(ord("A") + index) for index in range(count)]


@pytest.mark.parametrize(("edition", "count"), [("2007", 88), ("2022", 88), ("2025", 87)])
def test_each_edition_has_its_divisions(edition: str, count: int) -> None:
    divisions = ateco.divisions(edition)
    assert len(divisions) == count
    assert all(ateco.exists(division.section, edition) for division in divisions)


def test_the_same_digits_mean_another_thing_in_another_edition() -> None:
    assert ateco.title("25.62.00", "2007") == "Lavori di meccanica generale"
    assert ateco.title("25.62.00", "2022") == "Lavori di meccanica generale"
    assert ateco.title("25.62.00", "2025") == "Fabbricazione di serrature e cerniere"


def test_a_code_may_exist_in_some_editions_only() -> None:
    assert ateco.editions_of("25.62.00") == ["2007", "2022", "2025"]
    assert ateco.editions_of("25.53.00") == ["2025"]
    assert ateco.editions_of("00.00") == []


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("C", "sezione"),
        ("24", "divisione"),
        ("24.5", "gruppo"),
        ("24.51", "classe"),
        ("24.51.0", "categoria"),
        ("24.51.01", "sottocategoria"),
    ],
)
def test_every_level_has_its_form_and_stands_under_a_section(code: str, level: str) -> None:
    activity = ateco.find(code, "2025")
    assert activity is not None
    assert activity.level == level
    section = ateco.section_of(code, "2025")
    assert section is not None
    assert (section.code, section.title) == ("C", "Attività manifatturiere")


def test_what_is_unknown_gives_nothing() -> None:
    assert not ateco.exists("24.51", "2019")
    assert ateco.title("99.99.99", "2025") is None
    assert ateco.section_of("99.99.99", "2025") is None
    assert ateco.nearest("", "2025") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("c", "C"),
        ("2451", "24.51"),
        ("245101", "24.51.01"),
        (" 24.51.0 ", "24.51.0"),
        ("24.510", "24.51.0"),
        ("24.5", "24.5"),
        ("2.45", None),
        ("24.5.1", None),
        ("24.", None),
        ("24..1", None),
        ("24.51.000", None),
        ("È", None),
        ("²⁴", None),
        ("metalmeccanica", None),
    ],
)
def test_a_code_is_brought_to_the_form_of_istat(typed: str, code: str | None) -> None:
    assert ateco.canonical(typed) == code


@pytest.mark.parametrize(("code", "existing"), [("24.51.99", "24.51"), ("24.5", "24.5"), ("24.59", "24.5")])
def test_the_deepest_existing_code_is_near(code: str, existing: str) -> None:
    activity = ateco.nearest(code, "2025")
    assert activity is not None
    assert activity.code == existing


def test_titles_are_not_shouted() -> None:
    for edition in ateco.EDITIONS:
        titles = [one.title for one in (*ateco.sections(edition), *ateco.divisions(edition))]
        assert not [title for title in titles if title == title.upper()]


# Legal forms and organisations


def test_only_forms_of_a_natural_person_are_marked_so() -> None:
    forms = legal_forms.legal_forms()
    natural = [slug for slug, form in forms.items() if form.natural_person]
    assert natural == ["ditta_individuale", "impresa_familiare", "libero_professionista"]
    assert forms["srl"].label == "Società a responsabilità limitata"
    assert list(forms)[-1] == "altro"


def test_organisations_are_told_apart_by_kind() -> None:
    kinds = [organisations.organisations(kind) for kind in ("confederazione", "categoria", "datoriale")]
    assert organisations.organisations() == tuple(body for bodies in kinds for body in bodies)
    assert [bodies[0].name for bodies in kinds] == ["CGIL", "FIOM-CGIL", "Confindustria Lombardia"]
    assert all(body.sector for body in (*kinds[1], *kinds[2]))


@pytest.mark.parametrize(
    ("typed", "best"), [("fiom cgil", "FIOM-CGIL"), ("cgil", "CGIL"), ("Assolombarda ", "Assolombarda")]
)
def test_the_usual_name_of_an_organisation_is_suggested_first(typed: str, best: str) -> None:
    assert organisations.suggest(typed)[0] == best


def test_an_unknown_organisation_is_no_fault() -> None:
    assert organisations.suggest("Comitato dei lavoratori della Esempio") == []
