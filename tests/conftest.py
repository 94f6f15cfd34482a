"""What several kinds of test share: a browser, a folder served over HTTP, the command `registro`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from registry.cli import main
from tests.browser import FLAGS, find_chromium
from tests.commands import Ran, Registro

# The same inputs on every run. For a long hunt: pytest --hypothesis-profile=lungo
settings.register_profile("breve", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("lungo", max_examples=20_000, deadline=None, database=None, print_blob=True)
settings.load_profile("breve")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected outputs under tests/casi be written again: then read the difference."""
    parser.addoption("--rigenera", action="store_true", help="riscrive gli esiti attesi di tests/casi")


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


@pytest.fixture
def registro(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Registro:
    """Return a function that runs the command with its arguments, in this process."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["registro", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, complaint = capfd.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else 0, out, complaint)

    return run
