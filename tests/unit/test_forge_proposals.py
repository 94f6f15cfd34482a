"""What is proposed on a forge: on our own branch, towards the right one, and from the version that was judged."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.forge import Forge, GitLabServer, gitlab_server, merge_request, pull
from tools.forge import here
from tools.forge.port import Change, Comment

BRANCH = "segnalazione/7"
AT = "api repos/ufficio/registro"
MADE: dict[str, Any] = {
    f"{AT}/git/commits/{'b' * 40}": {"tree": {"sha": "c" * 40}},
    f"{AT}/git/trees": {"sha": "d" * 40},
    f"{AT}/git/commits --method": {"sha": "e" * 40},
    f"{AT}/pulls --method": {"number": 12},
}
CHANGE = Change(
    BRANCH, "main", "b" * 40, "casi: uno", body="Perché.", files={"cases/MN/2026/uno.yaml": "azienda: {}\n"}
)


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the answers of a GitHub, to be completed before it is asked."""
    answers = dict(MADE)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    monkeypatch.setenv("PATH", f"{tmp_path}/forge:/usr/bin:/bin")
    return answers


@pytest.fixture
def gitlab(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitLabServer]:
    """Run a GitLab that has no branch of ours yet."""
    with gitlab_server({"POST repository/commits": {"id": "e" * 40}, "POST merge_requests": {"iid": 8}}) as server:
        for name, value in (("GITLAB_CI", "true"), ("CI_PROJECT_ID", "5"), ("REGISTRO_TOKEN", "glpat-segretissimo")):
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("CI_API_V4_URL", server.url)
        yield server


@pytest.mark.parametrize(
    "others",
    [
        [pull(6, BRANCH, repository="estraneo/registro")],
        [pull(6, BRANCH, repository="ufficio/copia")],
        [{**pull(6, BRANCH), "head": {"ref": BRANCH, "repo": None}}],
        [pull(6, BRANCH, base="bozze")],
        [pull(6, "altro")],
    ],
)
def test_on_github_the_pull_request_of_another_branch_is_not_taken_for_ours(
    github: dict[str, Any], tmp_path: Path, others: list[Any]
) -> None:
    github[f"{AT}/pulls?state=open"] = [others]
    forge = Forge.begin(tmp_path / "forge", github)

    assert here.forge().propose(CHANGE).number == 12

    assert not forge.asked("api", "repos/ufficio/registro/pulls/6")


def test_on_github_ours_is_found_beside_that_of_a_fork(github: dict[str, Any], tmp_path: Path) -> None:
    github[f"{AT}/pulls?state=open"] = [[pull(6, BRANCH, repository="estraneo/registro"), pull(9, BRANCH)]]
    forge = Forge.begin(tmp_path / "forge", github)

    assert here.forge().propose(CHANGE).number == 9

    assert not forge.asked("api", "repos/ufficio/registro/pulls", "--method", "POST")


@pytest.mark.parametrize(
    "other",
    [
        merge_request(6, BRANCH, project=77),
        merge_request(6, BRANCH, base="bozze"),
        {**merge_request(6, BRANCH), "state": "closed"},
    ],
)
def test_on_gitlab_the_merge_request_of_a_fork_is_not_taken_for_ours(
    gitlab: GitLabServer, other: dict[str, Any]
) -> None:
    gitlab.answers["GET merge_requests?"] = [other]

    assert here.forge().propose(CHANGE).number == 8

    assert not gitlab.sent("PUT merge_requests/6")


def test_on_gitlab_ours_is_found_beside_those_of_forks(gitlab: GitLabServer) -> None:
    forks = [merge_request(number, BRANCH, project=70 + number) for number in range(3)]
    gitlab.answers["GET merge_requests?"] = [*forks, merge_request(9, BRANCH)]

    assert here.forge().propose(CHANGE).number == 9

    assert not [line for line, _ in gitlab.sent("POST merge_requests") if line == "POST merge_requests"]


EDITED = [{"title": "Officine: tre sedi"}, {"text": "Letto con la RSU.\r\n"}, {"text": None}]


@pytest.mark.parametrize("edited", EDITED)
def test_the_text_that_a_person_wrote_stays(
    github: dict[str, Any],
    tmp_path: Path,
    gitlab: GitLabServer,
    monkeypatch: pytest.MonkeyPatch,
    edited: dict[str, Any],
) -> None:
    ours, theirs = pull(9, BRANCH), merge_request(9, BRANCH)
    title, text = edited.get("title", ours["title"]), edited.get("text", ours["body"])
    gitlab.answers["GET merge_requests?"] = [{**theirs, "title": title, "description": text}]
    assert here.forge().propose(CHANGE).number == 9
    monkeypatch.delenv("GITLAB_CI")
    github[f"{AT}/pulls?state=open"] = [[{**ours, "title": title, "body": text}]]
    forge = Forge.begin(tmp_path / "forge", github)
    assert here.forge().propose(CHANGE).number == 9

    assert not gitlab.sent("PUT merge_requests/9")
    assert not forge.asked("api", "repos/ufficio/registro/pulls/9")


def test_the_text_that_nobody_edited_is_brought_up_to_date(
    github: dict[str, Any], tmp_path: Path, gitlab: GitLabServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = pull(9, BRANCH)
    gitlab.answers["GET merge_requests?"] = [merge_request(9, BRANCH)]
    here.forge().propose(CHANGE)
    monkeypatch.delenv("GITLAB_CI")
    github[f"{AT}/pulls?state=open"] = [[{**ours, "body": ours["body"].replace("\n", "\r\n").rstrip()}]]
    forge = Forge.begin(tmp_path / "forge", github)
    here.forge().propose(CHANGE)

    ((_, sent),) = gitlab.sent("PUT merge_requests/9")
    assert sent == {"title": CHANGE.title, "description": CHANGE.description}
    ((_, sent),) = forge.asked("api", "repos/ufficio/registro/pulls/9")
    assert sent == {"title": CHANGE.title, "body": CHANGE.description}


def test_the_text_of_a_branch_taken_over_stays(gitlab: GitLabServer) -> None:
    gitlab.answers["GET repository/branches/"] = {"commit": {"id": "f" * 40, "message": "MN: la sede di Suzzara"}}
    gitlab.answers["GET merge_requests?"] = [merge_request(9, BRANCH)]

    assert here.forge().propose(CHANGE).is_by_hand

    assert not gitlab.sent("PUT merge_requests/9")
    assert not gitlab.sent("POST repository/commits")


def test_on_gitlab_no_text_of_ours_gives_orders(gitlab: GitLabServer) -> None:
    text = "Detto.\n/merge\n  /close\n```text\n/assign @ugo\n```\nhttps://a/b e/o\n"
    forge = here.forge()
    forge.comment("proposta", 3, text)
    forge.revise_comment("segnalazione", 4, Comment("9", text))
    forge.open_issue("Riepilogo", text, "riepilogo")
    forge.edit_issue(4, text)

    written = [data.get("body", data.get("description")) for line, data in gitlab.asked if not line.startswith("GET")]
    assert len(written) == 4
    for told in written:
        assert not re.search(r"^\s*/\w", told, re.MULTILINE)
        assert told.replace("\u2060", "") == text
