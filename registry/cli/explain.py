"""`registro explain`: why this is the next action, and this the date."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli.consultation import consult
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition
from registry.derive.explanation import explanation_of
from registry.edition import Edition
from registry.italian import dated
from registry.reporters.explain_text import render
from registry.reporters.lines import printable


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", cls=ItalianCommand)(explain)


def explain(
    case: Annotated[str, typer.Argument(metavar="CASO", help="Il nome del caso, ad esempio BS-2026-fonderie.")],
    as_of: AsOf = None,
    root: Root = Path(),
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Spiega la prossima azione di un caso e la sua data: i fatti, la regola, il conteggio giorno per giorno."""
    consulted = consult(root, as_of, edition)
    (found,) = consulted.named([case])
    status = consulted.status_of(found)
    if status is None:
        day = dated("al", consulted.setting.as_of)
        typer.echo(f"{printable(found.company.name)} ({found.id}): {day} non è ancora registrato nessun fatto.")
        return
    typer.echo(render(explanation_of(status, consulted.setting), consulted.setting.law))
