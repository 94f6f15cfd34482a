"""Facts written in an order that the path does not admit, or in which they seldom happen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.checks.grounds.proceeding import Placed, Proceeding
from registry.finding import Finding, Route
from registry.glossary import key_of, label_of
from registry.italian import dated, lowered
from registry.law import Precedence
from registry.model import Event


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of a fact that counts in an order, and the field that tells it."""

    placed: Placed[Event]
    name: str
    on: date

    @property
    def at(self) -> Route:
        return self.placed.route(self.name)


def out_of_order(proceeding: Proceeding, *, unusual: bool) -> Iterator[Finding]:
    """Yield a finding for each first event of a type that comes before what it should follow."""
    told: set[tuple[Route, Route]] = set()
    for order in proceeding.path.order:
        later = _first(proceeding, order.later, "minutes_dated_on")
        if order.unusual is not unusual or later is None:
            continue
        for earlier in _before(proceeding, order):
            pair = (earlier.placed.root, later.placed.root)
            if later.on < earlier.on and pair not in told:
                told.add(pair)
                yield _finding(order, earlier, later)


def _first(proceeding: Proceeding, kind: str, name: str) -> _Day | None:
    """The earliest event of a type, on the day that `name` tells where the event has it, else on its own."""
    placed = proceeding.first.get(kind)
    if placed is None:
        return None
    day = placed.event.value(name)
    return _Day(placed, name, day) if isinstance(day, date) else _Day(placed, "date", placed.date)


def _before(proceeding: Proceeding, order: Precedence) -> Iterator[_Day]:
    """Yield what should come first: the earliest of its facts; where none is written, what they in turn follow.

    A notice counts from its receipt: nobody answers what has not arrived.
    """
    found = [day for kind in order.earlier if (day := _first(proceeding, kind, "received_on")) is not None]
    if found:
        yield min(found, key=lambda day: day.on)
        return
    for other in proceeding.path.order:
        if other.later in order.earlier and not other.unusual:
            yield from _before(proceeding, other)


def _finding(order: Precedence, earlier: _Day, later: _Day) -> Finding:
    received = f", con ricezione {dated('del', earlier.on)}" if earlier.name == "received_on" else ""
    return Finding(
        later.at,
        f"{key_of(later.name)}: «{later.on}», {lowered(label_of(later.placed.event.type))}, viene prima di "
        f"{earlier.placed}{received}.",
        _ODD if order.unusual else _WRONG,
        source=order.rule,
        also=earlier.at,
    )


_WRONG = "Uno dei due fatti segue sempre l'altro: correggere la data sbagliata, ad esempio guardando il protocollo."
_ODD = "Di solito avvengono nell'ordine opposto: controllare le due date. Se sono giuste, non occorre fare nulla."
