"""The pictures of the guide: all those it shows and no others, as the script takes them, light to load."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tools.take_screenshots import FOLDER, ROOT, SHOTS, Shot

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def shown() -> list[tuple[Path, str, Path]]:
    """Return every picture of the pages: where it is shown, how it is told to who cannot see it, its file."""
    return [
        (page, told, (page.parent / place).resolve())
        for page in PAGES
        for told, place in PICTURE.findall(page.read_text(encoding="utf-8"))
    ]


def test_the_pictures_shown_are_those_that_the_script_takes() -> None:
    taken = {FOLDER / f"{shot.name}.png" for shot in SHOTS}

    assert {file for _, _, file in shown()} == taken
    assert set(FOLDER.iterdir()) == taken


def test_a_picture_is_told_to_who_cannot_see_it() -> None:
    for page, told, file in shown():
        assert len(told) > 30, (page, file)
        assert not re.search(r"screenshot|schermata|immagine", told, re.IGNORECASE), (page, told)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_as_wide_as_its_window_and_light(shot: Shot) -> None:
    file = FOLDER / f"{shot.name}.png"
    with Image.open(file) as picture:
        assert (picture.size, picture.mode) == ((shot.width, shot.height), "P")
    assert file.stat().st_size < 60_000
