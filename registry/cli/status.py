"""`registro status`: where each procedure stands."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import FINDINGS, AsOf, Root, fail, progress_bar, today
from registry.derive import case_status
from registry.edition import Edition, shown_in
from registry.examination import Examination, examine
from registry.model import Case
from registry.reporters import status_json, status_text, text


class Format(StrEnum):
    """The voices of a status."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status", cls=ItalianCommand)(status)


def status(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="CASO", help="Il nome del caso, ad esempio BS-2026-fonderie.")
    ] = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[Format, typer.Option("--format", help="La forma della risposta.")] = Format.TEXT,
    edition: Annotated[Edition, typer.Option("--edition", help="Che cosa mostrare.")] = Edition.INTERNAL,
) -> None:
    """Dice a che punto è ogni procedura: ultimo passo, prossima azione, chi deve agire, entro quando."""
    with progress_bar("Leggo i file") as heard:
        examination = examine(root, as_of or today(), heard)
    shown = shown_in(edition, examination.sound, examination.setting.as_of)
    statuses = [case_status(case, examination.setting) for case in _wanted(shown.cases, cases or [], examination)]
    if output is Format.JSON:
        typer.echo(json.dumps([status_json.status_object(found) for found in statuses], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(status_text.render(found) for found in statuses) or "Nessun caso.")
    if not cases:
        _tell_refused(examination)


def _wanted(known: tuple[Case, ...], names: list[str], examination: Examination) -> list[Case]:
    by_name = {name: case for case in known for name in (*case.former_ids, case.identity.path, case.id)}
    for name in names:
        if name in by_name:
            continue
        if any(name in (path, _id_of(path)) for path in examination.refused_files):
            typer.echo(f"registro: il caso «{name}» ha errori: li mostra «registro check».", err=True)
            raise typer.Exit(FINDINGS)
        fail(f"il caso «{name}» non esiste: i nomi sono come BS-2026-fonderie.")
    return [by_name[name] for name in names] or list(known)


def _id_of(path: str) -> str:
    return path.removeprefix("cases/").removesuffix(".yaml").replace("/", "-")


def _tell_refused(examination: Examination) -> None:
    """Files with errors have no status: say so instead of leaving them out in silence."""
    if examination.errors:
        typer.echo(text.summary(examination.problems, examination.file_count), err=True)
        typer.echo("I casi con errori mancano da questo elenco: li mostra «registro check».", err=True)
        raise typer.Exit(FINDINGS)
