"""An office that keeps its cases in a repository of its own, with the software installed from a package."""

import os
import re
import subprocess
import sys
import sysconfig
from hashlib import sha256
from pathlib import Path

import pytest

from tests.repositories import Script, case_text
from tests.site.conftest import PROJECT, Built

OWN = "Queste note legali sono dell'ufficio."
CASE = "cases/BS/2026/fonderie-esempio.yaml"
README = (PROJECT / "README.md").read_text("utf-8")
CONFIG = re.findall(r"^```yaml\n(site_name:.*?)^```$", README, re.MULTILINE | re.DOTALL)


def run(*command: str | Path, at: Path, **environment: str) -> str:
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""} | environment
    done = subprocess.run(command, cwd=at, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the office's repository and the folder of its commands, the package installed by its lock file."""
    folder = tmp_path_factory.mktemp("ufficio")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, at=PROJECT)
    (wheel,) = folder.glob("*.whl")
    lock = f"registro-crisi @ {wheel.as_uri()} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"
    (config,) = CONFIG
    script = Script.begin(folder / "registro")
    script.commit(
        "2026-03-20",
        {
            CASE: case_text(
                "2026-03-11 presa_in_carico", extra="pubblicazione:\n  dal: 2026-03-20\n  al: 2031-03-20\n"
            ),
            "registro.toml": "formato = 1\n",
            "docs/note-legali.md": f"# Note legali\n\n{OWN}\n",
            "mkdocs.yml": config,
            "requirements.txt": lock,
        },
    )
    # The libraries of the tests stand in for an index; what is under proof comes from the wheel alone.
    environment = folder / "ambiente"
    run(sys.executable, "-m", "venv", "--without-pip", environment, at=folder)
    (libraries,) = environment.glob("lib/*/site-packages")
    (libraries / "altre.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    install = ("install", "--quiet", "--no-deps", "--no-index", "--require-hashes", "-r", "requirements.txt")
    run(sys.executable, "-m", "pip", "--python", environment / "bin/python", *install, at=script.root)
    return script.root, environment / "bin"


@pytest.fixture(scope="module")
def built(office: tuple[Path, Path]) -> Built:
    """Return the office's site, built strictly."""
    root, commands = office
    printed = run(commands / "python", "-m", "mkdocs", "build", "--strict", at=root)
    return Built(root / "site", 0, printed)


def test_the_software_is_that_of_the_package(office: tuple[Path, Path]) -> None:
    root, commands = office
    told = run(
        commands / "python", "-c", "import registry, site_gen; print(registry.__file__, site_gen.__file__)", at=root
    )

    assert str(PROJECT) not in told
    assert run(commands / "registro", "check", at=root).endswith("1 file controllato: tutto in ordine.\n")
    assert run(commands / "registro", "diff", "HEAD", at=root) == "Nessun caso cambia.\n"


def test_the_site_has_the_office_s_cases(built: Built) -> None:
    assert "Fonderie Esempio" in built.content("casi/BS/2026/fonderie-esempio")


def test_the_foot_of_a_page_leads_to_the_office_s_own_pages_and_to_those_of_the_software(built: Built) -> None:
    page = built.read("casi/BS/2026/fonderie-esempio")

    for name in ("note-legali", "privacy", "accessibilita"):
        assert f'{name}/"' in page
    assert OWN in built.read("note-legali")


def test_what_the_office_s_settings_leave_out_is_as_here(built: Built) -> None:
    home = built.read("casi")

    assert '<html lang="it"' in home
    assert "Norme e controlli" in home
    assert "data-md-color-scheme" in home
    assert built.read("guida/primo-caso")
    assert built.read("decisioni")
