"""`registro agenda`: everything late, due, planned and awaited."""

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.consultation import consult
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, Territory, fail
from registry.derive.agenda import AgendaItem, agenda, within
from registry.edition import Edition
from registry.reporters.agenda_ics import calendar
from registry.reporters.agenda_json import item_object
from registry.reporters.agenda_text import render
from registry.reporters.wording import territory_name


class Format(StrEnum):
    """The voices of an agenda."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("agenda", cls=ItalianCommand)(show_agenda)


def _parse_days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        fail(f"«{text}» non è un numero di giorni: scrivere ad esempio 14.")
    return int(text)


def show_agenda(
    territory: Territory = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--within",
            parser=_parse_days,
            metavar="GIORNI",
            help="Solo ciò che cade entro tanti giorni da oggi; resta ciò che è già scaduto o non ha una data.",
        ),
    ] = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[
        Format, typer.Option("--format", help="La forma della risposta; ics è un calendario.")
    ] = Format.TEXT,
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Elenca ciò che è scaduto, in scadenza, previsto e atteso, e i promemoria dell'ufficio.

    Con --territory mostra le crisi che toccano quel territorio, anche quando il capofila è un altro Nucleo.
    """
    consulted = consult(root, as_of, edition)
    items = agenda(consulted.statuses(), consulted.setting)
    if territory is not None:
        items = tuple(item for item in items if item.involves(territory))
    if days is not None:
        items = within(items, days)
    if output is Format.JSON:
        typer.echo(json.dumps([item_object(item) for item in items], ensure_ascii=False, indent=2))
    elif output is Format.ICS:
        typer.echo(_calendar(items, as_of=consulted.setting.as_of, territory=territory), nl=False)
    else:
        typer.echo(render(items, as_of=consulted.setting.as_of, territory=territory, days=days))
    consulted.tell_refused()


def _calendar(items: Sequence[AgendaItem], *, as_of: date, territory: str | None) -> bytes:
    where = f" – {territory_name(territory)}" if territory else ""
    return calendar(items, as_of=as_of, name=f"Scadenze delle crisi aziendali{where}")
