"""The report that a command is asked for: computed from the files, or as it was sent."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from registry.calendar import Quarter
from registry.cli.consultation import Consultation
from registry.cli.freezing import flow_to_freeze, keep, sent_flows
from registry.cli.options import fail
from registry.edition import Edition, shown_in
from registry.italian import dated
from registry.reporters.lines import printable
from registry.sent import Altered, sent_data

if TYPE_CHECKING:
    from site_gen.views.report import ReportView


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: of a territory or, without, of the region; `version` is that of the files, if it is known."""

    quarter: Quarter
    territory: str | None
    version: str | None


def computed(consulted: Consultation, wanted: Wanted) -> "ReportView":
    """Return the report that follows from the files."""
    from site_gen.context import Context  # noqa: PLC0415 - the other commands need not load the publisher
    from site_gen.documents.quarterly import Quarterly  # noqa: PLC0415

    settings = consulted.examination.settings
    context = Context.of(consulted.shown, consulted.setting, settings, version=wanted.version)
    (view,) = Quarterly(context).views(wanted.quarter, (wanted.territory,))
    return view


def freeze(consulted: Consultation, wanted: Wanted) -> tuple[Path, ...]:
    """Keep the report of both editions beside the record of its sending, and return the files written."""
    from site_gen.documents.frozen import frozen_bytes  # noqa: PLC0415

    found = consulted.examination
    flow = flow_to_freeze(found.sound, wanted.quarter, wanted.territory)
    if wanted.version is None:
        fail("--freeze vuole un deposito Git: il rapporto conserva la versione dei file da cui viene.")
    internal, public = (
        computed(replace(consulted, shown=shown_in(edition, found.sound, found.setting.as_of)), wanted)
        for edition in (Edition.INTERNAL, Edition.PUBLIC)
    )
    return keep(found.root, flow, frozen_bytes(internal, public, sent_on=flow.date))


def as_sent(consulted: Consultation, wanted: Wanted) -> "ReportView":
    """Return the report as it was sent, where its data are kept, and tell what has changed since."""
    from site_gen.documents.changes import changes_since  # noqa: PLC0415
    from site_gen.documents.frozen import can_be_shown, frozen_of  # noqa: PLC0415

    now, found = computed(consulted, wanted), consulted.examination
    flows = [flow for flow in sent_flows(found.sound, wanted.quarter, wanted.territory) if flow.fingerprint]
    flows = [flow for flow in flows if flow.date <= found.setting.as_of]
    if not flows:
        return now
    try:
        content = sent_data(found.root, flows[-1])
        sent = frozen_of(content, flows[-1]).view(consulted.shown.edition) if content else now
    except Altered as error:
        fail(str(error))
    if not can_be_shown(sent, now):
        typer.echo(
            "Il rapporto inviato dice anche ciò che oggi non è pubblico: queste sono le cifre di oggi.", err=True
        )
        return now
    typer.echo(f"È il rapporto inviato {dated('il', flows[-1].date)}: i suoi dati non cambiano.", err=True)
    for change in changes_since(sent, now):
        typer.echo(f"Da allora: {printable(change)}", err=True)
    return sent
