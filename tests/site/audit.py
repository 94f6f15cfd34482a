"""Open a page in a real browser and tell what a reader would complain of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

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
    """Console errors, uncaught exceptions, dialogues, and what else a script complains of."""
    overflow: int
    """Pixels that the page is wider than the window."""


SOUND = Audit((), (), (), 0)
# Of two elements with one id scripts and links find the first: a button once copied another's lines.
_TWICE = """() => [...document.querySelectorAll("[id]")].map((one) => one.id)
  .filter((id, at, all) => all.indexOf(id) !== at).map((id) => `id «${id}» twice`)"""


class Auditor:
    """Visits pages, in one window for each width and scheme: what all pages share is fetched and read once."""

    def __init__(self, browser: Browser) -> None:
        """Nothing is opened yet."""
        self._browser = browser
        self._windows: dict[tuple[int, str], BrowserContext] = {}

    def __call__(
        self, url: str, *, width: int, scheme: Any, script: str = "", axe: bool = True, arrives: str = ""
    ) -> Audit:
        """Return what is wrong with the page at `url` in a window `width` pixels wide, `light` or `dark`.

        Where an address sends its readers on, `arrives` is the other, which is looked at. `script` may look for
        more: it returns a list of complaints, told among the errors.
        """
        host = url.split("/")[2]
        requests: list[str] = []
        errors: list[str] = []
        page = self._window(width, scheme).new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: _refuse(dialog, errors))
        page.goto(url, wait_until="commit" if arrives else "networkidle")
        if arrives:
            page.wait_for_url(arrives, wait_until="networkidle")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        errors += page.evaluate(_TWICE)
        errors += page.evaluate(script) if script else []
        found = _violations(page) if axe else ()
        page.close()
        return Audit(
            violations=found,
            foreign=tuple(url for url in requests if not url.startswith(("data:", "blob:")) and host not in url),
            errors=tuple(errors),
            overflow=max(0, overflow),
        )

    def close(self) -> None:
        """Close the windows."""
        for window in self._windows.values():
            window.close()

    def _window(self, width: int, scheme: Any) -> BrowserContext:
        if (width, scheme) not in self._windows:
            window = self._browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            self._windows[width, scheme] = window
        return self._windows[width, scheme]


def _refuse(dialog: Dialog, errors: list[str]) -> None:
    errors.append(f"dialogue: {dialog.message}")
    dialog.dismiss()


Known = tuple[str, str]
"""A rule of axe and a selector: what somebody else's program breaks, and we cannot mend."""
_RUN = """async ([options, known]) => {
  const found = (await axe.run(document, { ...options, elementRef: true })).violations;
  const told = found.flatMap((rule) => rule.nodes.map((node) => ({ rule: rule.id, node, html: node.html })));
  const at = ({ rule, node }) => known.findIndex(([id, selector]) => id === rule && node.element.matches(selector));
  return {
    left: told.filter((one) => at(one) < 0).map(({ rule, html }) => `${rule}: ${html}`),
    met: [...new Set(told.map(at).filter((place) => place >= 0))],
  };
}"""


def violations_but(page: Page, known: Sequence[Known]) -> tuple[list[str], set[Known]]:
    """Return every violation of an open page that is not known, and which of the known ones it still has."""
    page.evaluate(_axe())
    found = page.evaluate(_RUN, [{"runOnly": _RULES, "resultTypes": ["violations"]}, [list(one) for one in known]])
    return found["left"], {known[place] for place in found["met"]}


def _violations(page: Page) -> tuple[str, ...]:
    page.evaluate(_axe())
    options = {"runOnly": _RULES, "resultTypes": ["violations"], "selectors": False}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return tuple(f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found)


@cache
def _axe() -> str:
    # The package brings axe-core itself, so that no Node is needed.
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
