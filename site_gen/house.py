"""What the software brings to every site: its hand-written pages, and the settings that an office leaves out.

They are those of this repository: in a package they travel inside it, so that an office which keeps its cases in a
repository of its own writes a mkdocs.yml of a few lines.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

_LEVELS = {"warn": logging.WARNING, "info": logging.INFO, "ignore": logging.DEBUG}


def folder() -> Path:
    """Return where `docs/` and `mkdocs.yml` of the software are."""
    here = Path(__file__).parent
    packaged = here / "brought"
    return packaged if packaged.is_dir() else here.parent


def written_pages(suffixes: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield the hand-written files, by their path from `docs/`."""
    docs = folder() / "docs"
    for file in sorted(docs.rglob("*")):
        if file.suffix in suffixes and file.is_file():
            yield file.relative_to(docs).as_posix(), file


def names(docs: Path, suffixes: set[str]) -> frozenset[str]:
    """Return the names of the hand-written pages of a site: ours, and those in the office's `docs`."""
    return frozenset({source for source, _ in written_pages(suffixes)} | {file.name for file in docs.iterdir()})


def fill(config: Any, ours: Mapping[str, Any], *, patterns: Callable[[str], Any]) -> None:
    """Put into the settings of MkDocs, from our mkdocs.yml, what the office's own leaves out.

    `patterns` makes of lines what MkDocs holds them as.
    """
    theirs: dict[str, Any] = {}
    for layer in config.user_configs:
        theirs |= layer
    if config.nav is None:
        config.nav = ours["nav"]
    if config.not_in_nav is None:
        config.not_in_nav = patterns(ours["not_in_nav"])
    if "validation" not in theirs:
        _fill_validation(config.validation, ours["validation"])
    _fill_theme(config.theme, theirs.get("theme"), ours["theme"])
    _fill_extensions(config, ours["markdown_extensions"])


def _fill_validation(validation: Any, ours: Mapping[str, Mapping[str, str]]) -> None:
    for part, levels in ours.items():
        for name, level in levels.items():
            validation[part][name] = _LEVELS[level]


def _fill_theme(theme: Any, theirs: Any, ours: Mapping[str, Any]) -> None:
    said = theirs if isinstance(theirs, dict) else {}
    for name, value in ours.items():
        if name != "name" and name not in said:
            theme[name] = value


def _fill_extensions(config: Any, ours: list[Any]) -> None:
    for item in ours:
        name, options = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        if options and name not in config.mdx_configs:
            config.mdx_configs[name] = options
