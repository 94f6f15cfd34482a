"""CIG in deroga 2016: the facts on which its checks agree. Source: the annex of 2016, R-D*."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.checks.grounds.proceeding import Placed, Proceeding
from registry.derive.exemption import PATH
from registry.finding import Route
from registry.model import Event

ONLY = frozenset((PATH,))
_SUPPLEMENT = "domanda_integrativa"
_FIRST = ("domanda_regione", "domanda_inps")
_APPLICATIONS = (*_FIRST, _SUPPLEMENT)
_MEASURES = frozenset(("non_ammesso", "diniego", "revoca"))


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day and where it is written."""

    on: date
    at: Route


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """First and last day of a treatment."""

    first: WrittenDay
    last: WrittenDay


def is_sanctioned(proceeding: Proceeding) -> bool:
    """Tell whether the office already drew the consequence: what was wrong is then a fact, not a mistake of the file.

    Source: R-D5.4-1, R-D2.7-3, R-D2.7-7, R-D3-6, R-D4.2-1.
    """
    return not _MEASURES.isdisjoint(proceeding.first)


def basis_of(proceeding: Proceeding) -> Placed[Event] | None:
    """Return the fact that lets the suspension start: the agreement, or the public joint examination.

    Source: R-D1.2-2, R-D1.3-2.
    """
    found = [proceeding.first[kind] for kind in ("accordo", "esame_congiunto_arifl") if kind in proceeding.first]
    return min(found, key=lambda placed: placed.date, default=None)


def starts_of(proceeding: Proceeding) -> Iterator[WrittenDay]:
    """Yield the days from which the treatment runs, as each fact tells it."""
    for placed in proceeding.all_of("inizio_sospensione"):
        yield WrittenDay(placed.date, placed.route("date"))
    yield from _days(proceeding, "starts_on", (*_APPLICATIONS, "accordo"))


def ends_of(proceeding: Proceeding) -> Iterator[WrittenDay]:
    """Yield the last days of the treatment, as each fact tells it."""
    yield from _days(proceeding, "ends_on", (*_APPLICATIONS, "accordo"))


def periods_of(proceeding: Proceeding) -> tuple[WrittenPeriod, ...]:
    """Return the periods of the treatment, the first one and that of each supplementary application.

    As the engine counts them: applications, else the agreement; the suspension's own start wins; what stops
    the treatment ends what was under way or applied for, and a later application begins anew. None at
    all where a day of them is in no file: nothing can be judged then.
    """
    begun = next(proceeding.all_of("inizio_sospensione"), None)
    starts = [WrittenDay(begun.date, begun.route("date"))] if begun else _told(proceeding, "starts_on")
    ends = _told(proceeding, "ends_on")
    if not starts or not ends:
        return ()
    start = min(starts, key=_on)
    found = [_until_stopped(proceeding, start, max(ends, key=_on), known_on=None)]
    for placed in proceeding.all_of(_SUPPLEMENT):
        first, last = (_day(placed, name) for name in ("starts_on", "ends_on"))
        if last is None:
            return ()
        found.append(_until_stopped(proceeding, first or start, last, known_on=placed.date))
    return tuple(found)


def _day(placed: Placed[Event], name: str) -> WrittenDay | None:
    day = placed.event.value(name)
    return WrittenDay(day, placed.route(name)) if isinstance(day, date) else None


def _until_stopped(
    proceeding: Proceeding, first: WrittenDay, last: WrittenDay, *, known_on: date | None
) -> WrittenPeriod:
    since = min(first.on, known_on or first.on)
    stops = [
        WrittenDay(placed.date, placed.route("date"))
        for placed in proceeding.events
        if placed.date >= since and _stops(placed.event)
    ]
    return WrittenPeriod(first, min([last, *stops], key=_on))


def told_end_of(proceeding: Proceeding) -> WrittenDay | None:
    """Return the last day of the first treatment, as applications, else agreement, else procedure tell it."""
    return max(_told(proceeding, "ends_on"), key=_on, default=None)


def _told(proceeding: Proceeding, name: str) -> list[WrittenDay]:
    """The days of the first treatment, where they are told first: applications, agreement, procedure."""
    for kinds in (_FIRST, ("accordo",)):
        days = list(_days(proceeding, name, kinds))
        if days:
            return days
    period = proceeding.procedure.period
    day = getattr(period, name) if period is not None else None
    return [WrittenDay(day, proceeding.route("period", name))] if day is not None else []


def _days(proceeding: Proceeding, name: str, kinds: tuple[str, ...]) -> Iterator[WrittenDay]:
    for placed in proceeding.events:
        day = _day(placed, name) if placed.event.type in kinds else None
        if day is not None:
            yield day


def _stops(event: Event) -> bool:
    return event.type in ("cessazione", "sospensione") or (event.type == "revoca" and event.value("total") is not False)


def _on(day: WrittenDay) -> date:
    return day.on
