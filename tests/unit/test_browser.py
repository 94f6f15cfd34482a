"""The browser fixture itself: pages of a served folder open, other hosts do not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser import find_chromium


@pytest.mark.browser
def test_a_served_page_opens(chromium: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<meta charset="utf-8"><h1>Città</h1>', encoding="utf-8")
    page = chromium.new_page()
    page.goto(serve(tmp_path) + "/")
    assert page.locator("h1").inner_text() == "Città"
    page.close()


@pytest.mark.browser
def test_no_other_host_is_reached(chromium: Browser) -> None:
    page = chromium.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://fonts.example.org/")
    page.close()


def test_the_chosen_browser_is_the_only_one_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "absent"))
    assert find_chromium() is None
