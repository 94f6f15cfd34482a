"""CODEOWNERS: up to date, and every file has who must review it."""

import re
from pathlib import Path

import pytest

from registry.vocabulary.territories import territories
from tests.commands import Registro, repository

ROOT = Path(__file__).parents[2]
SOFTWARE, REGIONE = "@regione-lombardia/registro-software", "@regione-lombardia/registro-regione"


def owners_of(text: str, path: str) -> list[str]:
    """Return who owns a file, as the forges decide it: the last pattern that fits."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *owners = line.split() if line and not line.startswith("#") else [""]
        if pattern == "*" or (pattern and fits(pattern, f"/{path}")):
            found = owners
    return found


def fits(pattern: str, path: str) -> bool:
    return path.startswith(pattern) if pattern.endswith("/") else path == pattern


def test_the_file_is_up_to_date(registro: Registro) -> None:
    ran = registro("codeowners", "--root", str(ROOT))

    assert ran.out == (ROOT / "CODEOWNERS").read_text("utf-8"), "run: make codeowners"


@pytest.mark.parametrize("sigla", territories())
def test_a_case_belongs_to_its_nucleo_and_to_regione(sigla: str) -> None:
    text = (ROOT / "CODEOWNERS").read_text("utf-8")

    assert owners_of(text, f"cases/{sigla}/2026/x.yaml") == [f"@regione-lombardia/nucleo-{sigla.lower()}", REGIONE]


@pytest.mark.parametrize(
    "path",
    [
        "CODEOWNERS",
        ".github/workflows/validate.yml",
        ".gitlab-ci.yml",
        "registry/checks/__init__.py",
        "site_gen/mkdocs_plugin.py",
        "mkdocs.yml",
        "registro.toml",
        "docs/guida/index.md",
        "a-new-file.txt",
    ],
)
def test_the_program_belongs_to_the_software_team(path: str) -> None:
    assert owners_of((ROOT / "CODEOWNERS").read_text("utf-8"), path) == [SOFTWARE]


def test_meetings_and_flows_belong_to_regione() -> None:
    assert owners_of((ROOT / "CODEOWNERS").read_text("utf-8"), "cases/tavoli/2026/2026-03-10-x.yaml") == [REGIONE]


def test_an_office_names_its_own_teams(tmp_path: Path, registro: Registro) -> None:
    settings = '[squadre]\nprogramma = "@ente/dev"\nregione = "@ente/regione"\nnucleo = "@ente/nuclei/{sigla}"\n'
    ran = registro("codeowners", "--root", repository(tmp_path, {"registro.toml": settings}))

    assert owners_of(ran.out, "cases/BS/2026/x.yaml") == ["@ente/nuclei/bs", "@ente/regione"]
    assert not re.search("regione-lombardia", ran.out)


@pytest.mark.parametrize("team", ["senza-chiocciola", "@ente/{altro}", "@ente/a b", "@a\\n* @male"])
def test_a_team_that_is_no_name_is_refused(tmp_path: Path, registro: Registro, team: str) -> None:
    ran = registro("codeowners", "--root", repository(tmp_path, {"registro.toml": f'[squadre]\nnucleo = "{team}"\n'}))

    assert ran.code == 2
    assert "non è una squadra" in ran.refusal
