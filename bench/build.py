"""What a build costs, as a ratio to plain MkDocs Material given the words of the case pages alone as Markdown."""

import html
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

AS_OF = "2026-11-23"
HERE = Path(__file__).resolve().parent.parent

_PLAIN = """
site_name: Registro
theme:
  name: material
  font: false
plugins: []
nav:
  - Home: index.md
not_in_nav: /casi/
"""
_MAIN = re.compile(r'<article class="md-content__inner[^>]*>(.*?)</article>', re.DOTALL)
_TAGS = (
    (re.compile(r"<script.*?</script>|<style.*?</style>|<svg.*?</svg>", re.DOTALL), ""),
    (re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL), r"\n# \1\n"),
    (re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL), r"\n## \1\n"),
    (re.compile(r"<h3[^>]*>(.*?)</h3>", re.DOTALL), r"\n### \1\n"),
    (re.compile(r"<(?:li|tr)[^>]*>", re.DOTALL), "\n* "),
    (re.compile(r"<p[^>]*>", re.DOTALL), "\n\n"),
    (re.compile(r"<[^>]+>"), " "),
    (re.compile(r"[ \t]+"), " "),
    (re.compile(r"\n[ ]+"), "\n"),
)


def build_seconds(root: Path, site: Path) -> float:
    """Return the seconds of a whole build of the public edition of a registry."""
    config = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    shutil.copytree(HERE / "docs", root / "docs", dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return _mkdocs(root, site, {"REGISTRO_AS_OF": AS_OF})


def files_written(site: Path) -> tuple[int, int]:
    """Return how many pages a built site has, and how many other files."""
    files = [path.suffix for path in site.rglob("*") if path.is_file()]
    pages = files.count(".html")
    return pages, len(files) - pages


def case_pages(site: Path) -> list[Path]:
    """Return the case pages of a built site."""
    return sorted(site.glob("casi/*/*/*/index.html"))


def plain_seconds(site: Path, work: Path) -> float:
    """Return the seconds of plain MkDocs Material for the case pages of a built site, as Markdown."""
    docs = work / "docs"
    shutil.rmtree(work, ignore_errors=True)
    docs.mkdir(parents=True)
    (work / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    (docs / "index.md").write_text("# Registro\n", encoding="utf-8")
    for page in case_pages(site):
        target = docs / page.relative_to(site).parent.with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    return _mkdocs(work, work / "site", {})


def _markdown(page: str) -> str:
    """Return the words of a page as Markdown: headings, lists and paragraphs."""
    match = _MAIN.search(page)
    text = match.group(1) if match else page
    for pattern, replacement in _TAGS:
        text = pattern.sub(replacement, text)
    return html.unescape(text).strip() + "\n"


def _mkdocs(folder: Path, site: Path, settings: dict[str, str]) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=os.environ | settings | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return time.perf_counter() - start
