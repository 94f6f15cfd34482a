"""`registro` as a person runs it: what it prints, what it complains of, how it exits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent


@dataclass(frozen=True, slots=True)
class Ran:
    """The outcome of a command."""

    code: int
    out: str
    complaint: str

    @property
    def refusal(self) -> str:
        """The one line of a wrong use; what the program did not foresee is no refusal."""
        (line,) = self.complaint.splitlines()
        assert "difetto del programma" not in line
        return line


Registro = Callable[..., Ran]
"""`registro("agenda", "--as-of", "2026-11-23")`: the fixture of that name."""


def repository(root: Path, files: Mapping[str, str]) -> str:
    """Write a repository of these files (paths from the root) and return its folder, as `--root` wants it."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8")
    return str(root)
