"""`registro check`: everything wrong with the files, at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import FINDINGS, AsOf, Root, fail, progress_bar, today
from registry.examination import Examination, examine
from registry.finding import Level
from registry.reporters import machine, text


class Format(StrEnum):
    """The voices of a check."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


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
) -> None:
    """Controlla tutto il registro e mostra ogni errore, avviso e nota.

    Esce con 0 se è in ordine (gli avvisi sono ammessi), 1 se c'è un errore, 2 se il comando è sbagliato.
    """
    with progress_bar("Controllo i file") as heard:
        examination = examine(root, as_of or today(), heard)
    if paths:
        examination = examination.limited_to(_relative(root, path) for path in paths)
    shown = _voiced(output, examination)
    if shown:
        typer.echo(shown)
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    if any(problem.level in stopping for problem in examination.problems):
        raise typer.Exit(FINDINGS)


def _voiced(output: Format, examination: Examination) -> str:
    problems = examination.problems
    if output is Format.JSON:
        return machine.as_json(problems)
    if output is Format.GITHUB:
        return machine.as_github(problems)
    listed = text.render(problems, examination.root)
    closing = text.summary(problems, examination.file_count)
    return f"{listed}\n{closing}" if listed else closing


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
