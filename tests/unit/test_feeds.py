"""The feeds, read back by a parser that did not write them: identities, days, links, what they may tell."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # ships no types
import pytest

from registry.edition import Edition, shown_in
from registry.examination import examine
from registry.model import Case, Registry
from registry.settings import Settings
from registry.story import read_stories
from site_gen.context import Context
from site_gen.feeds.boards import board_files
from site_gen.feeds.feeds import LATEST, company_feeds, feeds
from tests.cases import case_of, case_with, setting_on
from tests.planted import Garden, case_file
from tests.repositories import AUTHOR, ID, PATH, PUBLIC, Script, case_text
from tests.unit.test_boards import board

DAY = "2026-11-23"
URL = "https://registro.example.org/"
TAKEN = "2026-03-02 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"
ATOM = "{http://www.w3.org/2005/Atom}"


def context_of(*cases: Case, edition: Edition = Edition.PUBLIC, day: str = DAY, site_url: str = URL) -> Context:
    setting = setting_on(day)
    shown = shown_in(edition, Registry(cases), setting.as_of)
    return replace(Context.of(shown, setting, Settings()), site_url=site_url)


def told_of(script: Script, edition: Edition = Edition.INTERNAL, *, day: str = DAY) -> Context:
    as_of = date.fromisoformat(day)
    examination = examine(script.root, as_of)
    stories = read_stories(script.root, examination.sound.cases, edition=edition, setting=examination.setting)
    shown = shown_in(edition, examination.sound, as_of)
    return replace(Context.of(shown, examination.setting, Settings(), stories=stories), site_url=URL)


def made(context: Context) -> dict[str, bytes]:
    files = (*feeds(context), *company_feeds(context, context.companies), *board_files(context))
    return {file.path: file.content for file in files if file.path.endswith(".xml")}


def read(content: bytes) -> Any:
    """Return a feed as the parser sees it, held well-formed, with all that RFC 4287 requires."""
    found = feedparser.parse(content)
    assert not found.bozo, found.bozo_exception
    root = ET.fromstring(content)  # noqa: S314 - our own bytes
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
    assert len({entry.id for entry in found.entries}) == len(found.entries), "an identity is used twice"
    return found


def entries(context: Context, path: str = "feed.xml") -> Mapping[str, Any]:
    return {entry.id.partition(":caso/")[2]: entry for entry in read(made(context)[path]).entries}


def sample(*facts: str, extra: str = PUBLIC) -> Case:
    return case_with("proroga_22bis_crisi", *facts, extra=extra)


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return Script.begin(tmp_path / "registro")


def test_a_feed_says_what_it_is_and_where() -> None:
    feed = read(made(context_of(sample(TAKEN)))["territori/BG/feed.xml"]).feed

    assert (feed.title, feed.language) == ("Crisi aziendali – Bergamo", "it")
    assert feed.id == "tag:registro.example.org,2026:territori/BG/feed.xml"
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": f"{URL}territori/BG/",
        "self": f"{URL}territori/BG/feed.xml",
    }
    assert feed.author == "Registro delle crisi aziendali della Lombardia"
    assert "CC BY 4.0" in feed.rights


def test_every_fact_is_an_entry_in_its_feeds() -> None:
    context = context_of(sample(TAKEN, EXAM, EXAM.replace("12", "20")), day="2026-03-22")
    base = "BG-2026-fonderie-esempio"
    names = [
        f"{base}/caso",
        f"{base}/proroga_22bis_crisi.1/esame_congiunto_ministeriale.1",
        f"{base}/proroga_22bis_crisi.1/esame_congiunto_ministeriale.2",
        f"{base}/proroga_22bis_crisi.1/presa_in_carico.1",
    ]

    for path in ("feed.xml", "territori/BG/feed.xml", "percorsi/7.1/feed.xml"):
        assert sorted(entries(context, path)) == names
    assert not entries(context, "territori/BS/feed.xml")
    assert not entries(context, "percorsi/7.4/feed.xml")
    entry = entries(context)[names[-1]]
    assert entry.title == "Presa in carico, 2 marzo 2026: Fonderie Esempio S.r.l."
    assert entry.link == f"{URL}casi/BG/2026/fonderie-esempio/"
    assert entry.updated == "2026-03-02T00:00:00+00:00"


def test_a_sector_and_a_company_with_several_cases_have_their_own() -> None:
    company = "azienda:\n  denominazione: Fonderie Esempio S.r.l.\n  ateco: {edizione: 2025, codice: '24.51'}\n"
    rest = f"sedi:\n  - provincia: BG\n{PUBLIC}procedure:\n  - causale: licenziamento_collettivo\n"
    first, second = (case_of(f"{company}{rest}", f"cases/BG/2026/{slug}.yaml") for slug in ("una", "due"))
    page = "aziende/fonderie-esempio-srl/"
    found = made(context_of(first, second))
    told = read(found[f"{page}feed.xml"])

    assert told.feed.title == "Crisi aziendali – Fonderie Esempio S.r.l."
    assert {link.href for link in told.feed.links} == {f"{URL}{page}", f"{URL}{page}feed.xml"}
    assert sorted(entry.link for entry in told.entries) == [f"{URL}casi/BG/2026/{slug}/" for slug in ("due", "una")]
    sector = read(found["settori/24/feed.xml"])
    assert sector.feed.title == "Crisi aziendali – settore 24: Fabbricazione di metalli di base"
    assert len(sector.entries) == 2
    assert f"{page}feed.xml" not in made(context_of(first))


def test_a_meeting_is_news_with_the_cases_that_the_edition_shows() -> None:
    shown = sample(TAKEN)
    hidden = case_with("proroga_22bis_crisi", TAKEN, extra="", path="cases/BG/2026/segreta.yaml")
    met = board("2026-11-05", "BG", cases=[shown.id, hidden.id], decisions=["segretissima"])
    setting = setting_on(DAY)
    registry = Registry((shown, hidden), boards=(met,))
    context = Context.of(shown_in(Edition.PUBLIC, registry, setting.as_of), setting, Settings())
    (entry,) = read(made(replace(context, site_url=URL))["tavoli/feed.xml"]).entries

    assert entry.title == "Tavolo bilaterale di Bergamo, 5 novembre 2026"
    assert entry.link == f"{URL}tavoli/2026/2026-11-05-bilaterale/"
    assert "1 caso discusso: Fonderie Esempio S.r.l." in entry.content[0].value
    assert "segret" not in entry.content[0].value


def test_a_corrected_fact_is_the_same_entry_changed(script: Script) -> None:
    name = f"{ID}/proroga_22bis_crisi.1/esame_congiunto_ministeriale.1"
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    before = entries(told_of(script))[name]
    script.commit("2026-03-25", {PATH: case_text(EXAM.replace("12", "13"))})
    after = entries(told_of(script))[name]

    assert (before.published[:10], before.updated[:10]) == ("2026-03-20", "2026-03-20")
    assert (after.published[:10], after.updated[:10]) == ("2026-03-20", "2026-03-25")
    assert "Modificato il 25 marzo 2026" in after.content[0].value
    assert "12/03/2026 → 13/03/2026" in after.content[0].value
    assert "Modificato" not in before.content[0].value


def test_a_fact_that_comes_to_light_later_moves_the_identity_of_none(script: Script) -> None:
    name = f"{ID}/proroga_22bis_crisi.1/esame_congiunto_ministeriale"
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    script.commit("2026-03-25", {PATH: case_text(EXAM.replace("12", "05"), EXAM)})
    found = entries(told_of(script))

    assert found[f"{name}.1"].title.startswith("Esame congiunto ministeriale, 12 marzo 2026")
    assert found[f"{name}.1"].updated[:10] == "2026-03-20"
    assert found[f"{name}.2"].title.startswith("Esame congiunto ministeriale, 5 marzo 2026")


def test_the_latest_news_come_first_whatever_the_day_of_the_fact(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    script.commit("2026-04-20", {PATH: case_text(TAKEN, EXAM)})
    titles = [
        entry.title.partition(",")[0] for entry in read(made(told_of(script, day="2026-05-01"))["feed.xml"]).entries
    ]

    assert titles[0] == "Presa in carico"


def test_a_renamed_case_keeps_its_entries() -> None:
    renamed = case_of(
        case_text(TAKEN, extra="pubblicazione:\n  dal: 2026-01-01\nid_precedenti: [BS-2026-nome-di-prima]\n"),
        "cases/BS/2026/nome-nuovo.yaml",
    )

    found = entries(context_of(renamed))
    assert {name.partition("/")[0] for name in found} == {"BS-2026-nome-di-prima"}
    assert {entry.link for entry in found.values()} == {f"{URL}casi/BS/2026/nome-nuovo/"}


def test_an_indicative_term_gone_by_is_attention_never_violation() -> None:
    facts = (TAKEN, EXAM, "2026-03-12 invio_verbale_ministeriale")
    before = entries(context_of(sample(*facts), day="2026-03-26"))
    after = entries(context_of(sample(*facts), day="2026-03-30"))
    (name,) = after.keys() - before.keys()
    entry = after[name]

    assert name == "BG-2026-fonderie-esempio/proroga_22bis_crisi.1/convocazione_parti/termine"
    assert entry.title == "Oltre il termine indicativo – Convocazione delle parti: Fonderie Esempio S.r.l."
    assert entry.updated[:10] == "2026-03-27"
    assert "non è una violazione" in entry.content[0].value
    assert not re.search(r"in ritardo|(?<!non è una )violazione", entry.content[0].value)


def test_the_public_feed_says_nothing_internal_and_nobody(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(TAKEN, extra=f"{PUBLIC}note: segretissima\n")})
    script.commit("2026-03-21", {PATH: case_text(TAKEN, extra=f"{PUBLIC}note: segretissima di più\n", workers=99)})
    everything = b"".join(made(told_of(script, Edition.PUBLIC)).values()).decode()

    assert "Lavoratori (Brescia): 120 → 99" in everything
    assert "segretissim" not in everything
    assert AUTHOR not in everything


def test_no_internal_word_and_no_trap_gets_through() -> None:
    garden = Garden()
    case = case_of(json.dumps(case_file(garden)), "cases/BG/2026/prova.yaml")
    again = case_of(json.dumps(case_file(garden) | {"id_precedenti": []}), "cases/BG/2026/seconda.yaml")
    files = made(context_of(case, again))
    assert {path.partition("/")[0] for path in files if "/" in path} >= {"aziende", "tavoli"}
    everything = b"".join(files.values()).decode()

    assert not [route for route, word in garden.planted.items() if word in everything]
    assert "<script" not in everything
    assert "javascript:alert" in everything
    for content in files.values():
        assert {entry.title_detail.type for entry in read(content).entries} <= {"text/plain"}
        for html in ET.fromstring(content).iter(f"{ATOM}content"):  # noqa: S314 - our own bytes
            assert html.get("type") == "html"
            assert not re.search(r"<(?!/?(?:p|ul|li)>)", html.text or "")


@pytest.mark.parametrize("name", ["a\x00b", "</entry><entry>", "]]>", "\u202erovescio", "&lt;b&gt;", "\ud800"])
def test_a_hostile_name_is_only_text(name: str) -> None:
    case = sample(TAKEN)
    hostile = case.model_copy(update={"company": case.company.model_copy(update={"name": name})})
    found = read(made(context_of(hostile.identified(case.identity)))["feed.xml"])

    assert len(found.entries) == 2


def test_without_the_address_of_the_site_links_are_relative_to_the_feed() -> None:
    content = made(context_of(sample(TAKEN), site_url=""))["territori/BG/feed.xml"]
    root = ET.fromstring(content)  # noqa: S314 - our own bytes
    links = {link.get("href") for link in root.iter(f"{ATOM}link")}

    assert links == {"../../territori/BG/", "../../territori/BG/feed.xml", "../../casi/BG/2026/fonderie-esempio/"}
    assert root.findtext(f"{ATOM}id") == "tag:registro-crisi,2026:territori/BG/feed.xml"


def test_a_feed_is_not_endless_and_reads_no_more_than_it_must() -> None:
    cases = [
        case_with("proroga_22bis_crisi", TAKEN, EXAM, extra=PUBLIC, path=f"cases/BG/2026/prova-{number}.yaml")
        for number in range(LATEST)
    ]

    assert len(read(made(context_of(*cases))["feed.xml"]).entries) == LATEST


def test_nothing_new_is_a_whole_feed_as_old_as_its_day() -> None:
    feed = read(made(context_of())["feed.xml"])

    assert feed.entries == []
    assert feed.feed.updated[:10] == DAY


def test_the_same_facts_are_the_same_bytes() -> None:
    assert made(context_of(sample(TAKEN, EXAM))) == made(context_of(sample(TAKEN, EXAM)))
