"""`registro diff`: what a change means, case by case, in words."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, today
from registry.edition import Edition

if TYPE_CHECKING:
    from registry.proposal import CaseNews


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
    from registry.reporters.diff_words import told  # noqa: PLC0415

    with opened(root, base, head, as_of=as_of or today()) as proposal:
        meaning = meaning_of(proposal, remarks_on(proposal, author), edition)
        pages = [tuple(pages_of(news)) for news in meaning.cases]
        listed_apart = output is Format.MARKDOWN
        cases = [
            told(news, edition, changed, lists_new_findings=not listed_apart)
            for news, changed in zip(meaning.cases, pages, strict=True)
        ]
        if output is Format.JSON:
            shown = diff_json.render(meaning, proposal.difference, pages)
        elif output is Format.MARKDOWN:
            shown = diff_markdown.render(meaning, cases, proposal.after.root)
        else:
            shown = diff_text.render(meaning, cases)
    typer.echo(shown.rstrip("\n"))


def pages_of(news: "CaseNews") -> Iterator[str]:
    """Yield the addresses of the pages that a case changes, besides the lists that hold every case."""
    from site_gen import addresses  # noqa: PLC0415 - the publisher is loaded only to name its pages

    statuses = [status for status in (news.was, news.now) if status is not None]
    cases = dict.fromkeys(addresses.case(status.case.identity) for status in statuses)
    territories = {sigla for status in statuses for sigla in status.territories}
    paths = {procedure.path.code for status in statuses for procedure in status.procedures}
    if not news.changes and news.fate == "modificato":
        return
    yield from cases
    yield from map(addresses.territory, sorted(territories))
    yield from map(addresses.path, sorted(paths))
    if news.terms:
        yield addresses.DEADLINES
