"""Registries out of the ordinary: empty, wrong, without Git."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cases import HEAD
from tests.site.audit import SCHEMES, SOUND, WIDTHS, Auditor
from tests.site.conftest import EDITIONS, Built
from tests.site.static_host import static_host

GOOD = f"""{HEAD}pubblicazione:
  dal: 2026-01-01
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: invio_verbale_regionale
        data: 2026-03-10
"""
WRONG = "azienda:\n  denominazione: Segreta S.r.l.\n"
LEAVE_OUT = "formato = 1\n\n[pubblicazione]\nescludi_non_validi = true\n"

Build = Callable[..., Built]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_empty_registry_is_a_whole_site(build_registry: Build, edition: str) -> None:
    built = build_registry({}, edition=edition)

    assert built.status == 0, built.printed
    for address in ("", "casi/", "casi/BG/", "territori/", "territori/BG/", "scadenze/"):
        content = built.content(address)
        assert "<h1>" in content, address
        assert ">None<" not in content, address
    nothing = "Nessun caso è pubblicato" if edition == "pubblica" else "Il registro non ha ancora casi"
    assert nothing in built.content("casi/")
    assert "Niente è in scadenza" in built.content("scadenze/")


def test_a_registry_with_errors_is_refused_with_its_findings(build_registry: Build) -> None:
    built = build_registry({"cases/BG/2026/buona.yaml": GOOD, "cases/BS/2026/errata.yaml": WRONG})

    assert built.status == 1
    assert not built.site.exists()
    assert "cases/BS/2026/errata.yaml" in built.printed
    assert "manca «sedi»" in built.printed
    assert "2 file controllati: 1 errore" in built.printed
    assert "Traceback" not in built.printed


def test_the_rest_may_be_published_and_the_public_is_not_told_which(build_registry: Build) -> None:
    files = {"cases/BG/2026/buona.yaml": GOOD, "cases/BS/2026/errata-segreta.yaml": WRONG}
    public = build_registry(files, settings=LEAVE_OUT)
    internal = build_registry(files, settings=LEAVE_OUT, edition="interna")

    assert "Fonderie Esempio" in public.content("casi/BG/2026/buona/")
    assert "1 file del registro non compare" in public.content("esclusi/")
    assert 'href="./esclusi/"' in public.content("")
    everything = "".join(page.read_text(encoding="utf-8") for page in public.pages())
    assert "errata-segreta" not in everything
    assert "Segreta S.r.l." not in everything
    assert "cases/BS/2026/errata-segreta.yaml" in internal.content("esclusi/")
    assert "manca «sedi»" in internal.content("esclusi/")


@pytest.mark.browser
def test_the_page_of_what_is_left_out_is_sound(
    build_registry: Build, audit: Auditor, serve: Callable[[Path], str]
) -> None:
    files = {"cases/BG/2026/buona.yaml": GOOD, "cases/BS/2026/errata-segreta.yaml": WRONG}
    base = serve(build_registry(files, settings=LEAVE_OUT, edition="interna").site)
    for width in WIDTHS:
        for scheme in SCHEMES:
            assert audit(f"{base}/esclusi/", width=width, scheme=scheme) == SOUND, (width, scheme)


def test_wrong_settings_are_never_left_out(build_registry: Build) -> None:
    built = build_registry({"cases/BG/2026/buona.yaml": GOOD}, settings=f"{LEAVE_OUT}sconosciuta = 1\n")

    assert built.status == 1
    assert "registro.toml" in built.printed


def test_without_git_the_site_says_that_it_does_not_know_its_version(build_registry: Build) -> None:
    built = build_registry({"cases/BG/2026/buona.yaml": GOOD})

    assert built.status == 0, built.printed
    assert "non è un deposito Git" in built.printed
    assert "versione" not in built.read("").partition("<footer")[2].partition("</footer>")[0]


def test_links_to_the_forge_are_those_of_the_settings(build_registry: Build) -> None:
    forge = 'formato = 1\n\n[forge]\narchivio = "https://forge.example.org/ufficio/registro"\nramo = "principale"\n'
    page = build_registry({"cases/BG/2026/buona.yaml": GOOD}, settings=forge).read("casi/BG/2026/buona/")

    base = "https://forge.example.org/ufficio/registro"
    assert f'href="{base}/edit/principale/cases/BG/2026/buona.yaml"' in page
    assert f'href="{base}/issues/new?title=Correzione%3A+BG-2026-buona' in page


@pytest.mark.browser
def test_what_is_not_found_under_a_folder_of_the_host_is_a_whole_page_that_searches(
    chromium: Browser, build_registry: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRO_SITE_URL", "https://ufficio.example.org/registro/")
    (tmp_path / "registro").symlink_to(build_registry({}).site)
    with static_host(tmp_path) as (host, _), chromium.new_context() as context:
        page, failed = context.new_page(), set[str]()
        page.on("response", lambda answer: failed.add(answer.url) if answer.status >= 400 else None)
        page.goto(f"{host}/registro/casi/BG/2026/non/c/e/")
        assert page.locator("h1").inner_text() == "Pagina non trovata"
        page.keyboard.press("f")
        page.keyboard.type("convocazione")
        page.locator(".md-search-result__item a").first.wait_for()
        assert f"{host}/registro/" in (page.locator(".md-search-result__item a").first.get_attribute("href") or "")
        page.keyboard.press("Escape")
        page.locator("main #testo").fill("fonderie")
        page.locator("main #testo").press("Enter")
        page.wait_for_url(f"{host}/registro/casi/?testo=fonderie")
        assert failed == {f"{host}/registro/casi/BG/2026/non/c/e/"}
