"""A count read aloud: day by day, what is skipped called by its name."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from registry.derive.count import Count, CountedDay
from registry.glossary import label_of
from registry.italian import MONTHS, counted, dated, listed, lowered, weekday_date
from registry.vocabulary.territories import territories


def count_lines(count: Count, *, is_forecast: bool = False) -> Iterator[str]:
    """Yield how a term was counted; lines that begin with a space are a table, to be left as they are."""
    if count.term.type == "giorni_lavorativi":
        yield f"{_working(count)} {_start(count, is_forecast=is_forecast)}:"
        yield from _table(count)
    elif count.term.type == "giorni_calendario":
        yield f"{_calendar_days(count)} {_start(count, is_forecast=is_forecast)}; {_last(count)}."
    else:
        yield f"È un giorno fisso: {count.term.text}, cioè {weekday_date(count.due.on)}."
    yield from _extension(count)
    yield from _patron(count)


def _start(count: Count, *, is_forecast: bool) -> str:
    event = lowered(label_of(count.due.from_event)) if count.due.from_event else "giorno di partenza"
    planned = ", giorno previsto" if is_forecast else ""
    return f"dopo {dated('il', count.due.from_date)} ({event}{planned}), che non si conta"


def _working(count: Count) -> str:
    whose = f" e il patrono di {_capital(count.due.calendar_of)}" if count.due.calendar_of else ""
    number = counted(count.term.number or 0, "giorno lavorativo", "giorni lavorativi")
    return f"Si contano {number} (dal lunedì al venerdì, esclusi i festivi{whose})"


def _calendar_days(count: Count) -> str:
    number = counted(count.term.number or 0, "giorno", "giorni")
    return f"Si contano {number} di calendario, compresi sabati, domeniche e festivi,"


def _last(count: Count) -> str:
    return f"l'ultimo è {weekday_date(count.due.on)}"


def _capital(sigla: str | None) -> str:
    return territories()[sigla].capital if sigla else ""


def _table(count: Count) -> Iterator[str]:
    year = count.due.from_date.year
    for is_counted, days in groupby(count.days, key=lambda day: day.number is not None):
        found = list(days)
        if is_counted:
            yield from (f"  {day.number:>2}  {_day(day, year)}{_mark(day, count)}" for day in found)
        else:
            yield from (f"   –  {text}" for text in _skipped(found, year, count))


def _mark(day: CountedDay, count: Count) -> str:
    return "  ← ultimo giorno utile" if day.on == count.due.on else ""


def _day(day: CountedDay, year: int) -> str:
    """The year is told only where it is not that of the start."""
    number = "1°" if day.on.day == 1 else str(day.on.day)
    told = f" {day.on.year}" if day.on.year != year else ""
    return f"{weekday_date(day.on).split()[0]} {number} {MONTHS[day.on.month - 1]}{told}"


def _skipped(days: Sequence[CountedDay], year: int, count: Count) -> Iterator[str]:
    for is_weekend, group in groupby(days, key=lambda day: day.is_weekend):
        found = list(group)
        if is_weekend:
            yield f"{listed([_day(day, year) for day in found])}: fine settimana"
        else:
            yield from (f"{_day(day, year)}: {_holiday(day, count)}" for day in found)


def _holiday(day: CountedDay, count: Count) -> str:
    name = day.holiday or ""
    return f"{name}, patrono di {_capital(count.due.calendar_of)}" if day.is_patron else name


def _extension(count: Count) -> Iterator[str]:
    if not count.extension:
        return
    days = listed([f"{weekday_date(day.on)}{f' ({day.holiday})' if day.holiday else ''}" for day in count.extension])
    are = "non conta come ultimo giorno" if len(count.extension) == 1 else "non contano come ultimo giorno"
    yield f"{days[0].upper()}{days[1:]} {are}: il termine passa a {weekday_date(count.due.last_day)} [C-5]."


def _patron(count: Count) -> Iterator[str]:
    if count.without_patron is not None:
        otherwise = dated("il", count.without_patron)
        yield f"Se il patrono contasse come giorno lavorativo, il termine sarebbe {otherwise} [C-3]."
