"""What changed between two versions of a case, field by field: facts only, no words, no Git."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from registry.derive.pairing import paired_facts
from registry.finding import Route
from registry.model import Case, Event, Facts, Procedure

ChangeKind = Literal["aggiunto", "tolto", "spostato", "modificato"]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: of a field, or of a whole item of a list (an event, a document) added, removed or moved.

    `route` leads to it in attribute names, in the version after (before, for what was removed). `within` are the
    groups of facts it is part of, from the outermost, as they are after. `before` and `after` are None where
    there was, or is, nothing.
    """

    route: Route
    within: tuple[Facts, ...]
    before: Any
    after: Any
    is_moved: bool = False

    @property
    def field(self) -> str:
        """The attribute, or that of the list whose item it is."""
        return next(part for part in reversed(self.route) if isinstance(part, str))

    @property
    def is_item(self) -> bool:
        """Whether a whole item of a list came, went or moved."""
        return isinstance(self.route[-1], int)

    @property
    def kind(self) -> ChangeKind:
        """What happened to it."""
        if self.is_moved:
            return "spostato"
        if self.before is None and self.is_item:
            return "aggiunto"
        return "tolto" if self.after is None and self.is_item else "modificato"

    @property
    def procedure(self) -> Procedure | None:
        """The procedure it is in, if any."""
        return next((group for group in self.within if isinstance(group, Procedure)), None)

    @property
    def event(self) -> Event | None:
        """The event it is in, or that it is."""
        found = (*self.within, self.after if self.after is not None else self.before)
        return next((group for group in found if isinstance(group, Event)), None)


def case_changes(before: Case | None, after: Case | None) -> tuple[Change, ...]:
    """Return what changed, in the order of the model's fields; events are told by type and date.

    A case that comes (or goes) is told by the events that come (or go) with it.
    """
    if before is None or after is None:
        return tuple(_events_alone(before, after))
    return tuple(_with_moves(list(_group(before, after, route=(), within=()))))


def facts_changes(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return what changed between two versions of a record that is not a case, in the order of the model's fields."""
    return tuple(_group(before, after, route=(), within=()))


def _events_alone(before: Case | None, after: Case | None) -> Iterator[Change]:
    case = after or before
    for route, event in case.located_events() if case else ():
        within = (case.procedures[int(route[1])],) if case and route[0] == "procedures" else ()
        yield Change(route, within, None if after else event, event if after else None)


def _group(before: Facts | None, after: Facts | None, *, route: Route, within: tuple[Facts, ...]) -> Iterator[Change]:
    facts = after if after is not None else before
    for name in type(facts).model_fields if facts is not None else ():
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old == new:
            continue
        group = new if new is not None else old
        if isinstance(group, Facts):
            yield from _group(old, new, route=(*route, name), within=(*within, group))
        elif _holds_facts(old) or _holds_facts(new):
            yield from _list(old or (), new or (), route=(*route, name), within=within)
        else:
            yield Change((*route, name), within, _or_none(old), _or_none(new))


def _list(
    before: tuple[Facts, ...], after: tuple[Facts, ...], *, route: Route, within: tuple[Facts, ...]
) -> Iterator[Change]:
    for was, is_ in paired_facts(before, after):
        if is_ is None and was is not None:
            yield Change((*route, was), within, before[was], None)
        elif was is None and is_ is not None:
            yield Change((*route, is_), within, None, after[is_])
        elif was is not None and is_ is not None and before[was] != after[is_]:
            inner = (*within, after[is_])
            yield from _group(before[was], after[is_], route=(*route, is_), within=inner)


def _holds_facts(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Facts)


def _or_none(value: Any) -> Any:
    """An empty list says as little as a missing one."""
    return None if value == () else value


def _with_moves(changes: Sequence[Change]) -> Iterator[Change]:
    """Tell an event that went from one list to another as moved, not as lost and found."""
    lost = {change.before for change in changes if change.kind == "tolto" and isinstance(change.before, Event)}
    moved = {change.after for change in changes if change.kind == "aggiunto" and isinstance(change.after, Event)} & lost
    for change in changes:
        if change.kind == "aggiunto" and change.after in moved:
            yield replace(change, before=change.after, is_moved=True)
        elif change.kind != "tolto" or change.before not in moved:
            yield change
