"""What a reader of a large registry receives: bytes as a static host sends them, to a browser that has nothing yet."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, find_chromium
from tests.site.static_host import static_host

MOST = 300_000
VIEWS = {
    "casi/": "elenco dei casi",
    "casi/?territorio=BS&ritardo=si": "elenco filtrato, da un collegamento",
}


def weights(site: Path) -> Iterator[str]:
    """Yield what each first view of a built site transfers, in words; nothing where there is no browser."""
    executable = find_chromium()
    if executable is None:
        return
    with sync_playwright() as playwright, static_host(site) as (host, sent):
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for address, name in (*VIEWS.items(), (_largest(site), "pagina di caso più pesante")):
            sent.clear()
            _open(browser, f"{host}/{address}")
            yield f"{name}: {sent.total() / 1000:.0f} kB trasferiti, {sent.total() / MOST:.2f} di quanto è ammesso"
        browser.close()


def _largest(site: Path) -> str:
    """Return the address of the page of a case with the most HTML."""
    pages = site.glob("casi/[A-Z][A-Z]/[0-9]*/[a-z]*/index.html")
    return f"{max(pages, key=lambda page: page.stat().st_size).parent.relative_to(site).as_posix()}/"


def _open(browser: Browser, url: str) -> None:
    with browser.new_context() as context:
        context.new_page().goto(url, wait_until="networkidle")
