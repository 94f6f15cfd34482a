"""The injection strings of the trade, in every text of a registry: wherever they come out they are text."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import feedparser  # type: ignore[import-untyped]  # ships no types
import pytest
from playwright.sync_api import Browser

from tests.calendars import events_of
from tests.planted import FORMULA, TRAPS
from tests.site.audit import SOUND, Auditor
from tests.site.conftest import EDITIONS, Planted
from tests.site.kinds import addresses_of, kind_of

CASE = "casi/BG/2026/prova/"
MARK = "trappola"
ROOT_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# What a trap would make of a page, were it more than text; Markdown included.
MADE = """() => [...document.querySelectorAll(`
    #trappola, [onerror], [onload], img[src="x"], iframe, a[href*="javascript:"], a[href*="trappola.invalid"]`),
    ...[...document.querySelectorAll("script, style")].filter(one => one.textContent.includes("trappola")),
    ...[...document.querySelectorAll("strong, b")].filter(one => one.textContent === "forte"),
    ].map(one => one.outerHTML.slice(0, 200))"""


class Elements(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    return parser


def files(planted: Planted, suffix: str) -> Iterator[Path]:
    """Yield the files of a kind in both editions that hold a trap, or may: what is compressed is not read here."""
    for built in planted.editions.values():
        for path in sorted(built.site.rglob(f"*{suffix}")):
            if suffix == ".xlsx" or MARK.encode() in path.read_bytes():
                yield path


# --- pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_traps_are_only_text(planted: Planted, edition: str) -> None:
    for path in sorted(planted.editions[edition].site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        page = parsed(html)
        assert "<script>alert" not in html, path
        assert html.count("<title>") == html.count("</title>"), path
        for tag, attributes in page.elements:
            assert not any(name.startswith("on") for name in attributes), (path, tag, attributes)
            assert attributes.get("id") != MARK, (path, tag)
            assert tag != "iframe", path
            links = [attributes.get(name) or "" for name in ("href", "src", "action")]
            assert not any("javascript:" in link.lower() or "trappola.invalid" in link for link in links), (path, tag)


@pytest.mark.parametrize("edition", EDITIONS)
def test_texts_of_files_are_never_rendered(planted: Planted, edition: str) -> None:
    text = " ".join("".join(parsed(planted.editions[edition].told(CASE)).texts).split())
    for trap in (FORMULA, *TRAPS):
        assert " ".join(trap.split()) in text, trap
    assert text.count("[") > 10_000


def trapped_pages(planted: Planted, edition: str) -> Mapping[str, str]:
    """Return one page of every kind that tells a trap, by its kind."""
    site = planted.editions[edition].site
    told = [address for address in addresses_of(site) if MARK in planted.editions[edition].read(address)]
    return {kind: address for address in reversed(told) if (kind := kind_of(address)) is not None}


@pytest.mark.browser
@pytest.mark.parametrize("edition", EDITIONS)
def test_in_a_browser_they_make_nothing_ask_nothing_and_fit(
    planted: Planted, audit: Auditor, serve: Callable[[Path], str], edition: str
) -> None:
    base = serve(planted.editions[edition].site)
    pages = trapped_pages(planted, edition)
    assert len(pages) > 10
    for address in (*pages.values(), "casi/?testo=trappola"):
        assert audit(f"{base}/{address}", width=390, scheme="light", script=MADE, axe=False) == SOUND, address


@pytest.mark.browser
def test_the_explorer_finds_one_as_text(planted: Planted, chromium: Browser, serve: Callable[[Path], str]) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{serve(planted.editions['interna'].site)}/casi/?testo=%3Cscript%3E")
        page.locator("#elenco tbody th", has_text="<script>alert('trappola')</script>").wait_for()
        assert page.evaluate(MADE) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_cases_say_is_not_in_the_search_of_guide_and_rules(planted: Planted, edition: str) -> None:
    index = planted.editions[edition].site / "search/search_index.json"
    assert MARK not in index.read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_search_of_guide_and_rules_still_finds(
    planted: Planted, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    """A text of the trade in the index once left readers without any answer."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(planted.editions['interna'].site)}/regole/")
        page.keyboard.press("f")
        page.keyboard.type("convocazione")
        page.locator(".md-search-result__item").first.wait_for()
        assert page.evaluate(MADE) == []


# --- what is subscribed to --------------------------------------------------------------------------------


def test_feeds_tell_them_as_text(planted: Planted) -> None:
    found = [path for path in files(planted, ".xml") if path.name == "feed.xml"]
    assert found
    for path in found:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        for entry in feed.entries:
            assert entry.title_detail.type == "text/plain"
            html = parsed(entry.content[0].value) if "content" in entry else Elements()
            assert {tag for tag, _ in html.elements} <= {"p", "ul", "li"}, path


def test_calendars_gain_no_line(planted: Planted) -> None:
    found = list(files(planted, ".ics"))
    assert sum(len(events_of(path.read_bytes())) for path in found)
    for path in found:
        lines = path.read_bytes().decode().split("\r\n")
        assert len(events_of(path.read_bytes())) == lines.count("BEGIN:VEVENT"), path
        assert not [line for line in lines if line.startswith(("<", "=", "["))], path


# --- what is downloaded -----------------------------------------------------------------------------------


def test_no_cell_is_a_formula(planted: Planted) -> None:
    tables, books = list(files(planted, ".csv")), list(files(planted, ".xlsx"))
    assert tables
    assert books
    for path in tables:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","))
        assert not [cell for row in rows for cell in row if cell.startswith(ROOT_FORMULA) and not _is_number(cell)], (
            path
        )
        assert len({len(row) for row in rows if row}) == 1, path
    for path in books:
        with ZipFile(path) as book:  # a formula is an element of its own, <f>, whoever reads it
            sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet], path


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(",", "", 1).replace(".", "", 1).isdigit()


def test_json_tells_them_as_they_were_written(planted: Planted) -> None:
    for built in planted.editions.values():
        told = json.loads((built.site / CASE / "caso.json").read_text(encoding="utf-8"))
        name = told["fatti"]["azienda"]["denominazione"]
        assert name.startswith(FORMULA)
        assert all(trap in name for trap in TRAPS)
