"""The crises watched before any procedure, as their page tells them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.derive.monitoring import Watch, WatchState
from registry.glossary import label_of
from registry.italian import counted
from registry.model import Event
from site_gen import addresses
from site_gen.views.clock import Clock
from site_gen.views.wording import territory_names


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A crisis watched: from when, how long, what was done; what it became, or how it ended."""

    address: str
    name: str
    territories: str
    workers: int | None
    since: date | None
    days: str
    clock: Clock | None
    """Where days are still added."""
    done: tuple[tuple[str, date], ...]
    by_nucleo: str
    became: str
    procedure_address: str
    until: date
    ending: str


@dataclass(frozen=True, slots=True)
class WatchesView:
    """The crises by what became of them."""

    open: tuple[WatchRow, ...]
    became: tuple[WatchRow, ...]
    closed: tuple[WatchRow, ...]
    typical_days: str


def watches_view(watches: Sequence[Watch]) -> WatchesView:
    """Return the view of the crises watched; those that became a procedure and those closed, the latest first."""
    return WatchesView(
        open=tuple(_row(watch) for watch in _of(watches, "seguita")),
        became=tuple(_row(watch) for watch in _latest(_of(watches, "diventata_procedura"))),
        closed=tuple(_row(watch) for watch in _latest(_of(watches, "chiusa"))),
        typical_days=_median(watch.days for watch in _of(watches, "diventata_procedura")),
    )


def _of(watches: Iterable[Watch], state: WatchState) -> list[Watch]:
    return [watch for watch in watches if watch.state == state]


def _latest(watches: Iterable[Watch]) -> list[Watch]:
    return sorted(watches, key=lambda watch: watch.until, reverse=True)


_FEWEST = 3


def _median(days: Iterable[int | None]) -> str:
    """Return the median in words, empty where the crises are too few to speak of a usual time."""
    known = sorted(count for count in days if count is not None)
    if len(known) < _FEWEST:
        return ""
    half = len(known) // 2
    middle = known[half] if len(known) % 2 else (known[half - 1] + known[half]) // 2
    return counted(middle, "giorno", "giorni")


def _row(watch: Watch) -> WatchRow:
    status, became = watch.status, watch.became
    return WatchRow(
        address=addresses.case(status.case.identity),
        name=status.case.company.name,
        territories=territory_names(status.territories),
        workers=status.worker_count,
        since=watch.since,
        days="" if watch.days is None else counted(watch.days, "giorno", "giorni"),
        clock=Clock(watch.since, "trascorsi") if watch.since and watch.state == "seguita" else None,
        done=tuple((label_of(event.type), event.date) for event in watch.events),
        by_nucleo=counted(len(watch.acts), "atto del Nucleo", "atti del Nucleo")
        if watch.acts
        else "nessun atto del Nucleo",
        became=label_of(became.procedure.causale) if became else "",
        procedure_address=addresses.path(became.path.code) if became else "",
        until=watch.until,
        ending=_ending(watch.closing),
    )


def _ending(closing: Event | None) -> str:
    outcome = closing.value("outcome") if closing is not None else None
    return label_of(str(outcome)) if outcome else ""
