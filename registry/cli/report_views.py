"""The report that a command is asked for: computed from the files, or as it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
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
    from site_gen.documents.about import About
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
    if flow.date > found.setting.as_of:
        fail(f"{dated('al', found.setting.as_of)} il rapporto non era ancora inviato: lo fu {dated('il', flow.date)}.")
    if found.errors:
        fail("--freeze vuole un registro senza errori: il rapporto non cambia più. Li mostra «registro check».")
    if wanted.version is None:
        fail("--freeze vuole un deposito Git: il rapporto conserva la versione dei file da cui viene.")
    internal, public = (
        computed(replace(consulted, shown=shown_in(edition, found.sound, found.setting.as_of)), wanted)
        for edition in (Edition.INTERNAL, Edition.PUBLIC)
    )
    return keep(found.root, flow, frozen_bytes(internal, public, sent_on=flow.date))


def shown(consulted: Consultation, wanted: Wanted) -> "ReportView":
    """Return the report as it was sent, where its data are kept, and tell what has changed since."""
    from site_gen.documents.as_sent import as_sent  # noqa: PLC0415

    found = consulted.examination
    flows = sent_flows(found.sound, wanted.quarter, wanted.territory)
    flows = [flow for flow in flows if flow.date <= found.setting.as_of]
    try:
        view, about = as_sent(
            computed(consulted, wanted), flows, partial(sent_data, found.root), cases=consulted.shown.cases
        )
    except Altered as error:
        fail(str(error))
    for line in _said(view, about):
        typer.echo(printable(line), err=True)
    return view


def _said(view: "ReportView", about: "About") -> Iterator[str]:
    """Yield what is to be said about a report, in words."""
    if about.withheld_on:
        yield (
            f"Il rapporto inviato {dated('il', about.withheld_on)} dice anche ciò che oggi l'edizione pubblica non "
            "dice più, perché un caso è stato ritirato o un testo corretto: queste sono le cifre di oggi."
        )
    elif about.followed_on and about.not_kept_on:
        yield (
            f"Sono le cifre di oggi: del rapporto inviato {dated('il', about.not_kept_on)} non sono conservati i dati "
            f"(--freeze li conserva). Quelli del rapporto inviato {dated('il', about.followed_on)} non cambiano."
        )
    elif view.sent_on:
        yield f"È il rapporto inviato {dated('il', view.sent_on)}: i suoi dati non cambiano."
    yield from (f"Da allora: {change}" for change in about.changes)
