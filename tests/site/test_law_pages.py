"""Reports, rules, paths, glossary and controls as readers meet them."""

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest

from registry.checks import CHECKS
from registry.controls import controls
from registry.glossary import fields, label_of, values
from registry.law import load_law
from registry.traceability import proofs_of
from registry.vocabulary.territories import territories
from tests.site.conftest import EDITIONS, Built

LAW = load_law()


def test_every_rule_has_its_page_with_its_words(demo: Mapping[str, Built]) -> None:
    assert len(LAW.rules) == 162
    for rule in LAW.rules.values():
        page = unescape(demo["pubblica"].content(f"regole/{rule.id}/"))
        assert f"«{rule.quote}»" in page, rule.id
        assert rule.reading in page, rule.id
        assert f"paragrafo {rule.paragraph}" in page, rule.id


def test_every_reading_and_statute_has_its_page(demo: Mapping[str, Built]) -> None:
    for reading in LAW.interpretations.values():
        page = demo["pubblica"].content(f"regole/{reading.id}/")
        assert reading.text in unescape(re.sub(r"</?a\b[^<>]*>", "", page)), reading.id
        assert f"decisioni/{reading.decision}/" in page, reading.id
    for statute in LAW.statutes.values():
        page = demo["pubblica"].content(f"regole/{statute.id}/")
        assert ("Non verificato" in page) is not statute.verified, statute.id
        assert "ufficio legale" in page, statute.id


def test_a_rule_without_a_quantified_term_says_so(demo: Mapping[str, Built]) -> None:
    silent = "nessun termine quantificato: il registro non inventa date"
    assert silent in demo["pubblica"].content("regole/R-7.1.1-1/")
    assert silent not in demo["pubblica"].content("regole/R-7.1.3-1/")
    assert "10 giorni lavorativi da «Esame congiunto ministeriale» (termine indicativo)" in demo["pubblica"].content(
        "regole/R-7.1.3-1/"
    )


def test_a_rule_tells_the_cases_it_applies_to_in_the_edition_only(demo: Mapping[str, Built]) -> None:
    inside = set(re.findall(r"casi/[A-Z]{2}/\d{4}/[a-z0-9-]+", demo["interna"].content("regole/R-7.1.3-1/")))
    outside = set(re.findall(r"casi/[A-Z]{2}/\d{4}/[a-z0-9-]+", demo["pubblica"].content("regole/R-7.1.3-1/")))
    assert outside < inside
    assert all((demo["pubblica"].site / address).is_dir() for address in outside)


def test_a_rule_page_tells_places_proofs_and_reason(demo: Mapping[str, Built]) -> None:
    held = unescape(demo["pubblica"].content("regole/R-7.1.3-11/"))
    assert "Dove vive nel registro" in held
    assert 'Calcolo: <a href="../../guida/capofila/">Quale Nucleo è capofila</a>' in held
    assert "percorsi svolti a mano" in held
    assert "A pari merito il capofila è da concordare" in held
    by_hand = [rule for rule in LAW.rules.values() if rule.manual_reason]
    assert by_hand
    for rule in by_hand:
        page = unescape(demo["pubblica"].content(f"regole/{rule.id}/"))
        assert str(rule.manual_reason) in page
        assert proofs_of(rule.id).count or "Nessuna prova automatica: la tiene viva l'ufficio" in page


def test_a_rule_without_open_actions_names_the_cases_of_its_path(demo: Mapping[str, Built]) -> None:
    page = demo["interna"].content("regole/R-D3-6/")
    assert "casi in archivio" in page
    assert re.search(r"casi/[A-Z]{2}/2016/[a-z0-9-]+", page)


def test_the_traceability_table_is_published(demo: Mapping[str, Built]) -> None:
    table = json.loads((demo["pubblica"].site / "regole" / "tracciabilita.json").read_text("utf-8"))
    assert set(table) == {*LAW.rules, *LAW.interpretations, *LAW.statutes}
    assert all(entry["dove"] or entry.get("a_mano_perche") for name, entry in table.items() if name in LAW.rules)


CITED = re.compile(r"\b(?:R-D?\d[\d.]*-\d+|S-\d\d|[ACP]-\d{1,2})\b")


def test_a_rule_cited_anywhere_links_to_its_page(demo: Mapping[str, Built]) -> None:
    """Headings, links themselves and examples apart, no rule is named without its link."""
    loose = set()
    for page in demo["interna"].site.rglob("index.html"):
        body = page.read_text("utf-8").partition("<body")[2]
        text = re.sub(r"<(a|pre|code|script|h1|h2|h3|nav|title|details)\b.*?</\1>", " ", body, flags=re.DOTALL)
        loose |= {(str(page), rule) for rule in CITED.findall(re.sub(r"<[^>]*>", " ", text))}
    assert {(page, rule) for page, rule in loose if f"/{rule}/" not in page} == set()


@pytest.mark.parametrize("code", LAW.paths)
def test_every_path_has_its_page_with_every_step(demo: Mapping[str, Built], code: str) -> None:
    page = unescape(demo["pubblica"].content(f"percorsi/{code}/"))
    for number, step in enumerate(LAW.paths[code].steps, start=1):
        assert f"{number}. {label_of(step.step)}" in page
        assert all(f"{rule}</a>" in page for rule in (*step.rules, *step.see, *step.terms))
        assert all(LAW.rules[rule].quote in page for rule in step.terms)


def test_every_finding_has_its_help_page(demo: Mapping[str, Built]) -> None:
    assert {path.name for path in (demo["pubblica"].site / "controlli").iterdir() if path.is_dir()} == set(controls())
    for check in CHECKS:
        assert check.title.rstrip(".") in unescape(demo["pubblica"].content(f"controlli/{check.slug}/"))


def test_every_word_of_the_glossary_has_its_anchor(demo: Mapping[str, Built]) -> None:
    page = demo["pubblica"].content("glossario/")
    anchors = set(re.findall(r'id="((?:voce|parola)-[^"]+)"', page))
    assert anchors == {f"voce-{name}" for name in fields()} | {f"parola-{name}" for name in values()}


def test_every_actor_of_the_law_has_a_name() -> None:
    named = {actor for rule in LAW.rules.values() for actor in rule.actor}
    assert named <= set(values())


def test_hand_written_pages_link_the_rules_they_cite(demo: Mapping[str, Built]) -> None:
    page = demo["pubblica"].read("decisioni/0007-trimestri-e-semestri/")
    assert '<a href="../../regole/R-8-4/"><code>R-8-4</code></a>' in page


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_quarter_has_thirteen_reports(demo: Mapping[str, Built], edition: str) -> None:
    folder = demo[edition].site / "rapporti"
    quarters = sorted(path.name for path in folder.iterdir() if re.fullmatch(r"\d{4}-T[1-4]", path.name))
    assert quarters[-1] == "2026-T4"
    for quarter in quarters:
        siglas = {path.name for path in (folder / quarter).iterdir() if path.is_dir()}
        assert siglas == set(territories())
        assert (folder / quarter / "index.html").is_file()


def test_a_report_tells_steps_times_terms_and_what_is_awaited(demo: Mapping[str, Built]) -> None:
    page = unescape(demo["interna"].content("rapporti/2026-T1/BS/"))
    assert "Inviato il 14 aprile 2026" in page
    assert "Commento del Nucleo" in page
    assert "ultimo giorno del trimestre" in page
    assert re.search(r"\d+ giorn[io] dopo «", page)
    assert "Alla fine" in page
    for rule in ("R-8-4", "R-8-5", "R-8-6"):
        assert f"«{LAW.rules[rule].quote}»" in page


def test_a_running_quarter_says_so(demo: Mapping[str, Built]) -> None:
    page = demo["interna"].content("rapporti/2026-T4/MI/")
    assert "Il trimestre è in corso" in page
    assert 'datetime="2026-11-23"' in page


def test_a_territory_with_nothing_to_report_says_so(demo: Mapping[str, Built]) -> None:
    assert "Nessuna crisi in carico nel trimestre." in demo["interna"].content("rapporti/2025-T1/CO/")
    public = demo["pubblica"].content("rapporti/2025-T1/CO/")
    assert "Nessuna crisi in carico nel trimestre tra i casi pubblicati." in public


def test_a_crisis_on_several_territories_is_in_each_report_and_once_in_the_region(demo: Mapping[str, Built]) -> None:
    name = "Latteria Pianalunga"
    assert all(name in demo["interna"].content(f"rapporti/2026-T1/{sigla}/") for sigla in ("BS", "CR"))
    region = demo["interna"].content("rapporti/2026-T1/")
    rows = region.partition('id="crisi"')[2].partition("<h2")[0]
    assert rows.count(name) == 1


def test_monitored_crises_are_for_the_office_only(demo: Mapping[str, Built]) -> None:
    assert "Seguite, non in carico" in demo["interna"].content("rapporti/2026-T4/")
    for page in (demo["pubblica"].site / "rapporti").rglob("index.html"):
        assert "Seguite, non in carico" not in page.read_text("utf-8")


def test_reports_never_call_a_report_late(demo: Mapping[str, Built]) -> None:
    for page in (demo["interna"].site / "rapporti").glob("*/*/index.html"):
        heading = page.read_text("utf-8").partition("<h1>")[2].partition("</header>")[0]
        assert "ritardo" not in heading
        assert "rc-late" not in heading
