"""The paths: every one that the law's data hold has its page, without a line of code."""

from collections.abc import Iterator
from functools import partial

from registry.derive import CaseStatus
from registry.derive.exemption import PATH as QUEUED
from registry.law import Path
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.charts.figure import figure_of
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.breakdown import by_territory, drawn
from site_gen.views.path import path_view, standing_chart
from site_gen.views.path_times import NOTE, StepTimesView, times_view
from site_gen.views.wording import path_name


def pages(context: Context) -> Pages:
    """Return the list of the paths and a page for each."""
    made = tuple(partial(_made, path, context) for path in context.law.paths.values())
    return Pages(navigation=(_index(context),), bulk=made)


def _index(context: Context) -> Page:
    rows = tuple((path, _open_count(path, context)) for path in context.law.paths.values())
    return Page(
        address=addresses.PATHS,
        title="Percorsi",
        description="Quali passi seguono le crisi aziendali, chi agisce, con quali termini e per quale causale.",
        content=render("paths.html", rows=rows, acts=context.law.acts),
        searchable=True,
    )


def _open_count(path: Path, context: Context) -> int:
    """The procedures on a path that are not closed; for monitoring, the crises without any procedure."""
    if not path.causali:
        return sum(not status.procedures and status.state != "chiusa" for status in context.statuses)
    return sum(
        procedure.path is path and not procedure.is_closed
        for status in context.statuses
        for procedure in status.procedures
    )


def _made(path: Path, context: Context) -> Iterator[Page]:
    times = times_view(path, context)
    view = path_view(path, context.law, context.statuses)
    content = render(
        "path.html",
        view=view,
        links=tuple(_links(path, context)),
        standing=figure_of(standing_chart(view), context.cache),
        territories=drawn(by_territory(_cases(path, context), CaseFilter(path=path.code)), context.cache),
        feed=addresses.feed_beside(addresses.path(path.code)),
        calendar=None if view.act.closed else addresses.calendar_beside(addresses.path(path.code)),
        subscribing=addresses.SUBSCRIBING,
        times=times,
        times_note=NOTE,
    )
    yield Page(addresses.path(path.code), view.name, path.description, content, searchable=True)
    for step in times:
        yield from _times(step, path, context)


def _times(step: StepTimesView, path: Path, context: Context) -> Iterator[Page]:
    """Yield the pages that list the cases behind the times of a step."""
    for page in step.listed.pages:
        content = render("step_times.html", step=step, page=page, path=path, note=NOTE, as_of=context.as_of)
        what = f"«{step.title}» del percorso {path_name(path.code)}"
        title = f"{step.title}, percorso {path_name(path.code)}: i tempi, caso per caso"
        title = title if page.number == 1 else f"{title}, pagina {page.number}"
        description = f"Quanti giorni ha richiesto in ogni caso il passo {what}, Nucleo per Nucleo."
        yield Page(page.address, title, description, content)


def _cases(path: Path, context: Context) -> list[CaseStatus]:
    """Return the cases with a procedure on a path; for monitoring, those without any."""
    return [
        status
        for status in context.statuses
        if any(procedure.path is path for procedure in status.procedures)
        or (path is context.law.monitoring and not status.procedures)
    ]


def _links(path: Path, context: Context) -> Iterator[tuple[str, str]]:
    """Yield what else tells of the procedures on a path: address and text."""
    if _cases(path, context):
        yield CaseFilter(path=path.code).address, "Tutti i casi su questo percorso"
    if path is context.law.monitoring and not context.is_public:
        yield addresses.MONITORING, "Le crisi seguite ora e che cosa sono diventate"
    if path.code == QUEUED:
        yield addresses.QUEUE, "La coda delle autorizzazioni, in ordine di presentazione"
