"""A case with more facts than its page has room for: the page stays light, and its story tells all of it."""

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest

from tests.site.conftest import EDITIONS, Built

LIGHT = 25_000
"""Bytes of HTML of a page of a case, at most."""
SEVERAL, MANY, ENDLESS, TALKATIVE = "tre-procedure", "nove-procedure", "senza-fine", "lunghe-note"
SPREAD, PAPERED, SERIAL, NAMED = "molte-sedi", "molti-documenti", "sessanta-procedure", "nome-senza-fine"
SENT: dict[str, object] = {"tipo": "invio_verbale_regionale", "data": "2026-03-10"}


def monitored(count: int, *, first: int = 0, note: str = "") -> list[dict[str, object]]:
    """Return meetings with workers, one a day, each with a number that no other has."""
    days = (f"2026-{month:02d}-{day:02d}" for month in range(1, 11) for day in range(1, 29))
    return [
        {
            "tipo": "incontro_lavoratori",
            "data": day,
            "partecipanti": 10_000 + first + number,
            "modalita": "gruppo",
            "nota_pubblica": f"Incontro numero {first + number} con i lavoratori del primo turno. {note}".strip(),
        }
        for number, day in zip(range(count), days, strict=False)
    ]


def case_of(*procedures: tuple[str, list[dict[str, object]]]) -> dict[str, object]:
    return {
        "azienda": {"denominazione": "Officine Prolisse S.r.l."},
        "sedi": [{"comune": "Brescia", "provincia": "BS", "lavoratori": 40}],
        "pubblicazione": {"dal": "2026-01-01", "al": "2040-01-01"},
        "procedure": [{"causale": causale, "eventi": events} for causale, events in procedures],
    }


@pytest.fixture(scope="module")
def sites(build_registry: Callable[..., Built]) -> Mapping[str, Built]:
    files = {
        SEVERAL: case_of(
            ("crisi_art21", monitored(20)),
            ("proroga_22bis_crisi", monitored(20, first=20)),
            ("licenziamento_collettivo", [{"tipo": "invio_verbale_licenziamento", "data": "2026-01-02"}] * 20),
        ),
        MANY: case_of(*(("crisi_art21", monitored(3, first=3 * number)) for number in range(9))),
        ENDLESS: case_of(("crisi_art21", monitored(250))),
        TALKATIVE: case_of(("crisi_art21", monitored(20, note="Parole. " * 500))),
    }
    whole = ("crisi_art21", [SENT])
    places = [{"comune": f"Comune {number}", "provincia": "BS", "lavoratori": 10 + number} for number in range(400)]
    papers = [{"titolo": f"Allegato {number}", "url": f"https://example.org/{number}.pdf"} for number in range(300)]
    files |= {
        SPREAD: case_of(whole) | {"sedi": places},
        PAPERED: case_of(("crisi_art21", [{**SENT, "documenti": papers}])),
        SERIAL: case_of(*(("crisi_art21", [SENT]) for _ in range(60))),
        NAMED: case_of(whole)
        | {"azienda": {"denominazione": "Società Esempio " * 300}}
        | {"sedi": [{"comune": "Comune Esempio " * 300, "provincia": "BS", "lavoratori": 40}]},
    }
    meetings = {
        f"cases/tavoli/2026/2026-04-01-bilaterale-{number}.yaml": {
            "tipo": "bilaterale",
            "data": "2026-04-01",
            "territori": ["BS"],
            "casi": [f"BS-2026-{NAMED}"],
        }
        for number in range(100)
    }
    cases: dict[str, object] = meetings | {f"cases/BS/2026/{name}.yaml": case for name, case in files.items()}
    return {edition: build_registry(cases, edition=edition) for edition in EDITIONS}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("case", [SEVERAL, MANY, ENDLESS, TALKATIVE, SPREAD, PAPERED, SERIAL, NAMED])
def test_a_page_stays_light_however_long_the_case(sites: Mapping[str, Built], edition: str, case: str) -> None:
    assert sites[edition].status == 0, sites[edition].printed
    assert len(sites[edition].read(f"casi/BS/2026/{case}/").encode()) < LIGHT


@pytest.mark.parametrize("case", [SEVERAL, MANY, ENDLESS, SPREAD, PAPERED, SERIAL])
def test_the_story_is_light_too(sites: Mapping[str, Built], case: str) -> None:
    pages = sorted((sites["interna"].site / f"casi/BS/2026/{case}/storia").rglob("index.html"))
    assert pages
    assert max(page.stat().st_size for page in pages) < LIGHT


@pytest.mark.parametrize(("case", "count"), [(SEVERAL, 40), (MANY, 27), (ENDLESS, 250), (TALKATIVE, 20)])
def test_the_story_tells_every_fact_once(sites: Mapping[str, Built], case: str, count: int) -> None:
    site = sites["pubblica"]
    numbers = re.findall(r"Incontro numero (\d+) con", story_of(site, case))
    assert sorted(map(int, numbers)) == list(range(count))


def test_the_page_tells_the_latest_facts_and_where_the_others_are(sites: Mapping[str, Built]) -> None:
    page = sites["pubblica"].content(f"casi/BS/2026/{ENDLESS}/")
    assert "Incontro numero 249 con" in page
    assert "Incontro numero 0 con" not in page
    assert "fatto 250 volte, dal" in page
    assert "tutti i 250 fatti del caso</a>" in page


def test_an_older_procedure_leads_to_its_steps(sites: Mapping[str, Built]) -> None:
    page = unescape(sites["pubblica"].content(f"casi/BS/2026/{MANY}/"))
    told = page.partition('id="altre-procedure"')[2]
    address, fragment = re.search(r'href="(?:\.\./)+(casi/[^"#]*)#([^"]*)"', told).groups()  # type: ignore[union-attr]
    assert f'id="{fragment}"' in sites["pubblica"].content(address)


def story_of(built: Built, case: str) -> str:
    pages = sorted((built.site / f"casi/BS/2026/{case}/storia").rglob("index.html"))
    return "".join(page.read_text(encoding="utf-8") for page in pages)


def test_hundreds_of_sites_and_documents_are_told_once_in_the_story(sites: Mapping[str, Built]) -> None:
    told = story_of(sites["pubblica"], SPREAD)
    assert sorted(map(int, re.findall(r">Comune (\d+) <", told))) == list(range(400))
    assert "Tutte le 400 sedi</a>" in sites["pubblica"].content(f"casi/BS/2026/{SPREAD}/")
    told = story_of(sites["pubblica"], PAPERED)
    assert sorted(map(int, re.findall(r">Allegato (\d+)<", told))) == list(range(300))
    assert "tutti i suoi documenti</a>" in sites["pubblica"].content(f"casi/BS/2026/{PAPERED}/")


def test_of_dozens_of_procedures_and_meetings_the_latest_are_named(sites: Mapping[str, Built]) -> None:
    page = sites["pubblica"].content(f"casi/BS/2026/{SERIAL}/")
    (address,) = re.findall(r'href="(?:\.\./)+(casi/[^"#]*)#[^"]*">e \d+ altre più vecchie<', page)
    assert "1ª procedura: " in story_of(sites["pubblica"], SERIAL)
    assert sites["pubblica"].content(address)
    assert "e 95 riunioni precedenti, tra" in sites["pubblica"].content(f"casi/BS/2026/{NAMED}/")


def test_a_case_that_fits_has_no_other_page(demo: Mapping[str, Built]) -> None:
    folder = demo["interna"].site / "casi/BS/2026/ferriera-bagnalta-odolo"
    assert "Storia di" not in demo["interna"].content("casi/BS/2026/ferriera-bagnalta-odolo/")
    assert not (folder / "storia").exists()


def test_every_page_of_a_case_is_light(demo: Mapping[str, Built]) -> None:
    for edition in EDITIONS:
        pages = [*demo[edition].site.glob("casi/*/*/*/**/index.html")]
        assert [page for page in pages if page.stat().st_size >= LIGHT] == []
