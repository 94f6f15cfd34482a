"""The files that GitHub and the office's tools read: valid, and hardened."""

import os
import re
import subprocess
import sysconfig
from itertools import takewhile
from pathlib import Path

import pytest

from tests.repositories import Script

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
TOOLS = Path(sysconfig.get_path("scripts"))


def run(tool: str, *arguments: str | Path) -> None:
    answer = subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} == {
        "comment.yml",
        "digest.yml",
        "forms.yml",
        "publish.yml",
        "reports.yml",
        "validate.yml",
    }


def test_workflows_follow_the_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_dependabot_follows_the_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")


def test_nothing_is_left_open_in_the_workflows() -> None:
    run("zizmor", "--offline", "--persona", "pedantic", "--no-progress", "--strict-collection", ".github")


def test_gitlab_follows_the_schema() -> None:
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    run("check-jsonschema", *schema, ".gitlab-ci.yml")


def test_pre_commit_configurations_are_valid() -> None:
    run("pre-commit", "validate-config", ".pre-commit-config.yaml")
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")


def test_a_pull_request_never_writes_a_cache_nor_holds_a_secret() -> None:
    for workflow in WORKFLOWS:
        text = workflow.read_text("utf-8")
        assert "cache:" not in text
        assert "actions/cache" not in text
        assert "secrets." not in text
        assert "pull_request_target" not in text


def test_a_run_begun_again_is_not_stopped_by_what_it_left_before() -> None:
    texts = [workflow.read_text("utf-8") for workflow in WORKFLOWS]
    uploads = [part for text in texts for part in re.split(r"uses: actions/upload-(?:pages-)?artifact@", text)[1:]]
    assert len(uploads) == 6
    for upload in uploads:
        settings = upload.partition("\n\n")[0]
        assert "-${{ github.run_attempt }}\n" in settings or "overwrite: true" in settings


def test_every_workflow_begins_without_permissions_and_in_a_group() -> None:
    for workflow in WORKFLOWS:
        text = workflow.read_text("utf-8")
        assert "\npermissions: {}\n" in text
        assert "\nconcurrency:\n" in text


def test_what_strangers_write_in_an_issue_never_enters_a_command() -> None:
    text = Path(ROOT, ".github/workflows/forms.yml").read_text("utf-8")
    used = re.findall(r"github\.event\.[\w.*]+", text)
    assert set(used) == {"github.event.issue.number", "github.event.issue.state", "github.event.issue.labels.*.name"}
    reading, answering = text.split("  risposta:\n")
    assert "write" not in re.sub("#.*", "", reading)
    assert "GH_TOKEN" not in reading
    assert "issue." not in answering


def test_on_gitlab_only_the_jobs_of_the_main_branch_hold_the_token() -> None:
    jobs = re.split(r"\n(?=[.\w]+:\n)", Path(ROOT, ".gitlab-ci.yml").read_text("utf-8"))
    by_name = {job.partition(":")[0].strip().rpartition("\n")[2]: job for job in jobs}
    trusted = {name for name, job in by_name.items() if ".fidato" in job and name != ".fidato"}
    assert trusted == {"raccolta", "risposta", "congelamento", "allegati", "riepilogo"}
    assert "name: registro\n" in by_name[".fidato"]
    for name in ("casi", "anteprima", "codice", "giudizio", "rapporti", "pages", "interna"):
        assert "environment" not in by_name[name]
    assert all("merge_request_event" not in by_name[name] for name in trusted)


def gitlab_lines(job: str, part: str) -> list[str]:
    """Return the shell lines of a part of a job."""
    text = Path(ROOT, ".gitlab-ci.yml").read_text("utf-8").partition(f"\n{job}:\n")[2]
    listed = text.partition(f"  {part}:\n")[2].splitlines()
    return [line.removeprefix("    - ") for line in takewhile(lambda line: line.startswith("    - "), listed)]


def run_lines(lines: list[str], folder: Path, **variables: str) -> None:
    subprocess.run(["/bin/sh", "-e", "-c", "\n".join(lines)], cwd=folder, env={**os.environ, **variables}, check=True)


@pytest.mark.parametrize(("job", "outcome"), [("casi", "esito"), ("anteprima", "anteprima")])
@pytest.mark.parametrize("is_link", [False, True])
def test_on_gitlab_the_outcome_is_the_program_s_and_not_the_proposal_s(
    tmp_path: Path, job: str, outcome: str, *, is_link: bool
) -> None:
    made, proposal, elsewhere = tmp_path / f"programma/{outcome}", tmp_path / "proposta", tmp_path / "altrove"
    for folder in (made, proposal, elsewhere):
        folder.mkdir(parents=True)
    (made / "commento.md").write_text("vero")
    if is_link:
        (proposal / outcome).symlink_to(elsewhere)
    else:
        (proposal / outcome).mkdir()
        (proposal / outcome / "commento.md").write_text("finto")

    run_lines(gitlab_lines(job, "after_script"), proposal, CI_BUILDS_DIR=str(tmp_path))

    assert (proposal / outcome / "commento.md").read_text() == "vero"
    assert not (proposal / outcome).is_symlink()
    assert list(elsewhere.iterdir()) == []


def test_on_gitlab_the_program_is_that_of_the_branch_as_it_is_now(tmp_path: Path) -> None:
    origin = Script.begin(tmp_path / "origine")
    origin.commit("2026-03-01", {"regole": "vecchie"})
    origin.git("switch", "--quiet", "--create", "proposta")
    origin.commit("2026-03-02", {"regole": "comode"})
    origin.git("switch", "--quiet", "main")
    origin.commit("2026-03-03", {"regole": "nuove"})
    checkout = origin.clone(tmp_path / "proposta", "--branch", "proposta", "--single-branch")

    lines = gitlab_lines(".proposta", "before_script")
    run_lines(lines, checkout.root, CI_BUILDS_DIR=str(tmp_path), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")

    assert (tmp_path / "programma/regole").read_text() == "nuove"


def test_only_the_trusted_half_may_write_a_comment() -> None:
    by_name = {workflow.name: workflow.read_text("utf-8") for workflow in WORKFLOWS}
    assert not re.search(r"\bwrite\b", re.sub("#.*", "", by_name["validate.yml"]))
    assert "pull_request" not in re.sub("#.*|'pull_request'", "", by_name["comment.yml"])
    assert "ref:" not in by_name["comment.yml"]


TARGETS = {
    name
    for line in (ROOT / "Makefile").read_text("utf-8").splitlines()
    if line[:1].islower() and ":" in line
    for name in line.split(":")[0].split()
}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_shell_line_is_a_make_target(workflow: Path) -> None:
    lines = [line.split() for line in re.findall(r"^\s+run: (.*)$", workflow.read_text("utf-8"), re.MULTILINE)]
    assert lines
    assert all(words[0] == "make" and words[1] in TARGETS for words in lines)


def test_every_shell_line_of_gitlab_is_a_make_target_or_moves_files() -> None:
    text = Path(ROOT, ".gitlab-ci.yml").read_text("utf-8")
    lines = re.findall(r"^    - ((?:make|git|cp|rm|sh|python|pip|\./)\S*.*)$", text, re.MULTILINE)
    made = [re.sub(r'-C "[^"]*" ', "", line).split() for line in lines]
    assert len(made) > 12
    for words in made:
        assert (words[0] == "make" and words[1] in TARGETS) or words[:3] in (
            ["git", "fetch", "--quiet"],
            ["git", "worktree", "add"],
            ["rm", "-rf", "esito"],
            ["rm", "-rf", "anteprima"],
            ["cp", "-R", '"$CI_BUILDS_DIR/programma/esito"'],
            ["cp", "-R", '"$CI_BUILDS_DIR/programma/anteprima"'],
        )
