"""The hooks as another repository installs them: pre-commit clones this one, builds it, and judges a commit.

What comes from an index (the libraries) is lent by the environment of the tests; the program is the one built.
"""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.repositories import PATH, Script, case_text

ROOT = Path(__file__).parents[2]
GOOD = case_text("2026-03-11 presa_in_carico")
PACKED = ("registry", "site_gen", "docs")
FILES = (
    "pyproject.toml",
    "mkdocs.yml",
    "README.md",
    "LICENSE",
    "LICENSE-DATA.md",
    ".pre-commit-hooks.yaml",
    ".gitattributes",
)
README = (ROOT / "README.md").read_text("utf-8")
LENT = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # so does pip spell «without isolation»
    "PYTHONPATH": sysconfig.get_path("purelib"),
}


@pytest.fixture(scope="module")
def software(tmp_path_factory: pytest.TempPathFactory) -> Script:
    """Return the software as a repository, as it is now."""
    script = Script.begin(tmp_path_factory.mktemp("programma"))
    for name in PACKED:
        copytree(ROOT / name, script.root / name, ignore=ignore_patterns("__pycache__"))
    for name in FILES:
        (script.root / name).write_bytes((ROOT / name).read_bytes())
    script.commit("2026-03-01", {})
    return script


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where pre-commit keeps what it installs: once for all the tests."""
    return tmp_path_factory.mktemp("precommit")


def office(folder: Path, hooks: str) -> Script:
    script = Script.begin(folder)
    script.commit("2026-03-20", {PATH: GOOD, "registro.toml": "formato = 1\n", ".pre-commit-config.yaml": hooks})
    pre_commit(script, folder.parent / "vuota", "install")
    return script


def pre_commit(script: Script, home: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    environment = os.environ | {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(command, cwd=script.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def commit(script: Script, home: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Commit another text of the case, as a person does; return what Git, and the hook, say."""
    script.write({PATH: text})
    script.git("add", "--all")
    person = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org")
    environment = os.environ | LENT | {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *person, "commit", "--message", "BS: Fonderie"],
        cwd=script.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("hook", ["registro-check", "registro-check-proposta"])
def test_a_wrong_case_is_not_committed_and_a_right_one_is(
    software: Script, home: Path, tmp_path: Path, hook: str
) -> None:
    version = software.git("rev-parse", "HEAD")
    config = f"repos:\n  - repo: file://{software.root}\n    rev: {version}\n    hooks: [{{id: {hook}}}]\n"
    script = office(tmp_path / "ufficio", config)
    before = script.git("rev-parse", "HEAD")

    refused = commit(script, home, GOOD.replace("2026-03-11", "11/03/2026"))

    assert refused.returncode != 0
    assert "«11/03/2026» non è una data." in refused.stdout + refused.stderr
    assert "Scrivere 2026-03-11 (AAAA-MM-GG)." in refused.stdout + refused.stderr
    assert script.git("rev-parse", "HEAD") == before

    taken = commit(script, home, GOOD.replace("120", "96"))

    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert script.git("rev-parse", "HEAD^") == before


def test_the_locked_software_of_the_office_judges_too(home: Path, tmp_path: Path) -> None:
    (config,) = re.findall(r"^```yaml\n(repos:\n  - repo: local\n.*?)^```$", README, re.MULTILINE | re.DOTALL)
    script = office(tmp_path / "ufficio", config)
    commands = script.root / ".venv/bin"
    commands.mkdir(parents=True)
    (commands / "registro").symlink_to(Path(sys.executable).with_name("registro"))
    (script.root / ".gitignore").write_text(".venv\n", encoding="utf-8")

    refused = commit(script, home, GOOD.replace("provincia: BS", "provincia: Brescia"))

    assert refused.returncode != 0
    assert "«Brescia» non è la sigla di una provincia italiana" in refused.stdout + refused.stderr
    assert commit(script, home, GOOD).returncode == 0
