"""Git repositories with a scripted history: every commit has the day, the author and the files it is told."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

AUTHOR = "Anna Verdissima"
PATH = "cases/BS/2026/fonderie-esempio.yaml"
ID = "BS-2026-fonderie-esempio"


@dataclass(frozen=True, slots=True)
class Script:
    """A repository being written, on the branch main."""

    root: Path

    @classmethod
    def begin(cls, root: Path) -> "Script":
        """Return a new repository, without commits."""
        root.mkdir(parents=True, exist_ok=True)
        script = cls(root)
        script.git("init", "--quiet", "--initial-branch=main")
        return script

    def git(self, *arguments: str, on: str = "2026-01-01", author: str = AUTHOR) -> str:
        """Run Git as someone, at ten in the morning of a day, whatever this machine's settings; return what it says."""
        when, email = on if "T" in on else f"{on}T10:00:00+01:00", "segreta@example.org"
        settings = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": author for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": email for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": when for who in ("AUTHOR", "COMMITTER")},
        }
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=os.environ | settings, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, dedented, or remove those that are None."""
        for path, text in files.items():
            target = self.root / path
            if text is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(dedent(text), encoding="utf-8")

    def commit(self, on: str, files: Mapping[str, str | None], *, author: str = AUTHOR) -> str:
        """Write files, or remove those that are None, and commit them on a day; return the commit's name."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "messaggio segretissimo", on=on, author=author)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> "Script":
        """Return a copy of the repository."""
        self.git("clone", "--quiet", *options, f"file://{self.root}", str(folder))
        return Script(folder)


def case_text(
    *events: str, workers: int = 120, name: str = "Fonderie Esempio S.r.l.", extra: str = "", procedure: str = ""
) -> str:
    """Return the file of a case; an event is `2026-03-12 presa_in_carico`, then its other fields after semicolons.

    `extra` are further lines of the case, `procedure` of its procedure.
    """
    listed = "".join(_event(*event.split(" ", 1)) for event in events)
    return (
        f"azienda:\n  denominazione: {name}\n{dedent(extra)}"
        f"sedi:\n  - comune: Brescia\n    provincia: BS\n    lavoratori: {workers}\n"
        f"procedure:\n  - causale: proroga_22bis_crisi\n{_indented(procedure, 4)}"
        + (f"    eventi:\n{listed}" if listed else "")
    )


def _event(day: str, rest: str) -> str:
    kind, *fields = rest.split("; ")
    return f"      - tipo: {kind}\n        data: {day}\n" + _indented("\n".join(fields), 8)


def _indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in dedent(text).splitlines())


PUBLIC = "pubblicazione:\n  dal: 2026-01-01\n"
