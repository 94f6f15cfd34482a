"""A new case: its name proposed, its file as staff would have typed it."""

import re
from collections.abc import Collection
from datetime import date

from registry.layout import slug_of
from registry.model import Identity
from registry.source import Value
from registry.source.writing import write
from registry.vocabulary import legal_forms
from registry.vocabulary.territories import is_lombard

_LONGEST = 80
_FORMS = re.compile(
    r"\b(s\.?\s?r\.?\s?l\.?s?|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|soc\.? coop)\b\.?", re.IGNORECASE
)
_WORDS_OF_A_PERSON = "impresa"


def proposed_slug(values: dict[str, Value], *, taken: Collection[Identity], territory: str, year: str) -> str:
    """Return a name for the file: the company and its place; never words of a person's name.

    A name that is taken gets the first free number.
    """
    base = _base(values)
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if Identity(territory, year, name) not in taken)


def _base(values: dict[str, Value]) -> str:
    company = values.get("azienda")
    company = company if isinstance(company, dict) else {}
    form = legal_forms.legal_forms().get(str(company.get("forma_giuridica")))
    name = _WORDS_OF_A_PERSON if form and form.natural_person else _FORMS.sub("", str(company.get("denominazione")))
    return slug_of(f"{name} {_municipality(values)}")[:_LONGEST].rstrip("-") or "caso"


def _municipality(values: dict[str, Value]) -> str:
    sites = values.get("sedi")
    first = sites[0] if isinstance(sites, list) and sites else None
    return str(first.get("comune") or "") if isinstance(first, dict) else ""


def first_day(values: dict[str, Value]) -> date | None:
    """Return the earliest day of the events of a new case; it gives the year of its file."""
    days = []
    for event in _events(values):
        try:
            days.append(date.fromisoformat(str(event.get("data"))))
        except ValueError:
            continue
    return min(days, default=None)


def _events(values: dict[str, Value]) -> list[dict[str, Value]]:
    procedures = values.get("procedure")
    groups = [values, *(procedures if isinstance(procedures, list) else [])]
    lists = [group.get("eventi") for group in groups if isinstance(group, dict)]
    return [event for events in lists if isinstance(events, list) for event in events if isinstance(event, dict)]


def new_case(values: dict[str, Value]) -> bytes:
    """Return the file of a new case."""
    return write(values)


def has_site_in(values: dict[str, Value], sigla: str) -> bool:
    """Tell whether the first site that lies in Lombardy is in a province."""
    sites = values.get("sedi")
    found = (
        [str(site.get("provincia")).upper() for site in sites if isinstance(site, dict)]
        if isinstance(sites, list)
        else []
    )
    return next((province for province in found if is_lombard(province)), None) == sigla
