"""Which cases are of the same company, and the address that stays its own."""

import pytest

from registry.derive.companies import CompanyCases, companies_of, name_slug
from registry.edition import Edition
from registry.model import Case
from registry.vocabulary.sectors import sector_of, sectors
from site_gen.outputs import File, Page
from site_gen.pages import companies as company_pages
from site_gen.views.company import company_view, related_cases
from site_gen.views.sector import by_sector, sector_view, sectors_view
from tests.cases import case_of, status_of
from tests.unit.test_views import context_of

DAY = "2026-03-30"
CODE = "99900010168"


def case(slug: str, name: str, *lines: str, year: int = 2026, published: bool = False) -> Case:
    company = "".join(f"  {line}\n" for line in (f"denominazione: {name}", *lines))
    public = f"pubblicazione:\n  dal: {year}-01-01\n" if published else ""
    procedure = "procedure:\n  - causale: licenziamento_collettivo\n" if published else ""
    text = f"azienda:\n{company}sedi:\n  - provincia: BG\n    lavoratori: 14\n{public}{procedure}"
    return case_of(text, f"cases/BG/{year}/{slug}.yaml")


def found(*cases: Case) -> tuple[CompanyCases, ...]:
    return companies_of(status_of(one, DAY) for one in cases)


def ids(company: CompanyCases) -> list[str]:
    return [status.case.id for status in company.statuses]


def test_cases_join_by_code_whatever_the_name_and_the_latest_name_is_told() -> None:
    (company,) = found(
        case("vecchia", "Fonderie Vecchie S.p.A.", f'codice_fiscale: "{CODE}"', year=2024),
        case("nuova", "Fonderie Nuove S.p.A.", f'codice_fiscale: "{CODE}"'),
    )
    assert (company.slug, company.name) == (CODE, "Fonderie Nuove S.p.A.")
    assert ids(company) == ["BG-2026-nuova", "BG-2024-vecchia"]
    assert company.aliases == ("fonderie-nuove-spa", "fonderie-vecchie-spa")


def test_a_foreign_code_counts_without_its_marks() -> None:
    (company,) = found(
        case("a", "Acme AG", 'identificativo_estero: "CHE-123.456.789"'),
        case("b", "Acme AG", 'identificativo_estero: "che 123 456 789"'),
    )
    assert company.slug == "estero-che123456789"


def test_a_case_without_a_code_joins_the_only_bearer_of_its_name() -> None:
    (company,) = found(
        case("con", "Fonderie Esempio S.r.l.", f'codice_fiscale: "{CODE}"'),
        case("senza", "FONDERIE ESEMPIO SRL", year=2025),
    )
    assert ids(company) == ["BG-2026-con", "BG-2025-senza"]


def test_where_two_companies_bear_a_name_nobody_guesses() -> None:
    companies = found(
        case("prima", "Esempio Srl", f'codice_fiscale: "{CODE}"'),
        case("seconda", "Esempio Srl", 'identificativo_estero: "X1"'),
        case("terza", "Esempio Srl"),
    )
    assert {company.slug: len(company.statuses) for company in companies} == {CODE: 1, "estero-x1": 1, "esempio-srl": 1}
    assert all("esempio-srl" not in company.aliases for company in companies if company.slug != "esempio-srl")


def test_a_natural_person_has_no_page() -> None:
    person = case("officina", "Mario Esempio", "forma_giuridica: ditta_individuale")
    context = context_of(person)

    assert found(person) == ()
    assert related_cases(context, person.id) is None
    assert [page for make in company_pages.pages(context).bulk for page in make() if "mario" in str(page).lower()] == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Acciaierie ÈSEMPIO  S.r.l.", "acciaierie-esempio-srl"),
        ("99900010168", "azienda-99900010168"),
        ("Estero Che123", "azienda-estero-che123"),
        ("Azienda 99900010168", "azienda-azienda-99900010168"),
    ],
)
def test_no_name_gives_the_address_of_a_code(name: str, slug: str) -> None:
    assert name_slug(name) == slug


def test_names_that_letters_cannot_tell_have_different_addresses() -> None:
    names = ("株式会社", "有限会社", "株式会社 ABC", "有限会社 ABC", "A" * 4000, "A" * 4001, "!!!", "???")
    slugs = [name_slug(name) for name in names]

    assert len(set(slugs)) == len(names)
    assert all(slug.isascii() and 0 < len(slug) <= 80 for slug in slugs)


def test_the_page_of_a_company_counts_its_cases_once() -> None:
    context = context_of(
        case("una", "Esempio Srl", f'codice_fiscale: "{CODE}"'),
        case("due", "Esempio Srl", f'codice_fiscale: "{CODE}"', year=2025),
    )
    view = company_view(context.companies[0], context)

    assert [(card.count, card.text) for card in view.cards] == [
        (2, "casi"),
        (2, "aperti"),
        (28, "lavoratori coinvolti nei casi aperti"),
    ]
    related = related_cases(context, "BG-2026-una")
    assert related is not None
    assert (related.address, [other.case.id for other in related.others]) == (
        f"aziende/{CODE}/",
        ["BG-2025-due"],
    )


def worked(slug: str, *procedures: tuple[str, int | None]) -> Case:
    """Return a case of the one company with these procedures: causale and workers."""
    told = "".join(
        f"  - causale: {causale}\n" + (f"    lavoratori: {count}\n" if count is not None else "")
        for causale, count in procedures
    )
    text = f"azienda:\n  denominazione: Esempio Srl\n  codice_fiscale: '{CODE}'\nsedi:\n  - provincia: BG\n"
    return case_of(f"{text}procedure:\n{told}", f"cases/BG/2026/{slug}.yaml")


def test_the_workers_of_several_procedures_are_drawn_in_the_order_of_their_table() -> None:
    one, other = worked("una", ("licenziamento_collettivo", 40)), worked("due", ("cds_art21", 12), ("cds_art21", 30))
    context = context_of(one, other)
    view = company_view(context.companies[0], context)
    assert view.figure is not None

    assert [row.workers for row in view.procedures] == [40, 30, 12]
    assert view.figure.chart.rows == (
        ("7.4, provincia BG", "40"),
        ("7.2, provincia BG", "30"),
        ("7.2, provincia BG (2)", "12"),
    )


@pytest.mark.parametrize("procedures", [[("cds_art21", 12)], [("cds_art21", 12), ("crisi_art21", None)]])
def test_one_number_is_not_drawn(procedures: list[tuple[str, int | None]]) -> None:
    context = context_of(worked("una", *procedures))

    assert company_view(context.companies[0], context).figure is None


def test_one_case_is_followed_by_its_own_calendar() -> None:
    context = context_of(worked("una", ("cds_art21", 12)))
    view = company_view(context.companies[0], context)

    assert (view.feed, view.calendar) == ("", "casi/BG/2026/una/scadenze.ics")


def test_names_lead_to_the_page_of_the_code() -> None:
    context = context_of(case("una", "Esempio Srl", f'codice_fiscale: "{CODE}"'))
    outputs = [output for make in company_pages.pages(context).bulk for output in make()]
    (redirect,) = [output for output in outputs if isinstance(output, File)]

    assert redirect.path == "aziende/esempio-srl/index.html"
    assert f"aziende/{CODE}/".encode() in redirect.content


def test_the_public_edition_joins_only_what_is_published() -> None:
    context = context_of(
        case("nota", "Esempio Srl", f'codice_fiscale: "{CODE}"', published=True),
        case("riservata", "Esempio Segreta Srl", f'codice_fiscale: "{CODE}"'),
        edition=Edition.PUBLIC,
    )
    (company,) = context.companies

    assert ids(company) == ["BG-2026-nota"]
    assert company.aliases == ("esempio-srl",)


def test_a_sector_is_a_division_in_every_edition() -> None:
    metal, gone = sectors()["24"], sectors()["45"]

    assert metal.titles == (
        ("2025", "Fabbricazione di metalli di base"),
        ("2022", "Metallurgia"),
        ("2007", "Metallurgia"),
    )
    assert [edition for edition, _ in gone.titles] == ["2022", "2007"]
    assert sector_of("24.51") is sector_of("24") is metal
    assert sector_of("C") is sector_of("00.1") is None


def test_a_sector_joins_editions_and_says_how_each_calls_it() -> None:
    context = context_of(
        case("a", "Uno Srl", "ateco: {edizione: 2025, codice: '24.51'}"),
        case("b", "Due Srl", "ateco: {edizione: 2007, codice: '24.10'}"),
        case("c", "Tre Srl"),
    )
    groups = by_sector(context)
    view, index = sector_view("24", groups["24"], context), sectors_view(groups)

    assert (view.share.count, view.companies) == (2, 2)
    assert view.editions == ("ATECO 2025: «Fabbricazione di metalli di base»", "ATECO 2022 e 2007: «Metallurgia»")
    assert index.unknown is not None
    assert ([code for code, _ in index.shares], index.unknown.count) == (["24"], 1)


def test_a_long_list_is_cut_in_pages_that_say_their_span() -> None:
    context = context_of(*(case(f"caso-{number}", f"Azienda Numero{number:03d} Srl") for number in range(401)))
    pages = company_pages.list_pages(context.companies)

    assert [(page.address, len(page.companies)) for page in pages] == [
        ("aziende/", 200),
        ("aziende/elenco/2/", 200),
        ("aziende/elenco/3/", 1),
    ]
    assert pages[0].span == "Azienda Numero000 – Azienda Numero199"
    assert pages[2].span == "Azienda Numero400"


def test_an_empty_list_is_still_a_page() -> None:
    outputs = [output for make in company_pages.pages(context_of()).bulk for output in make()]

    assert [output.address for output in outputs if isinstance(output, Page)] == ["aziende/"]
