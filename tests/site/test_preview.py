"""`make preview`: the site of a proposal, with its cases alone and the program of this folder."""

import os
import subprocess
from pathlib import Path

from tests.commands import repository
from tests.repositories import PATH, case_text
from tests.site.conftest import PROJECT, Built


def test_the_preview_shows_the_cases_proposed_and_runs_nothing_of_the_proposal(tmp_path: Path) -> None:
    trap = f"open({str(tmp_path / 'eseguito')!r}, 'w')\n"
    files = {
        PATH: case_text("2026-03-11 presa_in_carico", extra="note: da vedere in anteprima\n"),
        "mkdocs.yml": "site_name: x\nhooks: [trappola.py]\n",
        "trappola.py": trap,
        "registro.toml": "formato = 99\n",
    }
    root = repository(tmp_path / "proposta", files)

    command = ["make", "-s", "preview", f"ROOT={root}", f"OUTCOME={tmp_path / 'anteprima'}"]
    done = subprocess.run(command, cwd=PROJECT, env=os.environ, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(tmp_path / "anteprima", 0, done.stdout)
    assert "da vedere in anteprima" in built.content("casi/BS/2026/fonderie-esempio")
    assert 'href="../../../../note-legali/"' in built.read("casi/BS/2026/fonderie-esempio")
    assert not (tmp_path / "eseguito").exists()
