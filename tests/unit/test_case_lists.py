"""Lists by Nucleo and year: in pages, however many cases there are; and the index of all of them."""

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.invented import write_registry
from registry.edition import Edition, shown_in
from registry.examination import examine
from site_gen import addresses
from site_gen.context import Context
from site_gen.pages.explorer import SHOWN, _list
from site_gen.views.facets import Facets
from site_gen.views.index import index_json
from site_gen.views.listing import CaseRow, rows_of
from site_gen.views.wording import Badge

DAY = date(2026, 11, 23)
WORDS = "acciai valvole tessuti rubinetti stampi resine vernici cartiere dolciaria cicli pompe motori".split()
PLACES = [f"{name} ({sigla})" for sigla in ("BS", "BG", "MI", "VA") for name in ("Valle", "Prato", "Riva", "Costa")]


def row(number: int) -> CaseRow:
    word = WORDS[number % len(WORDS)]
    return CaseRow(
        id=f"BS-2026-{word}-{number}",
        territory="BS",
        year="2026",
        address=f"casi/BS/2026/{word}-{number}/",
        name=f"{word.title()} {number} S.r.l.",
        place=PLACES[number % len(PLACES)],
        territories=("BS",),
        lead="BS",
        path="7.1",
        path_name="7.1",
        state=Badge("Presa in carico", "rc-current"),
        state_word="presa_in_carico",
        action="Convocazione delle parti",
        who="Nucleo",
        on=DAY,
        press=Badge("Scade oggi", "rc-current"),
        press_word="in_scadenza",
        days=number % 30,
        workers=number * 7919 % 500,
        last_on=DAY - timedelta(days=number % 300),
        facets=Facets(
            ("7.1",),
            ("proroga_22bis_crisi",),
            "C",
            "24",
            kinds=("in_scadenza",),
            coming=(DAY,),
            quarter="2026-T3",
            positions=("7.1:in_corso", "7.1:convocazione_parti"),
        ),
    )


def test_a_year_of_many_cases_has_several_pages() -> None:
    rows = [row(number) for number in range(SHOWN * 2 + 1)]
    first, last = (_list("BS", "2026", rows, years=[("2026", len(rows))], number=number) for number in (1, 3))

    assert first.address == "casi/BS/2026/"
    assert last.address == "casi/BS/2026/pagina_3/"
    assert first.content.count('<tr><th scope="row">') == SHOWN
    assert last.content.count('<tr><th scope="row">') == 1
    assert '<a href="/casi/BS/2026/pagina_2/">2</a>' in first.content
    assert len(first.content) < 100_000


def test_no_case_can_take_the_address_of_a_page() -> None:
    assert "_" in addresses.cases_of("BS", "2026", 2)


MOST_OF_AN_INDEX = 12
"""Bytes of the compressed index for each case: with ten thousand, and what else a first view takes (some 175 kB, as
`make bench` tells), it stays under 300 kB."""


def test_the_index_of_many_cases_is_compact() -> None:
    index = index_json([row(number) for number in range(5_000)], DAY)

    assert json.loads(index)["casi"] == 5_000
    assert len(gzip.compress(index, 6)) < 5_000 * MOST_OF_AN_INDEX


def test_the_index_of_invented_cases_is_compact(tmp_path: Path) -> None:
    write_registry(tmp_path, 2_000)
    examined = examine(tmp_path, DAY)
    shown = shown_in(Edition.PUBLIC, examined.sound, DAY)
    rows = rows_of(Context.of(shown, examined.setting, examined.settings))

    index = index_json(rows * 5, DAY)  # too far from each other for a compressor to see that they are the same

    assert json.loads(index)["casi"] == 10_000
    assert len(gzip.compress(index, 6)) < 10_000 * MOST_OF_AN_INDEX


@pytest.mark.parametrize(
    ("name", "case", "told"),
    [
        ("Ferriera Bagnalta S.p.A.", "ferriera-bagnalta-odolo", "2-odolo"),
        ("Ferriera Bagnalta S.p.A.", "ferriera-bagnalta", "2"),
        ("Società Òttica «Più»", "societa-ottica-piu", "3"),
        ("L'Orafa", "orafa-valenza", "0-orafa-valenza"),
        ("株式会社", "estera-12", "0-estera-12"),
        ("", "BS-2026-x", "0-BS-2026-x"),
    ],
)
def test_a_name_is_told_by_what_the_company_does_not_say(name: str, case: str, told: str) -> None:
    made = replace(row(0), id=f"BS-2026-{case}", name=name)

    assert json.loads(index_json([made], DAY))["colonne"]["nome"] == [told]


def test_a_column_like_another_tells_only_where_it_differs() -> None:
    rows = [row(0), replace(row(1), lead=None), replace(row(2), lead="MI")]

    column = json.loads(index_json(rows, DAY))["colonne"]["capofila"]

    assert column == {"come": "territori", "salvo": {"1": "", "2": "MI"}}
