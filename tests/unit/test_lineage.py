"""One walk of Git: which commit did what to which file, renames followed, and nothing run or fetched on the way."""

from pathlib import Path

import pytest

from registry.history import HistoryUnavailable, Lineage, open_contents, read_lineage
from tests.repositories import AUTHOR, PATH, Script, case_text

OTHER = "cases/MI/2026/altra.yaml"
RENAMED = "cases/BG/2026/fonderie-nuove.yaml"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return Script.begin(tmp_path / "registro")


def walk(script: Script) -> Lineage:
    return read_lineage(script.root, "cases")


def days(lineage: Lineage, path: str = PATH, *former: str) -> list[str]:
    return [f"{touch.commit.day:%m-%d}" for touch in lineage.of(path, former)]


def test_every_commit_that_touched_a_file(script: Script) -> None:
    first = script.commit("2026-03-01", {PATH: case_text(), "README.md": "x"})
    script.commit("2026-03-02", {OTHER: case_text()})
    script.commit("2026-03-03", {"docs/a.md": "fuori"})
    script.commit("2026-03-04", {PATH: case_text(workers=96)}, author="Bruno Però")
    lineage = walk(script)

    assert days(lineage) == ["03-04", "03-01"]
    assert days(lineage, OTHER) == ["03-02"]
    assert set(lineage.files) == set(lineage.living) == {PATH, OTHER}
    latest, oldest = lineage.of(PATH)
    assert (latest.commit.author, oldest.commit.author) == ("Bruno Però", AUTHOR)
    assert (oldest.commit.hexsha, oldest.befores) == (first, ())
    assert latest.befores == (oldest.after,)
    with open_contents(script.root) as contents:
        assert list(contents.read([str(oldest.after), "0" * 39 + "1", first])) == [case_text().encode(), None, None]


def test_a_day_is_that_of_italy(script: Script) -> None:
    script.write({PATH: case_text()})
    script.git("add", "--all")
    script.git("commit", "--quiet", "--message", "sera", on="2026-03-01T23:30:00-05:00")
    assert days(walk(script)) == ["03-02"]


def test_a_renamed_file_keeps_its_history(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: None, RENAMED: case_text(workers=96)})
    script.commit("2026-03-03", {RENAMED: case_text(workers=90)})
    lineage = walk(script)

    assert days(lineage, RENAMED) == ["03-03", "03-02", "03-01"]
    assert lineage.of(RENAMED)[1].former_path == PATH
    assert lineage.latest_name(PATH) == RENAMED
    assert PATH not in lineage.files


def test_a_rename_that_changed_much_is_followed_where_the_file_says_so(script: Script) -> None:
    events = [f"2026-03-{day:02d} incontro_parti; nota: {'parola ' * 9}" for day in range(1, 20)]
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: None, RENAMED: case_text(*events)})
    lineage = walk(script)

    assert days(lineage, RENAMED) == ["03-02"]
    assert days(lineage, RENAMED, PATH) == ["03-02", "03-01"]


def test_a_former_name_that_another_case_bears_now_is_that_cases(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: None, RENAMED: case_text()})
    script.commit("2026-03-03", {PATH: case_text(name="Tutt'altra azienda S.p.A.", workers=7)})
    lineage = walk(script)

    assert days(lineage, RENAMED, PATH) == ["03-02", "03-01"]
    assert days(lineage, PATH) == ["03-03"]


def test_two_cases_alike_are_not_a_rename(script: Script) -> None:
    other = case_text(name="Tutt'altra azienda S.p.A.", workers=7).replace("Brescia", "Chiari")
    script.commit("2026-03-01", {PATH: case_text(extra="note: una nota\n")})
    script.commit("2026-03-02", {PATH: None, RENAMED: other})
    assert days(walk(script), RENAMED) == ["03-02"]


def test_a_file_removed_and_written_again_is_one(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: None, "README.md": "x"})
    removed = walk(script)
    script.commit("2026-03-03", {PATH: case_text()})

    assert days(removed) == ["03-02", "03-01"]
    assert removed.of(PATH)[0].after is None
    assert days(walk(script)) == ["03-03", "03-02", "03-01"]


def test_a_file_moved_out_of_the_registry_is_removed_from_it(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: None, "archivio/vecchio.yaml": case_text()})
    assert [touch.after is None for touch in walk(script).of(PATH)] == [True, False]


def test_a_merge_tells_both_branches_and_what_it_settled_itself(script: Script) -> None:
    events = ["2026-03-01 presa_in_carico", "2026-03-05 incontro_parti", "2026-03-09 verbale_incontro"]
    script.commit("2026-03-01", {PATH: case_text(*events)})
    script.git("checkout", "--quiet", "-b", "ramo")
    script.commit("2026-03-02", {PATH: case_text(*events, workers=96)})
    script.git("checkout", "--quiet", "main")
    script.commit("2026-03-03", {PATH: case_text(*events, "2026-03-12 invio_verbale")})
    script.git("merge", "--quiet", "ramo", "--message", "unione", on="2026-03-04")
    touches = walk(script).of(PATH)

    assert sorted(days(walk(script))) == ["03-01", "03-02", "03-03", "03-04"]
    assert len(touches[0].befores) == 2


def test_what_a_merge_threw_away_never_was_in_the_registry(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.git("checkout", "--quiet", "-b", "ramo")
    script.commit("2026-03-04", {PATH: case_text(workers=7)})
    script.git("checkout", "--quiet", "main")
    script.commit("2026-03-03", {PATH: case_text(workers=96)})
    script.git("merge", "--quiet", "--strategy=ours", "ramo", "--message", "unione", on="2026-03-05")
    assert days(walk(script)) == ["03-03", "03-01"]


def test_work_on_the_old_name_in_a_parallel_branch_is_found(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.git("checkout", "--quiet", "-b", "ramo")
    script.commit("2026-03-04", {PATH: case_text(workers=96)})
    script.git("checkout", "--quiet", "main")
    script.commit("2026-03-02", {PATH: None, RENAMED: case_text()})
    script.git("merge", "--quiet", "ramo", "--message", "unione", on="2026-03-05")
    lineage = walk(script)

    assert lineage.living.keys() == {RENAMED}
    assert {"03-01", "03-02", "03-04"} <= set(days(lineage, RENAMED))


def test_a_shallow_copy_knows_where_it_begins(script: Script, tmp_path: Path) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    last = script.commit("2026-03-02", {PATH: case_text(workers=96)})
    lineage = walk(script.clone(tmp_path / "copia", "--depth=1"))

    assert lineage.is_partial
    assert lineage.boundary == {last}
    assert not walk(script).is_partial


def test_an_archive_inside_another_repository_has_no_history(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    inner = script.root / "scaricato"
    (inner / "cases").mkdir(parents=True)
    with pytest.raises(HistoryUnavailable, match="non è un deposito Git"):
        read_lineage(inner, "cases")
    (inner / ".git").mkdir()  # not even with what looks like one
    with pytest.raises(HistoryUnavailable):
        read_lineage(inner, "cases")


def test_a_bare_repository_among_the_files_runs_nothing(script: Script, tmp_path: Path) -> None:
    ran = tmp_path / "eseguito"
    script.commit("2026-03-01", {PATH: case_text()})
    bare = script.root / "cases" / "trappola"
    Script.begin(bare).git("config", "core.fsmonitor", f"touch {ran}; false")
    for item in (bare / ".git").iterdir():
        item.rename(bare / item.name)
    (bare / ".git").rmdir()
    with pytest.raises(HistoryUnavailable):
        read_lineage(bare, "cases")
    walk(script)
    assert not ran.exists()


def test_the_settings_of_the_clone_run_nothing_and_hide_nothing(script: Script, tmp_path: Path) -> None:
    ran = tmp_path / "eseguito"
    program = f"touch {ran}; cat"
    script.commit("2026-03-01", {PATH: case_text(), ".gitattributes": "*.yaml diff=spia -diff filter=spia\n"})
    script.commit("2026-03-02", {PATH: case_text(workers=96)})
    settings = {
        "core.fsmonitor": program,
        "core.pager": program,
        "diff.external": program,
        "diff.spia.textconv": program,
        "log.showSignature": "true",
        "gpg.program": program,
        "log.showRoot": "false",
        "color.ui": "always",
        "diff.renames": "false",
        "log.follow": "true",
        "i18n.logOutputEncoding": "UTF-16",
    }
    for name, value in settings.items():
        script.git("config", name, value)
    assert days(walk(script)) == ["03-02", "03-01"]
    assert not ran.exists()


def test_the_repository_of_a_hook_is_not_taken_for_the_one_asked_for(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    other = Script.begin(tmp_path / "altro")
    other.commit("2026-04-01", {OTHER: case_text()})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
    assert set(walk(script).files) == {PATH}


def test_a_partial_clone_fetches_nothing(script: Script, tmp_path: Path) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: case_text(workers=96)})
    script.git("config", "uploadpack.allowFilter", "true")
    copy = script.clone(tmp_path / "copia", "--filter=blob:none", "--no-checkout")
    with pytest.raises(HistoryUnavailable, match="non ha i contenuti"):
        walk(copy)
    blob = str(walk(script).of(PATH)[-1].after)
    with pytest.raises(HistoryUnavailable, match="non ha i contenuti"), open_contents(copy.root) as contents:
        list(contents.read([blob]))
    assert blob not in copy.git("cat-file", "--batch-all-objects", "--batch-check")


def test_odd_names_dates_and_authors_pass(script: Script) -> None:
    odd = "cases/BS/2026/con spazi «e» accènti\n.yaml"
    script.commit("2026-03-01", {PATH: case_text(), odd: "x"}, author="Zoë :100644 D'Àmbra")
    script.commit("2031-01-01", {PATH: case_text(workers=96)})
    lineage = walk(script)
    assert odd in lineage.files
    assert lineage.of(odd)[0].commit.author == "Zoë :100644 D'Àmbra"
    assert days(lineage) == ["01-01", "03-01"]


def test_a_repository_without_commits_has_an_empty_history(script: Script) -> None:
    assert walk(script).files == {}


def test_without_git_says_so(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    monkeypatch.setenv("PATH", "/nessuna")
    with pytest.raises(HistoryUnavailable, match="non è installato"):
        walk(script)
