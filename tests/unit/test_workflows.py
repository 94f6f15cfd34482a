"""The files that GitHub and the office's tools read: valid, and hardened."""

import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
TOOLS = Path(sysconfig.get_path("scripts"))


def run(tool: str, *arguments: str | Path) -> None:
    answer = subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"publish.yml", "validate.yml"}


def test_workflows_follow_the_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_dependabot_follows_the_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")


def test_nothing_is_left_open_in_the_workflows() -> None:
    run("zizmor", "--offline", "--persona", "pedantic", "--no-progress", "--strict-collection", ".github")


def test_pre_commit_configuration_is_valid() -> None:
    run("pre-commit", "validate-config", ".pre-commit-config.yaml")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_shell_line_is_a_make_target(workflow: Path) -> None:
    targets = {line.split(":")[0] for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if ": " in line}
    lines = [line.split("run:")[1].split() for line in workflow.read_text("utf-8").splitlines() if "run:" in line]
    assert lines
    assert all(words[0] == "make" and words[1] in targets for words in lines)
