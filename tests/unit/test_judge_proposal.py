"""`make proposal`: what a workflow runs on a pull request, run here on a fixture repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from registry.reporters.diff_markdown import MARKER
from tests.repositories import PATH, Script, case_text

ROOT = Path(__file__).parents[2]
GOOD = case_text("2026-03-11 presa_in_carico")


@pytest.fixture
def merge(tmp_path: Path) -> Script:
    """Return a checkout of depth 2 of a merge, as a workflow makes it, of a proposal that only adds workers."""
    return merge_of(tmp_path, {PATH: GOOD.replace("120", "96")})


def merge_of(tmp_path: Path, files: dict[str, str]) -> Script:
    forge = Script.begin(tmp_path / "forge")
    forge.commit("2026-03-20", {PATH: GOOD, "registro.toml": 'formato = 1\n[autori]\nmario = ["MI"]\n'})
    forge.git("switch", "--quiet", "--create", "proposta")
    forge.commit("2026-03-21", files)
    forge.git("switch", "--quiet", "main")
    forge.commit("2026-03-22", {"cases/README.md": "# Casi\n"})
    forge.git("merge", "--quiet", "--no-ff", "--message", "unione", "proposta")
    return forge.clone(tmp_path / "proposta", "--depth", "2")


def judged(merge: Script, outcome: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-s", "proposal", f"ROOT={merge.root}", "BASE=HEAD^1", "FORMAT=github", f"OUTCOME={outcome}"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_a_sound_proposal_passes_and_leaves_its_comment(merge: Script, tmp_path: Path) -> None:
    done = judged(merge, tmp_path / "esito", NUMBER="7", AUTHOR="mario")

    assert done.returncode == 0, done.stderr
    comment = (tmp_path / "esito/commento.md").read_text("utf-8")
    assert comment.startswith(f"{MARKER}\n")
    assert "- Lavoratori (Brescia): 120 → 96\n" in comment
    assert "1 caso cambia: BS-2026-fonderie-esempio." in comment
    assert (tmp_path / "esito/numero").read_text("utf-8") == "7\n"
    assert f"::warning file={PATH}" in done.stdout
    assert "title=territorio-di-altri" in done.stdout
    quality = json.loads((tmp_path / "esito/qualita.json").read_text("utf-8"))
    assert [item["check_name"] for item in quality] == ["territorio-di-altri"]


def test_a_wrong_proposal_fails_and_still_leaves_its_comment(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, {PATH: GOOD.replace("provincia: BS", "provincia: XX")})

    done = judged(merge, tmp_path / "esito", NUMBER="8")

    assert done.returncode != 0
    assert f"::error file={PATH},line=5,col=16,title=provincia-sconosciuta::" in done.stdout
    assert "**Da correggere: 1 errore.**" in (tmp_path / "esito/commento.md").read_text("utf-8")


@pytest.mark.parametrize("author", ['"; touch eseguito #', "$(touch eseguito)", "`touch eseguito`", "--root=/", "a\nb"])
def test_who_proposes_is_only_a_name(merge: Script, tmp_path: Path, author: str) -> None:
    done = judged(merge, tmp_path / "esito", NUMBER=author, AUTHOR=author)

    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.rglob("eseguito"))
    assert not (ROOT / "eseguito").exists()


def test_nothing_of_the_proposal_is_run(tmp_path: Path) -> None:
    trap = f"import pathlib\npathlib.Path({str(tmp_path / 'eseguito')!r}).touch()\n"
    files = {
        PATH: GOOD.replace("120", "96"),
        "registry/__init__.py": trap,
        "sitecustomize.py": trap,
        "conftest.py": trap,
        "Makefile": f"proposal:\n\ttouch {tmp_path}/eseguito\n",
        "mkdocs.yml": "hooks: [trappola.py]\nsite_name: x\n",
        "trappola.py": trap,
    }
    done = judged(merge_of(tmp_path, files), tmp_path / "esito")

    assert "title=programma-insieme-ai-casi" in done.stdout
    assert done.returncode != 0
    assert not (tmp_path / "eseguito").exists()
