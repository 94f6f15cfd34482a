"""Boards, dossiers, flows and monitoring as readers meet them."""

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest

from registry.vocabulary.territories import territories
from tests.site.conftest import EDITIONS, PROJECT, Built, Planted

MEETING = "tavoli/2026/2026-11-05-bilaterale-brescia/"
MEETINGS = sorted(path.relative_to(PROJECT / "cases") for path in (PROJECT / "cases/tavoli").glob("*/*.yaml"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_meeting_and_every_territory_has_its_page(demo: Mapping[str, Built], edition: str) -> None:
    index = demo[edition].content("tavoli/")
    assert MEETINGS
    for path in MEETINGS:
        assert demo[edition].content(path.with_suffix("").as_posix())
        assert f"{path.parent.name}/{path.stem}/" in index
    for sigla in territories():
        assert demo[edition].content(f"tavoli/dossier/{sigla}/")


def test_each_half_year_tells_whether_the_board_met(demo: Mapping[str, Built]) -> None:
    rows = re.findall(
        r"<tr><th scope=.?row.?>(\d° semestre \d{4})</th>.*?rc-badge[^>]*>([^<]*)<",
        _index(demo).partition("Tavolo regionale di coordinamento</h2>")[2],
        re.DOTALL,
    )

    assert rows == [
        ("2° semestre 2026", "Non ancora tenuto"),
        ("1° semestre 2026", "Tenuto"),
        ("2° semestre 2025", "Tenuto"),
        ("1° semestre 2025", "Tenuto"),
    ]


def test_the_rolling_window_is_only_information(demo: Mapping[str, Built]) -> None:
    assert "sei mesi si sono compiuti il 13 novembre 2026" in _index(demo)
    assert "solo un'informazione" in _index(demo)


def _index(demo: Mapping[str, Built]) -> str:
    return unescape(demo["interna"].content("tavoli/"))


@pytest.mark.parametrize("address", ["tavoli/", "rapporti/stato/", "monitoraggio/"])
def test_nothing_here_is_ever_late(demo: Mapping[str, Built], address: str) -> None:
    page = demo["interna"].content(address)

    assert "rc-late" not in page
    told = re.findall(r"[^.:;(]*\bin ritardo", unescape(re.sub(r"<[^>]*>", "", page)))
    assert all(re.search(r"nessun|nulla|mai", words) for words in told), told


def test_what_was_decided_is_for_the_office_only(demo: Mapping[str, Built]) -> None:
    for address in (MEETING, "tavoli/dossier/BS/"):
        assert "anche con la sola parte sindacale" in demo["interna"].content(address)
        assert "anche con la sola parte sindacale" not in demo["pubblica"].content(address)


def test_the_internal_page_of_a_meeting_tells_every_internal_word(planted: Planted) -> None:
    """R-5-1, R-5-2, R-5-4: who took part, who asked for it, needs and good practices."""
    page = planted.editions["interna"].read("tavoli/2026/2026-03-10-prova/")
    of_board = {route: word for route, word in planted.words.items() if route.startswith("tavolo.")}

    assert of_board
    assert not {route for route, word in of_board.items() if word not in page}


def test_monitoring_is_for_the_office_only(demo: Mapping[str, Built]) -> None:
    page = unescape(demo["interna"].content("monitoraggio/"))

    assert not (demo["pubblica"].site / "monitoraggio").exists()
    assert re.findall(r"<strong>(\d)</strong> <span>([^<]*)", page) == [
        ("3", "crisi seguite ora"),
        ("1", "diventata una procedura"),
        ("2", "chiuse senza procedura"),
    ]


def test_reports_to_send_are_those_that_the_list_of_reports_tells(demo: Mapping[str, Built]) -> None:
    owed = demo["interna"].content("rapporti/stato/").partition("Richieste della Regione</h2>")[0]
    listed = demo["interna"].content("rapporti/")

    assert len(re.findall(r"Da inviare</span>", listed)) == len(_links_under(owed, "Da inviare"))


def _links_under(table: str, label: str) -> list[str]:
    cells = re.findall(rf'data-label="?{label}"?>(.*?)</td>', table, re.DOTALL)
    return [link for cell in cells for link in re.findall(r"<a href", cell)]


def test_a_registry_without_boards_and_flows_says_so(build_registry: Callable[..., Built]) -> None:
    built = build_registry({"cases/README.md": "Vuoto.\n"}, edition="interna")

    assert built.status == 0, built.printed
    assert "Nessuna riunione è ancora registrata." in built.content("tavoli/")
    assert "Non ancora tenuto" in built.content("tavoli/")
    assert "Nessuna richiesta è registrata." in built.content("rapporti/stato/")
    assert "Nessuna crisi è seguita senza una procedura." in built.content("monitoraggio/")
