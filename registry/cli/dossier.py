"""`registro dossier`: the papers of a Tavolo bilaterale."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli.consultation import consult
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, Territories, fail
from registry.derive.chronicle import Chronicle
from registry.derive.dossier import dossier_of
from registry.edition import Edition
from registry.reporters.dossier_text import render
from registry.reporters.outline import Style


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dossier", cls=ItalianCommand)(dossier)


def dossier(
    territories: Territories = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[Style, typer.Option("--format", help="La forma del dossier.")] = Style.TEXT,
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Prepara un Tavolo bilaterale: le crisi da discutere, che cosa si era deciso, che cosa ne è stato.

    Con più --territory il tavolo è multilaterale.
    """
    wanted = tuple(dict.fromkeys(territories or ()))
    if not wanted:
        fail("manca il territorio: scrivere ad esempio --territory BS, anche più volte.")
    consulted = consult(root, as_of, edition)
    chronicles = [Chronicle.of(status, consulted.setting) for status in consulted.statuses()]
    found = dossier_of(wanted, chronicles, consulted.shown.boards, setting=consulted.setting)
    typer.echo(render(found, output), nl=False)
    consulted.tell_refused()
