"""`registro history`: who changed what in a case, when, field by field."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import Root, ShownEdition, fail
from registry.edition import Edition


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("history", cls=ItalianCommand)(history)


def history(
    case: Annotated[str, typer.Argument(metavar="CASO", help="Il nome del caso, ad esempio BS-2026-fonderie.")],
    root: Root = Path(),
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Racconta le modifiche di un caso: quando, chi (solo nell'edizione interna), che cosa, campo per campo.

    Segue il caso anche attraverso i cambi di nome, e dice quanti giorni dopo un fatto è stato registrato.
    """
    from registry.cli.case_story import case_story  # noqa: PLC0415 - the other commands need not load Git
    from registry.history import HistoryUnavailable  # noqa: PLC0415
    from registry.reporters.story_text import render  # noqa: PLC0415
    from registry.reporters.story_words import FETCH, PARTIAL  # noqa: PLC0415

    try:
        story = case_story(root, case.strip(), edition)
    except HistoryUnavailable as reason:
        fail(f"{str(reason)[:1].lower()}{str(reason)[1:]}: la storia delle modifiche non si può leggere.")
    typer.echo(render(story.entries, title=story.title, quotes_text=edition is Edition.INTERNAL))
    if story.is_partial:
        typer.echo(f"{PARTIAL} {FETCH}", err=True)
