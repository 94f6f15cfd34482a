"""`registro forget`: every place where a text stands; it only reads."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import Root, fail
from registry.occurrences import search
from registry.reporters import forget_text
from registry.sought import SHORTEST, Sought


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("forget", cls=ItalianCommand)(forget)


def forget(
    text: Annotated[str, typer.Argument(metavar="TESTO", help="Il testo da cercare, tra virgolette se ha spazi.")],
    root: Root = Path(),
) -> None:
    """Elenca ogni posto in cui compare un testo, e dice come toglierlo. Legge soltanto.

    Guarda i file dei casi, i rapporti congelati, gli altri file della cartella, i siti costruiti e le memorie
    temporanee, e la storia di Git: versioni, nomi di file, messaggi, autori, rami. Maiuscole, spazi e a capo non
    contano.
    """
    if sum(char.isalnum() for char in text) < SHORTEST:
        fail("il testo è troppo breve: servono almeno tre lettere o cifre.")
    sought = Sought.of(text)
    searched = search(root, sought)
    from registry.history import HistoryUnavailable, search_history  # noqa: PLC0415 - Git, only to look back

    try:
        past, reason = search_history(root, sought), ""
    except HistoryUnavailable as unavailable:
        past, reason = None, str(unavailable)
    typer.echo(forget_text.render(searched, past, without_history=reason))
