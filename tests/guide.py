"""The examples of the staff guide, as tests read them; run as a module, it writes the real messages in.

`python -m tests.guide` runs every quoted command again and puts what it prints into the pages: the
difference is then read like any other change. A block is known by what it is: a `yaml` block titled with
a path is a whole file, one that begins with `- tipo:` is a list of events, any other is part of a case;
a `console` block is a command, in the folder of the page's last whole file, or of the first case's page.
"""

import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from unittest.mock import patch

from registry import cli
from registry.examination import Examination, examine

GUIDE = Path(__file__).parents[1] / "docs" / "guida"
TODAY = date(2026, 11, 23)
"""The day on which the guide says it is written."""

_ELSEWHERE = ("importare.md", "proposta.md")

_BLOCK = re.compile(
    r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]*)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_COMPANY = "azienda:\n  denominazione: Aurora Imballaggi S.r.l.\n"
_SITES = "sedi:\n  - comune: Brescia\n    provincia: BS\n    lavoratori: 86\n"
_PROCEDURE = "procedure:\n  - causale: {causale}\n    eventi:\n{events}"
_CAUSALI = {
    "7.1": "proroga_22bis_crisi",
    "7.2": "crisi_art21",
    "7.3": "transizione_22ter\n    cigs_precedente: crisi_art21",
    "7.4": "licenziamento_collettivo",
    "deroga": "cigd_crisi\n    ammortizzatori_ordinari_esauriti: sì",
}
_USUAL_EVENTS = "      - tipo: presa_in_carico\n        data: 2026-03-02\n"
_USUAL_PLACE = "cases/BS/2026/fonderie-esempio.yaml"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; `part` is the last heading of level 2 before it."""

    page: str
    language: str
    title: str
    body: str
    part: str

    @property
    def path(self) -> str | None:
        """The path of the file that the block is, or None where it is only a part."""
        named = re.match(r"cases/\S+\.yaml", self.title)
        return named[0] if named and self.language == "yaml" else None

    @property
    def is_faulty(self) -> bool:
        """Whether the page says that it is wrong on purpose."""
        return self.title == "sbagliato" or self.title.endswith(("errore)", "errori)"))

    @property
    def file(self) -> str:
        """The text of a whole file: the block, with the usual company and sites around a part of a case."""
        if self.path:
            return self.body
        if self.body.startswith("- tipo:"):
            return _COMPANY + _SITES + self._around_events()
        usual = {
            "azienda": _COMPANY,
            "sedi": _SITES,
            "procedure": _PROCEDURE.format(causale="crisi_art21", events=_USUAL_EVENTS),
        }
        own = set(re.findall(r"^(\w+):", self.body, re.MULTILINE))
        return "".join(text for key, text in usual.items() if key not in own) + self.body

    def _around_events(self) -> str:
        if "onitoraggio" in self.part:
            return "eventi:\n" + indent(self.body, "  ")
        code = re.search(r"7\.[1-4]|deroga", self.part)
        return _PROCEDURE.format(causale=_CAUSALI[code[0] if code else "7.1"], events=indent(self.body, " " * 6))


def pages() -> list[Path]:
    """Return the pages; that of the import, and that of proposals, tell of other files and are proved with them."""
    return [page for page in sorted(GUIDE.glob("*.md")) if page.name not in _ELSEWHERE]


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [_block(page, text, found) for found in _BLOCK.finditer(text)]


def _block(page: Path, text: str, found: re.Match[str]) -> Block:
    headings = re.findall(r"^## .*$", text[: found.start()], re.MULTILINE)
    return Block(
        f"{page.name}:{text.count(chr(10), 0, found.start()) + 1}",
        found["language"],
        found["title"] or "",
        found["body"],
        headings[-1] if headings else "",
    )


def laid(block: Block, folder: Path) -> Path:
    """Write the file of a block into a folder, with the cases that a meeting names, and return the folder."""
    file = folder / (block.path or _USUAL_PLACE)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.file, encoding="utf-8")
    for named in re.findall(r"^  - ([A-Z]{2})-(\d{4})-([a-z0-9-]+)$", block.file, re.MULTILINE):
        discussed = folder.joinpath("cases", *named[:2], f"{named[2]}.yaml")
        discussed.parent.mkdir(parents=True, exist_ok=True)
        discussed.write_text(_COMPANY + _SITES, encoding="utf-8")
    return folder


def examined(block: Block) -> Examination:
    """Return the examination of a registry that holds the block alone."""
    with TemporaryDirectory() as folder:
        return examine(laid(block, Path(folder)), TODAY)


def quoted(page: Path) -> Iterator[tuple[Block, str]]:
    """Yield the blocks that quote the program, each with what it should hold."""
    with TemporaryDirectory() as scratch:
        folder, before = laid(_first_case(), Path(scratch)), None
        for number, block in enumerate(blocks(page)):
            if block.path:
                folder = laid(block, Path(scratch, str(number)))
            elif block.language == "console":
                command = block.body.partition("\n")[0]
                yield block, f"{command}\n{_printed_by(command, folder)}"
            elif block.language == "text" and before is not None and before.title == "sbagliato":
                problems = examined(before).problems
                yield block, "".join(f"{problem.message}\n→ {problem.remedy}\n" for problem in problems)
            before = block


def _first_case() -> Block:
    """The case of «Registrare un caso in dieci minuti», as it stands at the end."""
    return [block for block in blocks(GUIDE / "primo-caso.md") if block.path][-1]


def _printed_by(command: str, folder: Path) -> str:
    words = shlex.split(command.removeprefix("$ "))
    if "--as-of" not in words and words[1:2] != ["schema"]:
        words += ["--as-of", TODAY.isoformat()]
    printed = io.StringIO()
    with ExitStack() as around:
        around.enter_context(chdir(folder))
        around.enter_context(patch.object(sys, "argv", words))
        around.enter_context(patch.dict(os.environ, COLUMNS="80"))
        around.enter_context(redirect_stdout(printed))
        around.enter_context(redirect_stderr(printed))
        around.enter_context(suppress(SystemExit))
        cli.main()
    return printed.getvalue()


def rewrite(page: Path) -> None:
    """Put into a page what the program says now."""
    now = {block.page: body for block, body in quoted(page)}
    text = page.read_text(encoding="utf-8")

    def renewed(found: re.Match[str]) -> str:
        body = now.get(_block(page, text, found).page, found["body"])
        return found[0].removesuffix(f"{found['body']}```") + f"{body}```"

    page.write_text(_BLOCK.sub(renewed, text), encoding="utf-8")


if __name__ == "__main__":
    for written in pages():
        rewrite(written)
