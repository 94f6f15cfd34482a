"""`registro diff`: what a change means, case by case, in words."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, today
from registry.edition import Edition


class Format(StrEnum):
    """The voices of a difference."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", cls=ItalianCommand)(diff)


def diff(
    base: Annotated[str, typer.Argument(metavar="DA", help="La versione di partenza: commit, etichetta, ramo o data.")],
    head: Annotated[
        str | None, typer.Argument(metavar="A", help="La versione di arrivo (predefinito: i file come sono ora).")
    ] = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[Format, typer.Option("--format", help="La forma della risposta.")] = Format.TEXT,
    edition: ShownEdition = Edition.INTERNAL,
    author: Annotated[
        str | None,
        typer.Option("--author", metavar="NOME", help="Chi propone, per avvisare se esce dai suoi territori."),
    ] = None,
) -> None:
    """Dice che cosa significa una modifica: fatti, passi, scadenze, capofila, segnalazioni, pagine.

    Racconta, non giudica: finisce bene anche se i file hanno errori. Il giudizio è di «registro check --changed».
    """
    from registry.cli.proposals import opened  # noqa: PLC0415 - the other commands need not load Git
    from registry.proposal import meaning_of, remarks_on  # noqa: PLC0415
    from registry.reporters import diff_json, diff_markdown, diff_text  # noqa: PLC0415
    from registry.reporters.diff_words import page_section, told  # noqa: PLC0415
    from site_gen.changed_pages import changed_pages  # noqa: PLC0415 - loaded only to name its pages

    with opened(root, base, head, as_of=as_of or today()) as proposal:
        meaning = meaning_of(proposal, remarks_on(proposal, author), edition)
        listed_apart = output is Format.MARKDOWN
        cases = [told(news, edition, lists_new_findings=not listed_apart) for news in meaning.cases]
        changed = changed_pages(meaning)
        pages = page_section(changed, meaning)
        if output is Format.JSON:
            shown = diff_json.render(meaning, proposal.difference, changed)
        elif output is Format.MARKDOWN:
            shown = diff_markdown.render(meaning, cases, pages, root=proposal.after.root)
        else:
            shown = diff_text.render(meaning, cases, pages)
    typer.echo(shown.rstrip("\n"))
