"""The publisher's frame, end to end, on an invented publication."""

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_gen.staging import Staging
from tests.site.audit import SCHEMES, SOUND, WIDTHS, Auditor
from tests.site.fake import NOTE, TITLES

PROJECT = Path(__file__).parents[2]
CONFIG = f"""\
INHERIT: {PROJECT}/mkdocs.yml
site_url: https://registro.invalid/crisi/
nav:
  - Home: index.md
  - Casi: casi/index.md
  - Territori: territori/index.md
  - Norme e controlli:
      - Regole: regole/index.md
      - Note legali: note-legali.md
  - Guida: guida/index.md
"""
GUIDE = """\
# Guida

Si veda la [regola](/regole/R-7.1.3-1/) e l'[elenco](../casi/index.md); `<a href="/esempio/">` è testo.

## Una tabella

| a | b |
|---|---|
| 1 | 2 |
"""


class Office:
    """A repository with a mkdocs.yml and a few hand-written pages."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root / "site"
        self.write("mkdocs.yml", CONFIG)
        self.write("docs/guida/index.md", GUIDE)
        self.write("docs/note-legali.md", "# Note legali\n")
        self.write("docs/guida/bozza.yaml", "segreto: non va pubblicato\n")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def start(self, *arguments: str, env: Mapping[str, str] | None = None, **settings: object) -> subprocess.Popen[str]:
        """Start MkDocs with these arguments; `settings` are those of the fake publication."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.site.fake", *arguments, "-f", str(self.root / "mkdocs.yml")],
            cwd=PROJECT,
            env={
                **os.environ,
                "REGISTRO_AS_OF": "2026-03-31",
                "NO_MKDOCS_2_WARNING": "1",
                "FAKE": json.dumps(settings),
                **(env or {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def build(self, *arguments: str, env: Mapping[str, str] | None = None, **settings: object) -> tuple[int, str]:
        """Return the exit status of a build and what it printed."""
        process = self.start("build", *arguments, env=env, **settings)
        printed, _ = process.communicate(timeout=120)
        return process.returncode, printed

    def read(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an office with the site of the public edition, built without a warning."""
    office = Office(tmp_path_factory.mktemp("built"))
    status, printed = office.build("--strict")
    assert (status, "WARNING" in printed) == (0, False), printed
    return office


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


# --- pages ------------------------------------------------------------------------------------------------


def test_stamped_pages_equal_mkdocs_own(built: Office, office: Office) -> None:
    office.build(as_navigation=True)
    assert tree(office.site) == tree(built.site)


def test_titles_are_text_everywhere(built: Office) -> None:
    for number, title in enumerate(TITLES):
        (page,) = built.site.glob(f"casi/*/*/caso-{number}/index.html")
        html = page.read_text(encoding="utf-8")
        assert "<script>alert" not in html, title
        assert html.count("<title>") == html.count("</title>") == html.count("<h1>") == 1, title


def test_links_written_from_the_root_are_relative(built: Office) -> None:
    assert 'href="../../../../casi/?stato=aperti#elenco"' in built.read("casi/BG/2024/caso-0/index.html")
    assert 'href="./casi/?stato=aperti#elenco"' in built.read("index.html")
    guide = built.read("guida/index.html")
    assert 'href="../regole/R-7.1.3-1/"' in guide
    assert "&lt;a href=&quot;/esempio/&quot;&gt;" in guide or '&lt;a href="/esempio/"&gt;' in guide


def test_edit_link_leads_to_the_file_of_the_page(built: Office) -> None:
    address = "https://forge.invalid/ufficio/registro/edit/main/"
    assert f'href="{address}cases/casi/BG/2024/caso-0/x.yaml"' in built.read("casi/BG/2024/caso-0/index.html")
    assert f'href="{address}docs/guida/index.md"' in built.read("guida/index.html")
    assert 'rel="edit' not in built.read("dati/index.html")


def test_tab_of_the_section_is_marked_on_stamped_pages(built: Office) -> None:
    assert built.read("casi/BG/2024/caso-0/index.html").count('aria-current="true"') == 1
    assert 'aria-current="true"' not in built.read("dati/index.html")


def test_sitemap_lists_every_page_and_no_date(built: Office) -> None:
    sitemap = built.read("sitemap.xml")
    for address in ("", "casi/", "casi/BG/2024/caso-0/", "guida/", "regole/R-7.1.3-1/"):
        assert f"<loc>https://registro.invalid/crisi/{address}</loc>" in sitemap
    assert "lastmod" not in sitemap
    assert gzip.decompress((built.site / "sitemap.xml.gz").read_bytes()).decode() == sitemap


def test_search_finds_what_is_searchable_alone(built: Office) -> None:
    index = json.loads(built.read("search/search_index.json"))["docs"]
    assert {entry["location"].split("#")[0] for entry in index} == {
        "guida/",
        "note-legali/",
        "regole/R-7.1.3-1/",
    }


def test_stray_files_of_the_documents_are_not_published(built: Office) -> None:
    assert not list(built.site.rglob("*.yaml"))


def test_a_theme_that_cannot_be_stamped_is_rendered_in_full(office: Office) -> None:
    office.write("mkdocs.yml", CONFIG + "theme:\n  custom_dir: tema\n")
    office.write("tema/partials/actions.html", "{{ page.meta.title | length }}")
    status, printed = office.build()
    stamped = tree(office.site)
    assert (status, printed.count("per intero")) == (0, 1)
    office.build(as_navigation=True)
    assert tree(office.site) == stamped


def test_internal_edition_says_so_and_asks_not_to_be_indexed(office: Office) -> None:
    office.build(env={"REGISTRO_EDITION": "interna", "REGISTRO_INDEXED": "true"})
    page = office.read("casi/BG/2024/caso-0/index.html")
    assert "Edizione interna" in page
    assert '<meta name="robots" content="noindex">' in page


# --- the same inputs, the same bytes ----------------------------------------------------------------------


def test_bytes_depend_on_nothing_else(built: Office, office: Office) -> None:
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "86400",
    }
    office.build(env=elsewhere)
    assert tree(office.site) == tree(built.site)


# --- never half a site ------------------------------------------------------------------------------------


def test_refused_registry_leaves_the_old_site(office: Office) -> None:
    office.build()
    before = tree(office.site)
    status, printed = office.build(refuse="casi/BG/x.yaml:3: «trenta» non è un numero.")
    assert (status, tree(office.site)) == (1, before)
    assert "casi/BG/x.yaml:3: «trenta» non è un numero." in printed
    assert "Traceback" not in printed


def test_failing_page_is_one_message(office: Office) -> None:
    status, printed = office.build(fail="guasto di prova")
    assert (status, office.site.exists()) == (1, False)
    assert printed.count("guasto di prova") == 1
    assert "Traceback" not in printed
    assert "Traceback" in office.build("--verbose", fail="guasto di prova")[1]


def test_two_pages_at_one_address_are_refused(office: Office) -> None:
    status, printed = office.build(repeated=True)
    assert (status, office.site.exists()) == (1, False)
    assert "2 pagine hanno lo stesso indirizzo «/casi/BG/2024/caso-0/»" in printed


@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_strict_publishes_nothing_with_a_warning(office: Office, quiet: tuple[str, ...]) -> None:
    office.build()
    before = tree(office.site)
    status, printed = office.build("--strict", *quiet, dangling=True)
    assert (status, tree(office.site)) == (1, before), printed


def test_broken_link_is_named(office: Office) -> None:
    status, printed = office.build(dangling=True)
    assert status == 0
    assert "«/casi/BG/2025/caso-3/» rimanda a «/non-esiste/»" in printed
    assert office.site.exists()


def test_much_smaller_site_is_not_published_without_a_word(office: Office) -> None:
    office.build()
    status, printed = office.build("--strict", pages=2)
    assert status == 1
    assert "quello già pubblicato" in printed


def test_second_build_at_once_is_refused(office: Office) -> None:
    staging = Staging.open(office.site)
    try:
        status, printed = office.build()
    finally:
        staging.close()
    assert (status, office.site.exists()) == (1, False)
    assert "Un'altra costruzione dello stesso sito è in corso" in printed
    assert office.build()[0] == 0


def test_unwritable_output_is_explained(office: Office) -> None:
    office.write("occupato", "un file, non una cartella")
    status, printed = office.build("--site-dir", str(office.root / "occupato" / "site"))
    assert status == 1
    assert "Non è possibile scrivere in" in printed
    assert "Traceback" not in printed


def test_hidden_files_of_the_old_site_are_kept(office: Office) -> None:
    office.build()
    office.write("site/.htaccess", "Require valid-user\n")
    office.build()
    assert office.read(".htaccess") == "Require valid-user\n"


def test_killed_builds_leave_the_old_site_or_the_new(office: Office) -> None:
    office.build(pages=40)
    old = tree(office.site)
    office.build(pages=50)
    new = tree(office.site)
    office.build(pages=40)
    for moment in (0.2, 0.45, 0.6, 0.75, 0.9, 1.1, 1.3):
        process = office.start("build", pages=50, pause=0.01)
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert tree(office.site) in (old, new), moment
    _wait_for(lambda: office.build(pages=50)[0] == 0)
    assert tree(office.site) == new
    assert [path.name for path in office.root.iterdir() if path.name.startswith(".")] == []


# --- while working ----------------------------------------------------------------------------------------


def test_serving_shows_stamped_pages_and_follows_the_cases(office: Office) -> None:
    office.write(NOTE, "prima")
    with _serving(office) as url:
        _wait_for(lambda: b"<p>prima</p>" in _fetch(f"{url}dati/"))
        _wait_for(lambda: _shown(office, url, "dopo"))
    assert not office.site.exists()


def _shown(office: Office, url: str, note: str) -> bool:
    """Write each time: the server may not yet be watching at its first answers."""
    office.write(NOTE, note)
    return f"<p>{note}</p>".encode() in _fetch(f"{url}dati/")


@contextmanager
def _serving(office: Office) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = office.start("serve", "--livereload", "-a", f"127.0.0.1:{port}")
    try:
        yield f"http://127.0.0.1:{port}/crisi/"
    finally:
        os.kill(process.pid, signal.SIGINT)
        process.communicate(timeout=30)


def _fetch(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            content: bytes = answer.read()
    except OSError:
        return b""
    return content


def _wait_for(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 30
    while not done():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.1)


# --- in a browser -----------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "vetrina/", "guida/", "note-legali/"])
def test_page_is_accessible_and_calls_no_other_host(
    audit: Auditor, serve: Callable[[Path], str], built: Office, path: str, width: int, scheme: str
) -> None:
    assert audit(f"{serve(built.site)}/{path}", width=width, scheme=scheme) == SOUND


@pytest.mark.browser
def test_search_index_is_fetched_when_the_search_is_opened(
    chromium: Browser, serve: Callable[[Path], str], built: Office
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{serve(built.site)}/vetrina/", wait_until="networkidle")
        assert not any("search_index" in url for url in requests)
        page.keyboard.press("f")
        page.keyboard.type("parolacercata")
        page.locator(".md-search-result__item", has_text="R-7.1.3-1 Convocazione").wait_for()


@pytest.mark.browser
def test_keyboard_skips_to_the_content(chromium: Browser, serve: Callable[[Path], str], built: Office) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(built.site)}/vetrina/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.rc-page') !== null")
