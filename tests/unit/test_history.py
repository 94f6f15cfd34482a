from pathlib import Path

import git
import pytest

from registry.history import read_head


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
