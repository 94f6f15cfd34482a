"""The pages of the quarterly reports, and the documents that stand beside them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from registry.edition import Edition, shown_in
from registry.model import Registry
from registry.settings import Settings
from site_gen.cache import Cache
from site_gen.context import Context
from site_gen.documents.formats import Format, published
from site_gen.outputs import File, Output, Page
from site_gen.pages.reports import pages
from site_gen.publication import publish
from tests.cases import setting_on
from tests.reports import json_figures, trapped, xlsx_figures
from tests.repositories import PATH, Script, case_text

TAKEN = "2026-03-05 presa_in_carico"


def site_on(day: str, registry: Registry) -> dict[str, Output]:
    setting = setting_on(day)
    context = Context.of(shown_in(Edition.INTERNAL, registry, setting.as_of), setting, Settings())
    made = [output for maker in pages(context).bulk for output in maker()]
    return {output.address if isinstance(output, Page) else output.path: output for output in made}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return trapped()


@pytest.mark.parametrize(
    ("day", "carries"),
    [("2026-03-31", {"", "SO/", "BS/"}), ("2026-06-30", {"", "SO/", "BS/"}), ("2026-07-01", {"BS/"})],
    ids=["in corso", "appena chiuso", "inviato"],
)
def test_documents_beside_the_pages(registry: Registry, day: str, carries: set[str]) -> None:
    site = site_on(day, registry)

    for place in ("", "SO/", "BS/"):
        page = site[f"rapporti/2026-T1/{place}"]
        assert isinstance(page, Page)
        for kind in published():
            path = f"rapporti/2026-T1/{place}rapporto.{kind}"
            assert (path in site) == (place in carries)
            assert (f'href="/{path}"' in page.content) == (place in carries)


def test_the_page_and_its_documents_say_the_same(registry: Registry) -> None:
    site = site_on("2026-04-20", registry)
    data, book = (site[f"rapporti/2026-T1/BS/rapporto.{suffix}"] for suffix in ("json", "xlsx"))

    assert isinstance(data, File)
    assert isinstance(book, File)
    assert json_figures(data.content) == xlsx_figures(book.content)


def test_a_build_whose_facts_did_not_change_makes_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    kept = Cache.kept

    def told(cache: Cache, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        def counted() -> bytes:
            made.append(ingredients)
            return make()

        return kept(cache, ingredients, counted)

    def build() -> int:
        made.clear()
        site = publish(script.root, edition="interna", as_of=date(2026, 4, 20))
        assert [output for maker in site.bulk for output in maker()]
        return len(made)

    monkeypatch.setattr(Cache, "kept", told)
    monkeypatch.setattr("site_gen.pages.reports.published", lambda: (Format.CSV, Format.JSON))
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text(TAKEN), "registro.toml": "formato = 1\n"})
    assert build() > 2 * 13 * 2  # two quarters, the region and the territories, two formats; and the extractions
    script.commit("2026-03-20", {"docs/index.md": "una pagina che non dice fatti"})
    assert build() == 0
    script.commit("2026-03-21", {PATH: case_text(TAKEN, workers=96)})
    assert build() > 0
