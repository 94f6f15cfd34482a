"""The demonstration registry as readers meet it, in both editions."""

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from frictionless import Package

from registry.schema import SchemaName, schema_of
from tests.site.audit import SCHEMES, SOUND, WIDTHS, Auditor
from tests.site.conftest import EDITIONS, PROJECT, Built
from tests.site.kinds import ADDRESSES, KINDS, addresses_of, kind_of

LINK = re.compile(r'\s(?:href|src|data-indice)="([^"]*)"')
ID = re.compile(r'\sid="?([^"\s>]+)')
CASES = [path.relative_to(PROJECT / "cases") for path in sorted((PROJECT / "cases").glob("[A-Z][A-Z]/*/*.yaml"))]

LATE = "casi/BS/2026/ferriera-bagnalta-odolo/"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_build_is_clean(demo: Mapping[str, Built], edition: str) -> None:
    assert demo[edition].status == 0, demo[edition].printed
    assert "WARNING" not in demo[edition].printed


def test_every_case_has_its_page_and_its_data(demo: Mapping[str, Built]) -> None:
    assert len(CASES) >= 60
    for path in CASES:
        folder = demo["interna"].site / "casi" / path.with_suffix("")
        data = json.loads((folder / "caso.json").read_text(encoding="utf-8"))
        assert (folder / "index.html").is_file()
        assert data["caso"] == "-".join([*path.parts[:2], path.stem])
        assert data["fatti"]["azienda"]["denominazione"]


def test_the_public_edition_shows_the_published_cases_only(demo: Mapping[str, Built]) -> None:
    published = {path for path in CASES if "\npubblicazione:" in (PROJECT / "cases" / path).read_text("utf-8")}
    shown = {path for path in CASES if (demo["pubblica"].site / "casi" / path.with_suffix("")).exists()}
    assert shown <= published
    assert len(shown) > len(CASES) / 2


def test_the_data_are_those_of_the_edition(demo: Mapping[str, Built]) -> None:
    for edition in EDITIONS:
        site = demo[edition].site
        rows = json.loads((site / "dati/casi.json").read_text(encoding="utf-8"))["righe"]
        # At a former address there are the data of the present one.
        shown = {f"{address}caso.json" for address in addresses_of(site) if (site / address / "caso.json").is_file()}
        assert {f"{row['pagina']}caso.json" for row in rows} == shown
        assert Package(str(site / "dati/datapackage.json")).validate().valid
    assert (demo["pubblica"].site / "dati/catalogo.ttl").is_file()
    assert not (demo["interna"].site / "dati/catalogo.ttl").exists()


@pytest.mark.parametrize("name", ["caso", "tavolo", "flusso"])
def test_the_schema_is_that_of_the_command(demo: Mapping[str, Built], name: SchemaName) -> None:
    text = (demo["pubblica"].site / f"schema/{name}.json").read_text(encoding="utf-8")
    assert json.loads(text) == schema_of(name)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_and_fragment_leads_somewhere(demo: Mapping[str, Built], edition: str) -> None:
    site = demo[edition].site
    ids: dict[Path, set[str]] = {}
    lost = set()
    for page in demo[edition].pages():
        for link in set(LINK.findall(page.read_text(encoding="utf-8"))):
            lost.update(_lost(unescape(link), page, site=site, ids=ids))
    assert not lost


def _lost(link: str, page: Path, *, site: Path, ids: dict[Path, set[str]]) -> set[tuple[str, str]]:
    if re.match(r"[a-z]+:", link):
        return set()
    here = page.relative_to(site).as_posix()
    address, fragment = urldefrag(urljoin(f"http://sito/{here}", link))
    target = site / unquote(address.removeprefix("http://sito/").partition("?")[0])
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return {(here, link)}
    if not fragment or target.suffix != ".html":
        return set()
    if target not in ids:
        ids[target] = set(ID.findall(target.read_text(encoding="utf-8")))
    return set() if unquote(fragment) in ids[target] else {(here, link)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_id_is_used_twice_on_a_page(demo: Mapping[str, Built], edition: str) -> None:
    for page in demo[edition].pages():
        found = ID.findall(page.read_text(encoding="utf-8").partition('id="contenuto"')[2])
        assert len(found) == len(set(found)), page


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_is_of_a_kind_that_a_browser_opens(demo: Mapping[str, Built], edition: str) -> None:
    unknown = [address for address in addresses_of(demo[edition].site) if kind_of(address) is None]
    assert not unknown, "add the kind to tests/site/kinds.py, with an address to open"


def test_every_kind_has_an_address_that_is_there(demo: Mapping[str, Built]) -> None:
    made = set(addresses_of(demo["interna"].site))
    for kind, opened in KINDS.items():
        assert opened, kind
        for address in opened:
            assert address.partition("?")[0] in made
            assert kind_of(address.partition("?")[0]) == kind


@pytest.mark.browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_sound_in_a_browser(
    demo: Mapping[str, Built], audit: Auditor, serve: Callable[[Path], str], address: str
) -> None:
    base = serve(demo["interna"].site)
    for width in WIDTHS:
        for scheme in SCHEMES:
            assert audit(f"{base}/{address}", width=width, scheme=scheme) == SOUND, (width, scheme)


@pytest.mark.browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_public_edition_shows_otherwise_is_sound_too(
    demo: Mapping[str, Built], audit: Auditor, serve: Callable[[Path], str], address: str
) -> None:
    """A page whose content is the same in both editions has been opened already."""
    place = address.partition("?")[0]
    public, internal = (demo[edition] for edition in EDITIONS)
    if place in set(addresses_of(public.site)) and public.content(place) != internal.content(place):
        base = serve(public.site)
        assert audit(f"{base}/{address}", width=1280, scheme="light") == SOUND
        assert audit(f"{base}/{address}", width=390, scheme="dark") == SOUND


def test_a_term_gone_by_is_attention_never_violation(demo: Mapping[str, Built]) -> None:
    page = demo["interna"].content(LATE)
    assert "Oltre il termine indicativo da 12 giorni" in page
    assert "8 lavorativi" in page
    assert "rc-late" not in page
    assert not re.search(r"in ritardo|violazione(?! )", page.replace("non è una violazione", ""), re.IGNORECASE)


def test_dates_are_in_words_with_their_machine_form(demo: Mapping[str, Built]) -> None:
    page = demo["interna"].content(LATE)
    assert '<time datetime="2026-11-11">mercoledì 11 novembre 2026</time>' in page


def test_announced_and_revised_workers_are_both_told(demo: Mapping[str, Built]) -> None:
    page = demo["pubblica"].content("casi/VA/2026/frigovera-comerio/")
    assert "519 secondo il primo annuncio" in page
    assert "Annunciati" in page
    assert "Aggiornati" in page


def test_what_the_law_notifies_is_apart_from_duties(demo: Mapping[str, Built]) -> None:
    pages = demo["interna"].pages()
    told = [page for page in pages if "Avvisi di legge, non doveri del Nucleo" in page.read_text("utf-8")]
    assert told
    assert all("da verificare con l'ufficio legale" in page.read_text(encoding="utf-8") for page in told)


def test_reminders_are_for_the_office_only(demo: Mapping[str, Built]) -> None:
    assert "Promemoria dell&#39;ufficio" in demo["interna"].content("")
    assert "Promemoria dell" not in demo["pubblica"].content("")
    assert "Solo nell" not in "".join(page.read_text(encoding="utf-8") for page in demo["pubblica"].pages())
