"""A fact after the closing: either it is still open, or one of the two dates is wrong."""

from collections.abc import Iterator, Sequence

from registry.checks.base import Check, World
from registry.checks.grounds.chronology import located_events
from registry.derive.charge import closing_of
from registry.finding import Finding, Level, Route
from registry.glossary import label_of
from registry.italian import counted, dated, lowered
from registry.model import Case, Event

_APART = frozenset(("tavolo_crisi", "atto_istituzionale"))
"""What institutions go on doing about a crisis, whatever the file says."""

_Located = Sequence[tuple[Route, Event]]


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each closing with facts after it: the first one, and how many more."""
    located = [item for item in located_events(case) if item[1].date <= world.setting.as_of]
    whole = [item for item in located if item[0][0] == "events"]
    yield from _after(whole, located, world)
    for number in range(len(case.procedures)):
        own = [item for item in located if item[0][:2] == ("procedures", number)]
        yield from _after(own, own, world)


def _after(closings: _Located, facts: _Located, world: World) -> Iterator[Finding]:
    closing = closing_of((event for _, event in closings), world.setting.as_of)
    if closing is None:
        return
    later = [item for item in facts if item[1].date > closing.date and item[1].type not in _APART]
    if not later:
        return
    route, event = min(later, key=lambda item: item[1].date)
    others = len(later) - 1
    more = f" (e {counted(others, 'altro fatto', 'altri fatti')})" if others else ""
    yield Finding(
        (*route, "date"),
        f"data: «{event.date}», {lowered(label_of(event.type))}{more}, viene dopo la chiusura "
        f"{dated('del', closing.date)}.",
        "Se si è riaperto, togliere la chiusura e scriverla quando ci sarà; altrimenti correggere una delle due date.",
        also=(*next(place for place, found in closings if found is closing), "date"),
    )


CHECK = Check(
    "fatto-dopo-la-chiusura",
    Level.WARNING,
    "Un fatto è successivo alla chiusura.",
    check,
    needs=frozenset(("chiusura",)),
)
