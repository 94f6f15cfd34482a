"""The digest of the week as an issue: one open at a time."""

from pathlib import Path

import pytest

from tests.forge import Forge
from tools.forge import weekly

TITLE = "Riepilogo della settimana, tutta la regione, al 23 marzo 2026"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Return a digest as `registro digest` writes it."""
    file = tmp_path / "riepilogo.md"
    file.write_text(f"# {TITLE}\n\n1 caso cambiato.\n", encoding="utf-8")
    return file


def forge_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *issues: tuple[int, str, bool]) -> Forge:
    listed = [{"number": number, "title": title, "author": {"is_bot": is_bot}} for number, title, is_bot in issues]
    forge = Forge.begin(tmp_path / "forge", {"issue list": listed})
    monkeypatch.setenv("PATH", forge.path)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    return forge


def test_the_issue_is_opened_and_last_week_s_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path
) -> None:
    forge = forge_with(tmp_path, monkeypatch, (3, "Riepilogo di prima", True), (4, "Di una persona", False))

    assert weekly.main(digest) == 0

    ((words, _),) = forge.asked("issue", "create")
    assert words[words.index("--title") + 1] == TITLE
    assert digest.read_text("utf-8") == "1 caso cambiato.\n"
    assert [words[2] for words, _ in forge.asked("issue", "close")] == ["3"]


def test_twice_in_a_day_is_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path) -> None:
    forge = forge_with(tmp_path, monkeypatch, (5, TITLE, True))

    assert weekly.main(digest) == 0

    assert [words[2] for words, _ in forge.asked("issue", "edit")] == ["5"]
    assert not forge.asked("issue", "create")
    assert not forge.asked("issue", "close")


def test_what_is_no_digest_is_not_posted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge = forge_with(tmp_path, monkeypatch)
    (tmp_path / "altro.md").write_text("niente titolo", encoding="utf-8")

    with pytest.raises(SystemExit):
        weekly.main(tmp_path / "altro.md")
    assert not forge.asked("issue")
