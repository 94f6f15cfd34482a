"""Open a page in a real browser and tell what a reader would complain of."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Audit:
    """Findings of one visit; all empty on a good page."""

    violations: tuple[str, ...]
    """Of accessibility (axe-core): rule, and the first element that breaks it."""
    foreign: tuple[str, ...]
    """Requests to other hosts."""
    errors: tuple[str, ...]
    """Console errors and uncaught exceptions."""
    overflow: int
    """Pixels that the page is wider than the window."""


def audit(browser: Browser, url: str, *, width: int, scheme: Any) -> Audit:
    """Return what is wrong with the page at `url` in a window `width` pixels wide, `light` or `dark`."""
    host = url.split("/")[2]
    requests: list[str] = []
    errors: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url, wait_until="networkidle")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.evaluate(_axe())
        options = {"runOnly": _RULES, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return Audit(
        violations=tuple(f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found),
        foreign=tuple(url for url in requests if not url.startswith(("data:", "blob:")) and host not in url),
        errors=tuple(errors),
        overflow=max(0, overflow),
    )


@cache
def _axe() -> str:
    # The package brings axe-core itself, so that no Node is needed.
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
