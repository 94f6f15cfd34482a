"""The swap of the new site with the old one."""

from pathlib import Path

import pytest

from site_gen import staging
from site_gen.staging import Staging, StagingError


def built(site: Path, text: str) -> Staging:
    made = Staging.open(site)
    (made.folder / "index.html").write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize("exchanged", [True, False])
def test_new_site_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanged: bool) -> None:
    if not exchanged:  # as on a file system that knows no exchange
        monkeypatch.setattr(staging, "exchange", lambda *_: False)
    for text in ("primo", "secondo", "terzo"):
        made = built(tmp_path / "site", text)
        made.publish()
        made.close()
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == text
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_exchange_is_one_step(tmp_path: Path) -> None:
    (tmp_path / "a" / "uno").mkdir(parents=True)
    (tmp_path / "b" / "due").mkdir(parents=True)
    if staging.exchange(tmp_path / "a", tmp_path / "b"):
        assert (tmp_path / "a" / "due").is_dir()
        assert (tmp_path / "b" / "uno").is_dir()


def test_build_killed_between_two_renames_is_put_right(tmp_path: Path) -> None:
    old = tmp_path / ".site.build" / "old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("di prima", encoding="utf-8")
    Staging.open(tmp_path / "site").close()
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "di prima"


def test_site_that_is_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "pubblico").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "pubblico")
    made = built(tmp_path / "site", "nuovo")
    made.publish()
    made.close()
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "pubblico" / "index.html").read_text("utf-8") == "nuovo"


def test_file_is_not_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("un file", encoding="utf-8")
    with pytest.raises(StagingError, match="è un file"):
        Staging.open(tmp_path / "site")


def test_lock_goes_with_its_holder(tmp_path: Path) -> None:
    first = Staging.open(tmp_path / "site")
    with pytest.raises(StagingError, match="in corso"):
        Staging.open(tmp_path / "site")
    first.close()
    Staging.open(tmp_path / "site").close()
