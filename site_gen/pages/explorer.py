"""The explorer of all cases: a first page that filters, and a list by Nucleo and year for everyone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

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
SHOWN = 200
"""Rows of a page that is not of a single year: with them it stays light, whatever the registry's size."""
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
    for year, of_year in groupby(ordered, key=lambda row: row.year):
        yield _list(sigla, year, list(of_year), years=years)


def _list(sigla: str, year: str | None, rows: Sequence[CaseRow], *, years: list[tuple[str, int]]) -> Page:
    name = territory_name(sigla)
    title = f"Casi aperti dal Nucleo di {name}" + (f" nel {year}" if year else "")
    shown = rows if year else rows[:SHOWN]
    content = render(
        "list.html", sigla=sigla, name=name, year=year, title=title, rows=shown, count=len(rows), years=years
    )
    return Page(addresses.cases_of(sigla, year), title, f"{title}: stato, prossima azione e lavoratori.", content)
