"""The story of a case on its page: in words, and publicly without who, without messages, without internal facts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.planted import Garden, case_file, confidential_procedure
from tests.repositories import AUTHOR, PATH, PUBLIC, Script, case_text
from tests.site.conftest import EDITIONS, Built, Planted, build, write_registry
from tests.site.test_editions import bytes_of
from tests.site.test_traps import Elements

PLANTED_PATH = "cases/BG/2026/prova.yaml"
CASE, PLANTED_CASE = "casi/BS/2026/fonderie-esempio/", "casi/BG/2026/prova/"
EXAM = "2026-03-12 esame_congiunto_ministeriale"


@pytest.fixture(scope="module")
def garden() -> Garden:
    return Garden()


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory, garden: Garden) -> Script:
    """Return a repository in which every field of a case was filled, changed, and filled again."""
    script = Script.begin(tmp_path_factory.mktemp("storia") / "registro")
    first = case_file(garden)
    first["procedure"].append(confidential_procedure(garden))
    write_registry(script.root, {PLANTED_PATH: first, PATH: case_text(extra=PUBLIC)})
    script.commit("2026-03-10", {})
    second = case_file(garden)  # other words in every text
    second["procedure"].append(confidential_procedure(garden))
    write_registry(script.root, {PLANTED_PATH: second})
    script.commit("2026-03-15", {}, author="Bruno Notissimo")
    second["sedi"] = [{"comune": "Dalmine", "provincia": "BG", "lavoratori": 5}]
    write_registry(script.root, {PLANTED_PATH: second})
    script.commit("2026-03-20", {PATH: case_text(EXAM, extra=PUBLIC, workers=96)})
    return script


@pytest.fixture(scope="module")
def sites(script: Script, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Built]:
    folder = tmp_path_factory.mktemp("siti")
    return {name: build(script.root / "mkdocs.yml", folder / name, edition=name) for name in EDITIONS}


def test_the_page_tells_what_changed(sites: Mapping[str, Built]) -> None:
    for site in sites.values():
        assert site.status == 0, site.printed
        page = site.content(CASE)
        assert "Storia del caso" in page
        assert "2 modifiche" in page
        assert "Lavoratori (Brescia): 120 → 96" in page
        assert "Esame congiunto ministeriale del 12/03/2026, registrato il 20/03/2026, 8 giorni dopo" in page


def test_the_first_page_tells_the_latest_changes(sites: Mapping[str, Built]) -> None:
    for site in sites.values():
        latest = site.content("").partition('id="ultime-modifiche"')[2]
        assert "Lavoratori (Brescia): 120 → 96" in latest
        assert '<time datetime="2026-03-20">' in latest


def test_only_the_internal_edition_says_who(sites: Mapping[str, Built]) -> None:
    assert AUTHOR in sites["interna"].content(CASE)
    assert AUTHOR in sites["interna"].content("")
    assert "Bruno Notissimo" in sites["interna"].told(PLANTED_CASE)
    for path, content in bytes_of(sites["pubblica"].site):
        text = content.decode(errors="replace")
        for hidden in (AUTHOR, "Notissimo", "segreta@example.org", "messaggio segretissimo"):
            assert hidden not in text, path


def test_no_internal_word_of_any_version_is_published(sites: Mapping[str, Built], garden: Garden) -> None:
    assert len(garden.planted) > 100
    assert any(word in sites["interna"].told(PLANTED_CASE) for word in garden.planted.values())
    for path, content in bytes_of(sites["pubblica"].site):
        assert "segretissimo" not in content.decode(errors="replace"), path


def test_traps_of_former_versions_are_only_text(sites: Mapping[str, Built]) -> None:
    for site in sites.values():
        parser = Elements()
        parser.feed(site.told(PLANTED_CASE))
        assert "<script>alert" not in site.told(PLANTED_CASE)
        assert not any(name.startswith("on") for _, attributes in parser.elements for name in attributes)


def test_without_git_one_line_says_so(planted: Planted) -> None:
    page = planted.editions["pubblica"].content(PLANTED_CASE)
    assert "La storia delle modifiche non è disponibile. La cartella non è un deposito Git." in page


def test_a_shallow_copy_says_so(script: Script, tmp_path: Path) -> None:
    copy = script.clone(tmp_path / "copia", "--depth=1")
    page = build(copy.root / "mkdocs.yml", tmp_path / "sito", edition="interna").content(CASE)
    assert "La copia del deposito Git è parziale" in page
    assert "git fetch --unshallow" in page
    assert "Caso registrato" not in page


def test_the_same_commit_gives_the_same_pages(sites: Mapping[str, Built], script: Script, tmp_path: Path) -> None:
    copy = script.clone(tmp_path / "copia")
    again = build(copy.root / "mkdocs.yml", tmp_path / "sito", edition="pubblica")
    assert again.told(PLANTED_CASE) == sites["pubblica"].told(PLANTED_CASE)
