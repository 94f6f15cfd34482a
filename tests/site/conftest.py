"""The sites under test, each built once for the whole run by the command that people use."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.planted import SENT, Garden, board_file, case_file, confidential_procedure, flow_file
from tests.site.audit import Auditor

PROJECT = Path(__file__).parents[2]
EDITIONS = ("pubblica", "interna")
DEMO_DAY = "2026-11-23"
PLANTED_ID = "BG-2026-prova"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left: the site, its exit status, what it printed."""

    site: Path
    status: int
    printed: str

    def pages(self) -> list[Path]:
        """Return every page of the site."""
        return sorted(self.site.rglob("*.html"))

    def read(self, address: str) -> str:
        """Return the HTML of a page."""
        file = self.site / address if address.endswith(".html") else self.site / address / "index.html"
        return file.read_text(encoding="utf-8")

    def told(self, address: str) -> str:
        """Return the HTML of a page and of all those below it: a case and its story."""
        pages = sorted((self.site / address).rglob("index.html"))
        return "\n".join(page.read_text(encoding="utf-8") for page in pages)

    def content(self, address: str) -> str:
        """Return the part of a page that is ours, without the frame."""
        return self.read(address).partition('id="contenuto"')[2].partition("</article>")[0]


def build(config: Path, site: Path, *, edition: str, as_of: str = DEMO_DAY) -> Built:
    """Build a site with `mkdocs build --strict`."""
    settings = {"REGISTRO_EDITION": edition, "REGISTRO_AS_OF": as_of, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "--site-dir", str(site)]
    done = subprocess.run(command, cwd=PROJECT, env=os.environ | settings, capture_output=True, text=True, check=False)
    return Built(site, done.returncode, done.stdout + done.stderr)


def write_registry(root: Path, files: Mapping[str, object], *, settings: str = "formato = 1\n") -> Path:
    """Write a registry that uses the project's hand-written pages; return its mkdocs.yml.

    JSON is YAML too: what is not a text already is written so.
    """
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
        (root / path).write_text(text, encoding="utf-8")
    (root / "registro.toml").write_text(settings, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(f"INHERIT: {PROJECT}/mkdocs.yml\ndocs_dir: {PROJECT}/docs\n", encoding="utf-8")
    return config


@pytest.fixture(scope="session")
def audit(chromium: Browser) -> Iterator[Auditor]:
    """Return what visits pages and tells what is wrong with them."""
    auditor = Auditor(chromium)
    yield auditor
    auditor.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Built]:
    """Return both editions of the demonstration registry."""
    folder = tmp_path_factory.mktemp("demo")
    return {edition: build(PROJECT / "mkdocs.yml", folder / edition, edition=edition) for edition in EDITIONS}


@dataclass(frozen=True, slots=True)
class Planted:
    """A registry with every field filled, in both editions; `words` are those of internal fields."""

    editions: Mapping[str, Built]
    words: Mapping[str, str]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Return the planted registry, built."""
    root = tmp_path_factory.mktemp("planted")
    garden = Garden()
    case = case_file(garden)
    case["procedure"].append(confidential_procedure(garden))
    config = write_registry(
        root,
        {
            "cases/BG/2026/prova.yaml": case,
            "cases/tavoli/2026/2026-03-10-prova.yaml": board_file(garden, [PLANTED_ID]),
            "cases/flussi/2026/2026-03-10-prova.yaml": flow_file(garden),
            "cases/flussi/2026/2026-03-10-prova.json": SENT,
        },
    )
    built = {edition: build(config, root / edition, edition=edition) for edition in EDITIONS}
    return Planted(built, garden.planted)


@pytest.fixture(scope="session")
def build_registry(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Return a function: files of a registry → its built site."""

    def make(files: Mapping[str, object], *, edition: str = "pubblica", settings: str = "formato = 1\n") -> Built:
        root = tmp_path_factory.mktemp("registro")
        return build(write_registry(root, files, settings=settings), root / "site", edition=edition)

    return make
