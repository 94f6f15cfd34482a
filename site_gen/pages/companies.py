"""A page for each company with all its cases, the list of them in pages, and the redirects from its names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from registry.derive.companies import CompanyCases
from registry.italian import counted
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Output, Page, redirect
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.company import CompanyView, company_row, company_view, rows_by_id

LISTED = 200
"""Companies on a page of the list."""
_CHUNK = 16  # companies made by one maker


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list: its number, its companies, and how its span of names reads."""

    number: int
    companies: tuple[CompanyCases, ...]

    @property
    def address(self) -> str:
        """Where it stands."""
        return addresses.companies(self.number)

    @property
    def span(self) -> str:
        """From which name to which: «Acciaieria… – Bottonificio…»."""
        first, last = _short(self.companies[0].name), _short(self.companies[-1].name)
        return first if first == last else f"{first} – {last}"


def pages(context: Context) -> Pages:
    """Return the pages of the companies, made in chunks; the list is reached from the explorer and the sectors."""
    _ = context.company_by_case, context.boards_by_case, rows_by_id(context)  # once, before the workers are forked
    chunks = range(0, len(context.companies), _CHUNK)
    return Pages(
        bulk=(
            *(partial(_companies, context, start) for start in chunks),
            partial(_lists, context),
            partial(_redirects, context.companies),
        )
    )


def _companies(context: Context, start: int) -> Iterator[Output]:
    for company in context.companies[start : start + _CHUNK]:
        view = company_view(company, context)
        content = render("company.html", view=view, as_of=context.as_of, subscribing=addresses.SUBSCRIBING)
        yield Page(addresses.company(company.slug), f"{view.name}: i casi dell'azienda", _description(view), content)


def _description(view: CompanyView) -> str:
    places = ", ".join(name for _, name in view.territories)
    return f"{view.name}: {counted(len(view.rows), 'caso', 'casi')} di crisi aziendale nel registro, {places}."


def _lists(context: Context) -> Iterator[Output]:
    listed = list_pages(context.companies)
    several = tuple(company for company in context.companies if len(company.statuses) > 1)
    for page in listed:
        title = "Aziende" if page.number == 1 else f"Aziende, pagina {page.number}"
        content = render(
            "companies.html",
            rows=tuple(map(company_row, page.companies)),
            several=tuple(map(company_row, several[:LISTED])) if page.number == 1 else (),
            several_count=len(several),
            count=len(context.companies),
            page=page,
            pages=listed,
            as_of=context.as_of,
            is_public=context.is_public,
        )
        yield Page(page.address, title, "Le aziende dei casi del registro, in ordine alfabetico.", content)


def list_pages(companies: Sequence[CompanyCases]) -> tuple[ListPage, ...]:
    """Return the list cut in pages; one page, empty, where there are no companies."""
    starts = range(0, max(len(companies), 1), LISTED)
    return tuple(
        ListPage(number, tuple(companies[start : start + LISTED])) for number, start in enumerate(starts, start=1)
    )


def _short(name: str) -> str:
    return " ".join(name.split()[:2])[:30]


def _redirects(companies: Sequence[CompanyCases]) -> Iterator[Output]:
    for company in companies:
        for word in company.aliases:
            if word != company.slug:
                yield redirect(addresses.company(word), to=addresses.company(company.slug))
