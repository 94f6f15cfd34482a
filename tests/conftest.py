"""What several kinds of test share: a browser, and a folder served over HTTP."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, find_chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return one browser for the whole run; a test opens its own context in it."""
    executable = find_chromium()
    if executable is None:
        pytest.fail("no Chromium or Chrome here: run .ci/system-packages, or set CHROMIUM", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function: a folder → the loopback address at which it is served (no final slash)."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(_serving(folder))


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Keep requests out of the tests' output."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
