"""Find a browser for the tests; as a script, print its path or exit with 1."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

# The shell is Chromium without a desktop around it: each page costs a third of the processor time.
NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")

# No host but this machine is ever asked for, by the pages or by the browser on its own account.
FLAGS = (
    "--no-sandbox",  # root in a container has no user namespaces; only our own pages are opened
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


def find_chromium() -> Path | None:
    """Return the first browser that runs, or None.

    `CHROMIUM`, when set, is the only one tried.
    """
    chosen = os.environ.get("CHROMIUM")
    candidates = iter([Path(chosen)]) if chosen else _candidates()
    return next((path for path in candidates if _runs(path)), None)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def _runs(browser: Path) -> bool:
    # Ubuntu's chromium-browser exists even where it only prints that a snap is missing.
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the browser's path; the exit status tells whether there is one."""
    browser = find_chromium()
    if browser is None:
        return 1
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
