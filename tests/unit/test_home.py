"""The first page: what it counts leads to the cases counted."""

from site_gen.pages.home import pages
from site_gen.views.home import home_view
from site_gen.views.map import level_of, map_view
from site_gen.views.territory import territory_views
from site_gen.views.trend import trend_view
from tests.cases import case_with
from tests.unit.test_views import CIGS, HELD, SECOND_SITE, TAKEN, context_of

LATE = case_with(CIGS, *HELD, path="cases/BG/2026/tardi.yaml")
SOON = case_with(CIGS, *HELD[:2], "2026-03-19 esame_congiunto_ministeriale", path="cases/BG/2026/presto.yaml")
CLOSED = case_with(CIGS, *TAKEN, "2026-03-20 chiusura esito: conclusa", path="cases/BG/2026/chiuso.yaml")
SHARED = case_with(CIGS, *TAKEN, extra=SECOND_SITE.format(5), path="cases/BG/2026/due.yaml")


def test_what_presses_comes_first_and_the_rest_later() -> None:
    view = home_view(context_of(LATE, SOON, CLOSED))

    assert [block.title for block in view.blocks] == ["Oltre il termine indicativo", "Nei prossimi 7 giorni"]
    assert [card.count for card in view.cards] == [block.card.count for block in (*view.blocks, *view.later)]


def test_every_figure_of_the_region_leads_somewhere() -> None:
    figures = {card.text: (card.count, card.address) for card in home_view(context_of(LATE, SOON, CLOSED)).figures}

    assert figures["casi in carico"] == (2, "casi/?stato=presa_in_carico")
    assert figures["caso chiuso"] == (1, "casi/?stato=chiusa")
    assert figures["lavoratori coinvolti nei casi aperti"] == (
        28,
        "casi/?stato=segnalata,in_monitoraggio,presa_in_carico",
    )
    assert figures["azienda"] == (1, "aziende/")


def test_the_map_says_in_words_what_its_colour_says() -> None:
    view = map_view(territory_views(context_of(LATE, SHARED)))
    words = {province.sigla: province.words for province in view.provinces}
    levels = {province.sigla: province.level for province in view.provinces}

    assert words["BG"] == "Bergamo: 2 casi aperti, 1 azione oltre il termine e 28 lavoratori coinvolti"
    assert words["BS"] == "Brescia: 1 caso aperto e 5 lavoratori coinvolti"
    assert words["SO"] == "Sondrio: 0 casi aperti"
    assert (levels["BG"], levels["BS"], levels["SO"]) == (4, 2, 0)


def test_shades_cover_every_count_once() -> None:
    for most in range(1, 60):
        levels = [level_of(count, most) for count in range(most + 1)]
        assert levels == sorted(levels)
        assert (levels[0], levels[-1]) == (0, 4)
        assert 0 not in levels[1:]


def test_the_map_is_twelve_named_links() -> None:
    (page,) = pages(context_of(LATE)).navigation
    html = page.content
    drawing = html.partition("<svg viewBox")[2].partition("</svg>")[0]

    assert drawing.count("<a href=") == drawing.count("aria-label=") == 12
    assert 'href="/territori/BG/" aria-label="Bergamo: 1 caso aperto' in drawing


def test_quarters_before_the_first_crisis_are_not_zeros() -> None:
    trend = trend_view(context_of(LATE, day="2026-11-23"))

    assert trend is not None
    assert [row.quarter for row in trend.rows] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
    assert [row.is_running for row in trend.rows] == [False, False, False, True]
    assert trend.rows[0].address == "rapporti/2026-T1/"


def test_a_territory_without_crises_has_no_trend() -> None:
    assert trend_view(context_of(LATE), "SO") is None


def test_figures_of_a_territory_lead_to_their_cases() -> None:
    bergamo, brescia = (view for view in territory_views(context_of(SHARED)) if view.sigla in {"BG", "BS"})

    assert bergamo.led_cases == "casi/?capofila=BG&stato=segnalata,in_monitoraggio,presa_in_carico"
    assert brescia.open_cases == "casi/?territorio=BS&stato=segnalata,in_monitoraggio,presa_in_carico"
    tied = case_with(CIGS, *TAKEN, extra=SECOND_SITE.format(14))
    assert "capofila=BG,da_concordare" in territory_views(context_of(tied))[0].led_cases


def test_a_difference_between_two_figures_is_said_in_words() -> None:
    closed = case_with(CIGS, *TAKEN, "2026-03-20 chiusura esito: conclusa", path="cases/BG/2026/finita.yaml")
    again = closed.model_copy(update={"procedures": (*closed.procedures, case_with(CIGS, TAKEN[0]).procedures[0])})
    view = home_view(context_of(LATE, again.identified(closed.identity)))
    assert view.trend is not None

    in_charge = next(card.count for card in view.figures if card.text.endswith("in carico"))
    (gap,) = view.charge_gaps
    assert (in_charge, view.trend.rows[-1].in_charge_at_end, gap.count) == (2, 1, 1)
    assert gap.why.startswith("caso è in carico, ma la procedura presa in carico è chiusa")
    assert gap.named == (("Fonderie Esempio S.r.l.", "casi/BG/2026/finita/"),)


def test_equal_figures_need_no_words() -> None:
    assert home_view(context_of(LATE, SOON, CLOSED)).charge_gaps == ()
