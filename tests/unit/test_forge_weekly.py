"""The digest of the week as an issue: one open at a time, on either forge."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forge import Forge, GitLabServer, gitlab_server
from tools.forge import weekly

TITLE = "Riepilogo della settimana, tutta la regione, al 23 marzo 2026"
LISTED = "api repos/ufficio/registro/issues?state=open&per_page=100&labels=riepilogo --paginate"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Return a digest as `registro digest` writes it."""
    file = tmp_path / "riepilogo.md"
    file.write_text(f"# {TITLE}\n\n1 caso cambiato.\n", encoding="utf-8")
    return file


def forge_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *issues: tuple[int, str, bool]) -> Forge:
    listed = [
        {"number": number, "title": title, "body": None, "user": {"type": "Bot" if is_bot else "User"}}
        for number, title, is_bot in issues
    ]
    forge = Forge.begin(tmp_path / "forge", {LISTED: [listed]})
    monkeypatch.setenv("PATH", forge.path)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    return forge


@pytest.fixture
def gitlab(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitLabServer]:
    """Run a GitLab on which the digest of last week is open, and an issue of a person."""
    issues = [
        {"iid": 3, "title": "Riepilogo di prima", "description": "", "author": {"id": 1}, "confidential": False},
        {"iid": 4, "title": "Di una persona", "description": None, "author": {"id": 9}, "confidential": False},
        {"iid": 5, "title": "Riepilogo ancora prima", "description": "", "author": {"id": 1}, "confidential": False},
    ]
    with gitlab_server({"GET issues?state=opened&labels=riepilogo": issues, "POST labels": 409}) as server:
        for name, value in (("GITLAB_CI", "true"), ("CI_PROJECT_ID", "5"), ("REGISTRO_TOKEN", "glpat-segretissimo")):
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("CI_API_V4_URL", server.url)
        yield server


def test_the_issue_is_opened_and_last_week_s_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path
) -> None:
    forge = forge_with(tmp_path, monkeypatch, (3, "Riepilogo di prima", True), (4, "Di una persona", False))

    assert weekly.main(digest) == 0

    ((_, opened),) = forge.asked("api", "repos/ufficio/registro/issues", "--method", "POST")
    assert opened == {"title": TITLE, "body": "1 caso cambiato.", "labels": ["riepilogo"]}
    closed = [(words[1], data) for words, data in forge.asked("api") if data == {"state": "closed"}]
    assert closed == [("repos/ufficio/registro/issues/3", {"state": "closed"})]


def test_the_labels_that_forms_give_are_made_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path) -> None:
    forge = forge_with(tmp_path, monkeypatch)

    assert weekly.main(digest) == 0

    made = [words[2] for words, _ in forge.asked("label", "create")]
    assert made == ["riepilogo", "segnalazione", "evento", "correzione", "errore"]


def test_a_label_that_is_there_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path) -> None:
    labels = {f"api repos/ufficio/registro/labels/{name}": {"name": name} for name in ("riepilogo", "evento")}
    forge = Forge.begin(tmp_path / "forge", {LISTED: [[]], **labels})
    monkeypatch.setenv("PATH", forge.path)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")

    assert weekly.main(digest) == 0

    assert [words[2] for words, _ in forge.asked("label", "create")] == ["segnalazione", "correzione", "errore"]


def test_twice_in_a_day_is_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Path) -> None:
    forge = forge_with(tmp_path, monkeypatch, (5, TITLE, True))

    assert weekly.main(digest) == 0

    writes = [(words[1], data) for words, data in forge.asked("api") if "--method" in words]
    assert writes == [("repos/ufficio/registro/issues/5", {"body": "1 caso cambiato."})]


def test_what_is_no_digest_is_not_posted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge = forge_with(tmp_path, monkeypatch)
    (tmp_path / "altro.md").write_text("niente titolo", encoding="utf-8")

    with pytest.raises(SystemExit):
        weekly.main(tmp_path / "altro.md")
    assert not forge.asked()


def test_on_gitlab_too_one_digest_is_open(gitlab: GitLabServer, digest: Path) -> None:
    assert weekly.main(digest) == 0

    opened = [data for line, data in gitlab.sent("POST issues") if line == "POST issues"]
    assert opened == [{"title": TITLE, "description": "1 caso cambiato.", "labels": "riepilogo"}]
    closed = [line for line, data in gitlab.sent("PUT issues/") if data == {"state_event": "close"}]
    assert closed == ["PUT issues/3", "PUT issues/5"]
    assert gitlab.tokens == {"glpat-segretissimo"}


def test_a_redirection_does_not_get_the_token(
    gitlab: GitLabServer, digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gitlab.answers["GET issues?state=opened&labels=riepilogo"] = 302

    with pytest.raises(SystemExit):
        weekly.main(digest)

    assert ": 302" in capsys.readouterr().err
    assert not gitlab.sent("POST issues")


@pytest.mark.parametrize("name", ["CI_PROJECT_ID", "CI_API_V4_URL", "REGISTRO_TOKEN"])
def test_without_a_token_or_a_project_it_says_so(
    gitlab: GitLabServer,
    digest: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.delenv(name)

    with pytest.raises(SystemExit):
        weekly.main(digest)

    assert capsys.readouterr().err == f"forge: «{name}» manca o non va bene.\n"
    assert not gitlab.asked
