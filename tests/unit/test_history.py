from pathlib import Path

import git
import pytest

from registry.history import read_head
from tests.repositories import PATH, Script, case_text


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "registro"
    (root / "cases").mkdir(parents=True)
    (root / "cases" / "README.md").write_text("prova\n", encoding="utf-8")
    with git.Repo.init(root) as made:
        made.git.add("--all")
        author = ("-c", "user.name=Prova", "-c", "user.email=prova@example.org")
        made.git.execute(["git", *author, "commit", "--quiet", "--message", "prova"])
    return root


def test_tells_the_version(repository: Path) -> None:
    head = read_head(repository, "cases")

    assert head.commit is not None
    assert len(head.commit.hexsha) == 40
    assert head.commit.hexsha.startswith(head.commit.short)
    assert (head.notices, head.is_modified) == ((), False)


def test_a_commit_of_other_files_is_no_new_version(tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-10", {PATH: case_text()})
    facts = script.git("rev-parse", "HEAD")
    script.commit("2026-03-20", {"docs/index.md": "altro"})

    told = read_head(script.root, "cases").commit
    assert told is not None
    assert told.hexsha == facts
    everything = read_head(script.root).commit
    assert everything is not None
    assert everything.hexsha == script.git("rev-parse", "HEAD")


def test_says_that_files_were_changed(repository: Path) -> None:
    (repository / "cases" / "README.md").write_text("altro\n", encoding="utf-8")

    head = read_head(repository, "cases")

    assert head.is_modified
    assert "modifiche" in head.notices[0]


def test_a_folder_inside_another_repository_has_no_version(repository: Path) -> None:
    head = read_head(repository / "cases")

    assert head.commit is None
    assert "non è un deposito Git" in head.notices[0]


def test_a_repository_without_commits_has_no_version(tmp_path: Path) -> None:
    git.Repo.init(tmp_path).close()

    head = read_head(tmp_path)

    assert head.commit is None
    assert "commit" in head.notices[0]


def test_a_shallow_copy_says_that_its_history_is_partial(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copia"
    git.Repo.clone_from(f"file://{repository}", copy, depth=1).close()

    head = read_head(copy)

    assert head.commit is not None
    assert "parziale" in head.notices[0]


def test_works_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nessuna")

    head = read_head(repository)

    assert head.commit is None
    assert "non è installato" in head.notices[0]
