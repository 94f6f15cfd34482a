"""Take the pictures of the guide and of the README from the real site: `make screenshots` writes docs/immagini/.

The demonstration cases are built as of the day on which the guide says it is written, and a browser opens the pages
on that day. The pictures have a palette: a page is a few plain colours, and the guide stays light.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser import FLAGS, find_chromium

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "immagini"
DAY = "2026-11-23"
COLOURS = 160
_CASE = "BG-2026-cicli-orobianda-treviolo"

# The browser of a server has no Italian: its fields of a day are written as an Italian browser shows them.
_ITALIAN_DAYS = """() => document.querySelectorAll("input[type=date]").forEach(field => {
    const day = field.value.split("-").reverse().join("/")
    field.type = "text"
    field.value = day || "gg/mm/aaaa"
})"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which page, in a window of which size, after what a reader does there."""

    name: str
    edition: str
    address: str
    width: int = 1280
    height: int = 860
    prepare: Callable[[Page], object] | None = None


def _filled(page: Page) -> None:
    page.select_option("[name=tipo]", "convocazione_parti")
    page.fill("[name=data]", "2026-11-23")
    page.fill("[name=incontro_previsto]", "2026-12-03")
    page.fill("[name=ora]", "10:30")
    page.evaluate(_ITALIAN_DAYS)


SHOTS = (
    Shot("home", "pubblica", ""),
    Shot("casi", "interna", "casi/?territorio=BS&stato=presa_in_carico"),
    Shot("caso", "pubblica", "casi/BS/2026/ferriera-bagnalta-odolo/", height=1000),
    Shot("caso-telefono", "pubblica", "casi/BS/2026/ferriera-bagnalta-odolo/", width=390, height=780),
    Shot("evento", "interna", f"redazione/evento/?caso={_CASE}&percorso=7.2", height=980, prepare=_filled),
    Shot("controllo", "pubblica", "controlli/numero-non-valido/", height=720),
    Shot("rapporto", "pubblica", "rapporti/2026-T3/BS/", height=780),
)


def take(sites: Mapping[str, Path], folder: Path) -> None:
    """Write the pictures of the built sites, by edition, into a folder."""
    executable = find_chromium()
    if executable is None:
        raise SystemExit("Serve Chromium o Chrome: .ci/system-packages dice come averlo.")
    with ExitStack() as opened:
        bases = {edition: opened.enter_context(_served(site)) for edition, site in sites.items()}
        playwright = opened.enter_context(sync_playwright())
        browser = opened.enter_context(playwright.chromium.launch(executable_path=executable, args=list(FLAGS)))
        for shot in SHOTS:
            picture = _taken(browser, shot, bases[shot.edition])
            (folder / f"{shot.name}.png").write_bytes(_with_palette(picture))


def _taken(browser: Browser, shot: Shot, base: str) -> bytes:
    size: ViewportSize = {"width": shot.width, "height": shot.height}
    with browser.new_context(viewport=size, color_scheme="light", locale="it-IT", reduced_motion="reduce") as context:
        page = context.new_page()
        page.clock.install(time=f"{DAY}T10:00:00+01:00")
        page.goto(f"{base}/{shot.address}", wait_until="networkidle")
        if shot.prepare is not None:
            shot.prepare(page)
        page.evaluate("document.activeElement.blur()")
        page.evaluate("document.fonts.ready")
        return page.screenshot(animations="disabled", caret="hide")


def _with_palette(picture: bytes) -> bytes:
    # A median cut would give up the rare colours: the green of a tick, the violet of what is awaited. Fewer than
    # these would give up the lightest ones.
    reduced = (
        Image.open(BytesIO(picture))
        .convert("RGB")
        .quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    written = BytesIO()
    reduced.save(written, "PNG", optimize=True)
    return written.getvalue()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Keep requests off the terminal."""


def _built(edition: str, site: Path) -> Path:
    settings = {"REGISTRO_EDITION": edition, "REGISTRO_AS_OF": DAY}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=True)
    return site


def main() -> None:
    """Build both editions, and take the pictures."""
    with TemporaryDirectory() as scratch:
        sites = {edition: _built(edition, Path(scratch) / edition) for edition in ("pubblica", "interna")}
        take(sites, FOLDER)


if __name__ == "__main__":
    main()
