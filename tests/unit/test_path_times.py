"""What the page of a path says of its times and of where procedures stand."""

from datetime import date

from registry.derive.durations import Spread
from registry.italian import day_span, decimal
from registry.law import load_law
from registry.model import Case
from site_gen.outputs import Page
from site_gen.pages.paths import pages
from site_gen.views.path import path_view
from site_gen.views.path_times import spread_words, times_view
from site_gen.views.step_passages import LISTED, found_at, passage_list
from site_gen.views.weeks import weeks_view
from tests.cases import case_with
from tests.unit.test_durations import convened
from tests.unit.test_views import CIGS, HELD, context_of

PATH = load_law().paths["7.1"]
OTHER = "cases/BG/2026/altra.yaml"


def page_of(*cases: Case) -> str:
    made = [page for make in pages(context_of(*cases)).bulk for page in make()]
    return next(page.content for page in made if isinstance(page, Page) and page.address == "percorsi/7.1/")


def test_few_data_are_told_as_few() -> None:
    words = spread_words(Spread((3, 10, 12), kept=2, missed=1))

    assert (words.count, words.median, words.ninetieth, words.within) == ("n = 3", "10", "massimo 12", "2 su 3")


def test_many_data_have_a_percentile_and_a_percentage() -> None:
    words = spread_words(Spread(tuple(range(1, 21)), kept=15, missed=3, overdue=2))

    assert (words.count, words.median, words.ninetieth, words.within) == ("n = 20", "10,5", "18", "15 su 20 (75%)")


def test_no_data_is_not_zero() -> None:
    words = spread_words(Spread(()))

    assert (words.count, words.median, words.ninetieth, words.within) == ("n = 0", "–", "–", "–")
    assert times_view(PATH, context_of()) == ()


def test_the_page_says_how_days_are_counted_and_by_whom_the_step_was_done() -> None:
    context = context_of(convened("2026-03-20"), convened("2026-03-23", "BS"))
    found = next(view for view in times_view(PATH, context) if view.title == "Convocazione delle parti")

    assert found.how == "giorni lavorativi da «Esame congiunto ministeriale»"
    assert [(it.who, it.median, it.cases) for it in found.territories] == [
        ("Bergamo", "6", "percorsi/7.1/tempi/convocazione_parti/#BG"),
        ("Brescia", "7", "percorsi/7.1/tempi/convocazione_parti/#BS"),
    ]


def test_the_page_shows_where_procedures_stand() -> None:
    page = page_of(case_with(CIGS, *HELD), convened("2026-03-20"))

    assert "Dove sono ora" in page
    here = "/casi/?posizione=7.1:convocazione_parti"
    led = f'BG <a href="/casi/?capofila=BG&amp;{here.partition("?")[2]}">1</a>'
    assert f'Convocazione delle parti</a></th><td class="rc-num"><a href="{here}">1</a></td><td>{led}</td>' in page
    assert "n = 1" in page
    assert "nessun dato non è zero" in page


def test_without_procedures_the_page_tells_the_law_alone() -> None:
    page = page_of()

    assert "Quanto tempo" not in page
    assert "Dove sono ora" not in page
    assert "I passi" in page


def test_weeks_run_to_their_sunday_and_lead_to_their_cases() -> None:
    view = weeks_view(context_of(case_with(CIGS, *HELD), day="2026-03-20"))

    assert [row.label for row in view.rows[:3]] == ["20–22 marzo", "23–29 marzo", "30 marzo – 5 aprile"]
    assert [row.count for row in view.rows] == [0, 1, 0, 0, 0, 0, 0, 0]  # the term ends on 26 March
    assert view.rows[1].cases == "casi/?dal=2026-03-23&al=2026-03-29"


def test_days_and_decimals_read_in_italian() -> None:
    assert day_span(date(2026, 12, 31), date(2026, 12, 31)) == "31 dicembre"
    assert day_span(date(2026, 12, 28), date(2027, 1, 3)) == "28 dicembre – 3 gennaio"
    assert [decimal(value) for value in (3.0, 3.5, 69.23, 99.96, 1234.5)] == ["3", "3,5", "69,2", "100", "1.234,5"]


def test_the_figures_of_a_step_lead_to_its_cases_the_longest_first() -> None:
    waiting = case_with(CIGS, *HELD, path="cases/BG/2026/aspetta.yaml")
    context = context_of(convened("2026-03-20"), convened("2026-03-26", "BS"), waiting)
    view = next(view for view in times_view(PATH, context) if view.title == "Convocazione delle parti")
    ((bergamo, brescia),) = (page.groups for page in view.listed.pages)

    assert (view.listed.count, view.listed.overdue) == (3, 1)
    assert [(row.days, row.is_done, row.state and row.state.text) for row in bergamo.rows] == [
        (None, False, "Non ancora fatto"),
        (6, True, "Entro il termine"),
    ]
    assert [(row.name, row.days, row.started_on, row.on) for row in brescia.rows] == [
        ("Fonderie Esempio S.r.l.", 10, date(2026, 3, 12), date(2026, 3, 26)),
    ]
    assert view.total.within == "2 su 3"


def test_a_long_list_goes_on_page_after_page_and_each_nucleo_has_its_place() -> None:
    context = context_of(convened("2026-03-20"), convened("2026-03-23", "BS"))
    found = found_at(PATH, context.statuses, context.setting)["convocazione_parti"]
    many = [*found[:1] * LISTED, *found]
    first, second = passage_list(PATH, "convocazione_parti", many).pages

    assert second.address == "percorsi/7.1/tempi/convocazione_parti/pagina_2/"
    assert [(group.anchor, group.name, len(group.rows)) for group in first.groups] == [("BG", "Bergamo", LISTED)]
    assert [(group.anchor, len(group.rows)) for group in second.groups] == [("", 1), ("BS", 1)]
    assert passage_list(PATH, "convocazione_parti", many).places["BS"] == f"{second.address}#BS"


def test_states_lead_to_their_cases() -> None:
    one, other = case_with(CIGS, *HELD), case_with(CIGS, *HELD, "2026-03-20 chiusura esito: conclusa", path=OTHER)
    view = path_view(PATH, load_law(), context_of(one, other).statuses)

    assert [(card.count, card.text, card.address) for card in view.tally] == [
        (1, "in corso", "casi/?posizione=7.1:in_corso"),
        (1, "conclusa", "casi/?posizione=7.1:concluso"),
    ]
    assert not view.has_repeats
