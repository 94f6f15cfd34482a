"""`registro digest`: the week of a territory, to be read or posted."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.consultation import Consultation, consult
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, Territory
from registry.derive import CaseStatus
from registry.derive.agenda import agenda
from registry.edition import Edition
from registry.reporters.digest_text import Digest, render
from registry.reporters.outline import Style


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("digest", cls=ItalianCommand)(digest)


def digest(
    territory: Territory = None,
    as_of: AsOf = None,
    root: Root = Path(),
    output: Annotated[Style, typer.Option("--format", help="La forma del riepilogo.")] = Style.TEXT,
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Riassume la settimana: che cosa è cambiato, è in ritardo, cade entro 14 giorni, si attende da altri.

    Senza --territory riguarda tutta la regione. Le modifiche vengono dalla storia di Git: un fatto registrato in
    ritardo si vede.
    """
    consulted = consult(root, as_of, edition)
    concerned = [status for status in consulted.statuses() if territory is None or _involves(status, territory)]
    items = agenda(concerned, consulted.setting)
    told = Digest(
        territory=territory,
        as_of=consulted.setting.as_of,
        changes=(),
        items=tuple(item for item in items if territory is None or item.involves(territory)),
        quotes_text=edition is Edition.INTERNAL,
    )
    typer.echo(render(_with_changes(told, concerned, consulted), output), nl=False)
    consulted.tell_refused()


def _involves(status: CaseStatus, territory: str) -> bool:
    leads = {status.lead.territory, *(procedure.lead.territory for procedure in status.procedures)}
    return territory in leads or territory in status.territories


def _with_changes(told: Digest, concerned: list[CaseStatus], consulted: Consultation) -> Digest:
    from registry.reporters.story_words import FETCH, PARTIAL  # noqa: PLC0415
    from registry.story import read_stories  # noqa: PLC0415 - the other commands need not load Git

    found = consulted.examination
    stories = read_stories(found.root, found.sound.cases, edition=consulted.shown.edition, setting=found.setting)
    if stories.unavailable:
        return replace(told, untold=f"Le modifiche della settimana non si possono dire: {stories.unavailable}")
    recent = ((status, tuple(stories.between(status.case.id, told.since, told.as_of))) for status in concerned)
    changed = sorted((pair for pair in recent if pair[1]), key=lambda pair: pair[0].case.id)
    changed.sort(key=lambda pair: pair[1][0].day, reverse=True)
    untold = f"{PARTIAL} {FETCH}" if stories.is_partial else ""
    return replace(told, changes=tuple(changed), untold=untold)
