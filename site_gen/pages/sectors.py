"""The sectors: all that some case is in, and a page for each."""

from collections.abc import Iterator, Sequence
from functools import partial

from registry.derive import CaseStatus
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.sector import by_sector, sector_view, sectors_view


def pages(context: Context) -> Pages:
    """Return the list of the sectors and a page for each that has a case."""
    groups = by_sector(context)
    return Pages(
        bulk=(
            partial(_index, groups, context),
            *(partial(_sector, code, groups[code], context) for code in sorted(groups) if code),
        )
    )


def _index(groups: dict[str, list[CaseStatus]], context: Context) -> Iterator[Output]:
    content = render("sectors.html", view=sectors_view(groups), as_of=context.as_of, is_public=context.is_public)
    description = "I settori economici dei casi del registro, per divisione ATECO: casi, casi aperti, lavoratori."
    yield Page(addresses.SECTORS, "Settori", description, content)


def _sector(code: str, statuses: Sequence[CaseStatus], context: Context) -> Iterator[Output]:
    view = sector_view(code, statuses, context)
    page = addresses.sector(code)
    content = render(
        "sector.html",
        view=view,
        as_of=context.as_of,
        feed=addresses.feed_beside(page),
        calendar=addresses.calendar_beside(page),
        subscribing=addresses.SUBSCRIBING,
    )
    title = f"Settore {code}: {view.title}"
    yield Page(page, title, f"{title}. Casi, aziende, territori e lavoratori coinvolti.", content)
