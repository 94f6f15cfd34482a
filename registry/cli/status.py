"""`registro status`: where each procedure stands."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition
from registry.cli.revision import Rev, consult_at
from registry.derive import case_status
from registry.edition import Edition
from registry.reporters import status_json, status_text


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
    rev: Rev = None,
    root: Root = Path(),
    output: Annotated[Format, typer.Option("--format", help="La forma della risposta.")] = Format.TEXT,
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Dice a che punto è ogni procedura: ultimo passo, prossima azione, chi deve agire, entro quando."""
    with consult_at(root, rev, as_of, edition=edition) as consulted:
        wanted = consulted.named(cases) if cases else consulted.shown.cases
        statuses = [case_status(case, consulted.setting) for case in wanted]
        if output is Format.JSON:
            objects = [status_json.status_object(found) for found in statuses]
            typer.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        else:
            typer.echo("\n\n".join(status_text.render(found) for found in statuses) or "Nessun caso.")
        if not cases:
            consulted.tell_refused()
