"""`registro check`: everything wrong with the files, at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import FINDINGS, AsOf, Root, fail, progress_bar, today
from registry.cli.templates import with_templates
from registry.examination import Examination, examine
from registry.finding import Level
from registry.layout import FOLDER
from registry.reporters import machine, quality, text
from registry.settings import FILE as SETTINGS_FILE


class Format(StrEnum):
    """The voices of a check."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"


_MACHINES = {
    Format.JSON: machine.as_json,
    Format.GITHUB: machine.as_github,
    Format.SARIF: quality.as_sarif,
    Format.GITLAB: quality.as_gitlab,
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", cls=ItalianCommand)(check)


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Mostra solo questi file o cartelle.")
    ] = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[Format, typer.Option("--format", help="La forma dell'elenco.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Anche un avviso fa fallire il controllo.")] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--changed",
            metavar="VERSIONE",
            help="Mostra solo ciò che riguarda le modifiche fatte da questa versione in poi.",
        ),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="NOME",
            help="Con --changed: chi propone, per avvisare se esce dai suoi territori ([autori] in registro.toml).",
        ),
    ] = None,
) -> None:
    """Controlla tutto il registro e mostra ogni errore, avviso e nota.

    Esce con 0 se è in ordine (gli avvisi sono ammessi), 1 se c'è un errore, 2 se il comando è sbagliato.
    """
    if author is not None and base is None:
        fail("--author vuole --changed: senza una modifica non c'è chi la propone.")
    wanted = [_relative(root, path) for path in paths or ()]
    if base is None:
        _refuse_elsewhere(root)
    with _examined(root, as_of or today(), base=base, author=author) as seen:
        examination = seen.examination.limited_to(wanted) if wanted else seen.examination
        shown = _voiced(output, replace(seen, examination=examination))
    if shown:
        typer.echo(shown)
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    if any(problem.level in stopping for problem in examination.problems):
        raise typer.Exit(FINDINGS)


def _refuse_elsewhere(root: Path) -> None:
    """In a folder that is no registry nothing is wrong, and nothing was checked: it must not look in order."""
    if not any(os.path.lexists(root / name) for name in (FOLDER, SETTINGS_FILE)):
        fail(f"in «{root}» non c'è la cartella «{FOLDER}»: indicare con --root la cartella del registro.")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was examined; of a change, how many files it touches and takes away, how many problems are not its own."""

    examination: Examination
    touched_count: int | None = None
    removed_count: int = 0
    standing_count: int = 0


@contextmanager
def _examined(root: Path, as_of: date, *, base: str | None, author: str | None) -> Iterator[_Seen]:
    if base is not None:
        from registry.cli.proposals import opened  # noqa: PLC0415 - a check need not load Git
        from registry.proposal import remarks_on  # noqa: PLC0415

        with opened(root, base, None, as_of=as_of) as proposal:
            remarks = remarks_on(proposal, author)
            touched = proposal.difference.touched() & set(proposal.after.files)
            limited = replace(proposal.after, problems=remarks.shown)
            removed = {change.path for change in proposal.difference.changes if change.is_gone}
            removed_count = len(removed & set(proposal.before.files))
            yield _Seen(limited, len(touched), removed_count, remarks.standing_count)
        return
    with progress_bar("Controllo i file") as heard:
        examination = with_templates(examine(root, as_of, heard))
    yield _Seen(examination)


def _voiced(output: Format, seen: _Seen) -> str:
    found, problems = seen.examination, seen.examination.problems
    if output in _MACHINES:
        return _MACHINES[output](problems)
    closing = text.summary(
        problems, found.file_count, touched_count=seen.touched_count, removed_count=seen.removed_count
    )
    return "\n".join(filter(None, (text.render(problems, found.root), closing, text.standing(seen.standing_count))))


def _relative(root: Path, path: str) -> str:
    """Return the path from the root of what is named from here or from there."""
    existing = [named for named in (Path(path), root / path) if named.exists() or named.is_symlink()]
    if not existing:
        fail(f"il file «{path}» non esiste.")
    top = root.absolute()
    found = next((named.absolute() for named in existing if named.absolute().is_relative_to(top)), None)
    if found is None:
        fail(f"«{path}» non sta nella cartella del registro.")
    return found.relative_to(top).as_posix()
