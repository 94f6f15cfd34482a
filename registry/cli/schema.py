"""`registro schema`: the JSON Schema of the files, for editors."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.schema import schema_of


class Kind(StrEnum):
    """The kinds of file."""

    CASE = "caso"
    BOARD = "tavolo"
    FLOW = "flusso"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema", cls=ItalianCommand)(schema)


def schema(kind: Annotated[Kind, typer.Argument(metavar="TIPO", help="caso, tavolo o flusso.")] = Kind.CASE) -> None:
    """Scrive lo schema JSON di un tipo di file, con titoli ed esempi in italiano."""
    typer.echo(json.dumps(schema_of(kind.value), ensure_ascii=False, indent=2))
