"""The explorer of all cases: a first page that filters, and a list by Nucleo and year for everyone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import ceil

from registry.vocabulary.territories import territories
from site_gen import addresses, statics
from site_gen.context import Context
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.finder import FIRST, filters_of
from site_gen.views.index import index_json
from site_gen.views.listing import CaseRow, rows_of
from site_gen.views.wording import territory_name

FIRST_ROWS = 50
"""Rows of the explorer before its script, or without it."""
AT_ONCE = 2000
"""Cases up to which the explorer reads its index at once; beyond them, when someone turns to its filters."""
SHOWN = 100
"""Rows of a list: with them a page stays light, whatever the registry's size."""
_INDEX = f"{addresses.CASES}indice.json"


def pages(context: Context) -> Pages:
    """Return the explorer, its index, and the lists by Nucleo and year."""
    rows = rows_of(context)
    by_territory: dict[str, list[CaseRow]] = {sigla: [] for sigla in territories()}
    for row in rows:
        by_territory[row.territory].append(row)
    lists = (partial(_territory, sigla, listed) for sigla, listed in by_territory.items())
    return Pages(
        navigation=(_explorer(context, rows, by_territory),),
        bulk=(partial(_index, context, rows), *lists),
    )


def _explorer(context: Context, rows: Sequence[CaseRow], by_territory: dict[str, list[CaseRow]]) -> Page:
    content = render(
        "explorer.html",
        rows=rows[:FIRST_ROWS],
        at_once=AT_ONCE,
        count=len(rows),
        territories=[(sigla, territory_name(sigla), _years(listed)) for sigla, listed in by_territory.items()],
        filters=filters_of(context, rows),
        shown_filters=FIRST,
        index=_INDEX,
        script=statics.place("explorer.js"),
        as_of=context.as_of,
        is_public=context.is_public,
    )
    description = (
        "Tutti i casi di crisi aziendale del registro, da filtrare per territorio, percorso, stato e scadenza."
    )
    return Page(addresses.CASES, "Casi", description, content)


def _years(rows: Sequence[CaseRow]) -> list[tuple[str, int]]:
    """Return the years and how many cases each has, the latest first."""
    return sorted(Counter(row.year for row in rows).items(), reverse=True)


def _index(context: Context, rows: Sequence[CaseRow]) -> Iterator[Output]:
    yield File(_INDEX, index_json(rows, context.as_of))


def _territory(sigla: str, rows: Sequence[CaseRow]) -> Iterator[Output]:
    years = _years(rows)
    yield _list(sigla, None, rows, years=years)
    ordered = sorted(rows, key=lambda row: (row.year, row.newest_first))
    for year, grouped in groupby(ordered, key=lambda row: row.year):
        of_year = list(grouped)
        for number in range(1, ceil(len(of_year) / SHOWN) + 1):
            yield _list(sigla, year, of_year, years=years, number=number)


def _list(
    sigla: str, year: str | None, rows: Sequence[CaseRow], *, years: list[tuple[str, int]], number: int = 1
) -> Page:
    """Return a list; that of a year has as many pages as it needs, that of all years says where the others are."""
    name = territory_name(sigla)
    title = f"Casi aperti dal Nucleo di {name}" + (f" nel {year}" if year else "")
    pages = range(1, ceil(len(rows) / SHOWN) + 1) if year else range(1, 2)
    content = render(
        "list.html",
        sigla=sigla,
        name=name,
        year=year,
        title=title,
        rows=rows[(number - 1) * SHOWN : number * SHOWN],
        count=len(rows),
        years=years,
        number=number,
        pages=[(each, addresses.cases_of(sigla, year, each)) for each in pages],
    )
    told = f"{title}, pagina {number}" if number > 1 else title
    description = f"{told}: stato, prossima azione e lavoratori."
    return Page(addresses.cases_of(sigla, year, number), told, description, content)
