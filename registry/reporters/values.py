"""How a value of a file reads in Italian, whatever its type. No page and no command words one in its own way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from registry.glossary import values
from registry.italian import MONTHS, counted, listed, long_date, number
from registry.model import Site
from registry.model.events import Measure


def words(value: object, *, day: Callable[[date], str] = long_date) -> str:
    """Return a value as people read it: «sì», «1.200», «3 marzo 2026» (or as `day` has it), «In presenza»."""
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Decimal):
        return f"{value:,.2f} €".translate(str.maketrans(",.", ".,"))
    if isinstance(value, tuple):
        return listed([words(item, day=day) for item in value])
    return _group(value) if isinstance(value, Site | Measure) else _label(str(value))


def month_words(value: date) -> str:
    """Return «marzo 2016»."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def _group(value: Site | Measure) -> str:
    """Return «Dalmine (BG): 14 lavoratori», or «saldatura (12 lavoratori, proposta dal Nucleo)»."""
    count = None if value.worker_count is None else counted(value.worker_count, "lavoratore", "lavoratori")
    if isinstance(value, Site):
        place = f"{value.municipality} ({value.province})" if value.municipality else f"provincia {value.province}"
        return ": ".join(filter(None, (place, count)))
    origin = {"nucleo": "proposta dal Nucleo", "azienda": "proposta dall'azienda"}.get(value.origin or "")
    told = ", ".join(filter(None, (count, origin)))
    return f"{value.measure} ({told})" if told else value.measure


def _label(text: str) -> str:
    """Return a word of the registry by its label, any other text as it is."""
    term = values().get(text)
    return term.label if term else text
