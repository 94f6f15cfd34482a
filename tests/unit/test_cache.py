"""What is kept once made: equal ingredients, the same bytes; whatever is wrong with the folder, a right answer."""

import os
from pathlib import Path

import pytest

from site_gen import cache as rooms
from site_gen.cache import Cache


def refuse() -> bytes:
    raise AssertionError("made again")


def only(folder: Path) -> Path:
    (path,) = [path for path in folder.rglob("*") if path.is_file()]
    return path


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    assert cache.kept(b"a", lambda: b"made") == b"made"
    assert cache.kept(b"a", refuse) == b"made"
    assert Cache(tmp_path).kept(b"a", refuse) == b"made"
    assert cache.kept(b"b", lambda: b"other") == b"other"


def test_another_version_of_the_program_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).kept(b"a", lambda: b"of before")
    monkeypatch.setattr(rooms, "made_by", lambda: b"another")

    assert Cache(tmp_path).kept(b"a", lambda: b"of now") == b"of now"


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"made"])
def test_a_damaged_thing_is_made_again(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.kept(b"a", lambda: b"made")
    only(tmp_path).write_bytes(damage)

    assert cache.kept(b"a", lambda: b"made") == b"made"
    assert cache.kept(b"a", refuse) == b"made"


def test_a_thing_cut_short_or_changed_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.kept(b"a", lambda: b"made" * 100)
    whole = only(tmp_path).read_bytes()
    for content in (whole[:-1], whole[:70], b"f" * 64 + whole[64:]):
        only(tmp_path).write_bytes(content)
        assert cache.kept(b"a", lambda: b"made" * 100) == b"made" * 100


def test_a_folder_that_cannot_be_used_changes_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "cache"
    taken.write_text("a file where the folder should be")

    assert Cache(taken).kept(b"a", lambda: b"made") == b"made"
    assert Cache().kept(b"a", lambda: b"made") == b"made"
    assert taken.read_text() == "a file where the folder should be"
    assert list(tmp_path.iterdir()) == [taken]


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(4):
        made = os.urandom(1000)
        cache.kept(b"%d" % number, lambda made=made: made)  # type: ignore[misc]
        path = cache.path(b"%d" % number)
        assert path is not None
        os.utime(path, (number, number))
    cache.kept(b"0", refuse)

    cache.trim(2500)

    assert [cache.path(b"%d" % number).is_file() for number in range(4)] == [True, False, False, True]  # type: ignore[union-attr]
