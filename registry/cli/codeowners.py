"""`registro codeowners`: who reviews which files, for the forge."""

from pathlib import Path

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import Root, fail
from registry.owners import owners
from registry.settings import read_settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("codeowners", cls=ItalianCommand)(codeowners)


def codeowners(root: Root = Path()) -> None:
    """Scrive il file CODEOWNERS: chi deve rileggere quali file, dai territori e dalle squadre di registro.toml."""
    settings, problems = read_settings(root)
    if problems:
        fail(f"registro.toml: {problems[0].message} {problems[0].remedy}")
    typer.echo(owners(settings), nl=False)
