"""A forge for tests: a `gh` on the PATH that answers from a file and writes down what it is asked."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_GH = """#!{python}
import json, pathlib, shutil, sys
here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
data = sys.stdin.read() if "--input" in arguments else None
with open(here / "asked", "a") as log:
    log.write(json.dumps([arguments, data and json.loads(data)]) + "\\n")
if arguments[:2] == ["run", "download"]:
    shutil.copytree(here / "artifact", arguments[arguments.index("--dir") + 1], dirs_exist_ok=True, symlinks=True)
    sys.exit()
answers = json.loads((here / "answers").read_text())
line = " ".join(arguments)
for start, answer in answers.items():
    if line.startswith(start):
        print(json.dumps(answer))
        sys.exit()
if arguments[0] == "api" and "--method" not in arguments:
    sys.exit("not found: " + line)
"""


@dataclass(frozen=True, slots=True)
class Forge:
    """The fake: `artifact` is what a job left, `asked` what `gh` was asked, each with the JSON it was given."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path, answers: Mapping[str, Any]) -> "Forge":
        """Return a forge with its answers, by how the command begins."""
        (folder / "artifact").mkdir(parents=True)
        (folder / "asked").touch()
        (folder / "answers").write_text(json.dumps(answers), encoding="utf-8")
        command = folder / "gh"
        command.write_text(_GH.format(python=sys.executable), encoding="utf-8")
        command.chmod(0o755)
        return cls(folder)

    @property
    def path(self) -> str:
        """The PATH on which it is found first."""
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"

    def asked(self, *start: str) -> list[tuple[list[str], Any]]:
        """Return the commands that begin so, each with its data."""
        lines = (self.folder / "asked").read_text("utf-8").splitlines()
        found = [json.loads(line) for line in lines]
        return [(words, data) for words, data in found if words[: len(start)] == list(start)]
