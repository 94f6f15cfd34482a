"""Which item of a list, before, is which item after: by what names it best first, then by less."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from registry.model import Document, Event, Facts, Procedure, Site
from registry.model.case import Contact, Todo
from registry.model.events import Measure

ItemT = TypeVar("ItemT", bound=Hashable)
Key = Callable[[Any], Hashable]
"""What names an item; None where the item has no such name."""
Pair = tuple[int | None, int | None]

# A date is corrected more often than an act is removed and another of its type added: hence type alone, last.
_KEYS: Mapping[type[Facts], tuple[Key, ...]] = {
    Contact: (lambda contact: (contact.role, contact.body), lambda contact: contact.role),
    Document: (
        lambda paper: paper.title,
        lambda paper: paper.url or paper.protocol,
        lambda paper: paper.date,
    ),
    Event: (lambda event: (event.type, event.date), lambda event: event.type),
    Measure: (lambda measure: measure.measure,),
    Procedure: (lambda procedure: procedure.causale, lambda procedure: "any"),
    Site: (
        lambda site: (site.municipality, site.province),
        lambda site: site.municipality,
        lambda site: site.province if site.municipality is None else None,
    ),
    Todo: (lambda todo: todo.what, lambda todo: todo.date),
}


def paired_facts(before: Sequence[Facts], after: Sequence[Facts]) -> Iterator[Pair]:
    """Yield the positions of each item before and after, None where it is not: by the order after, removed ones last.

    Items are of one kind; equal ones in the same order pair first.
    """
    kind = next((kind for kind in _KEYS for item in (*before, *after) if isinstance(item, kind)), Facts)
    return paired(before, after, _KEYS.get(kind, ()))


def paired(before: Sequence[ItemT], after: Sequence[ItemT], keys: Sequence[Key]) -> Iterator[Pair]:
    """Yield the pairs of two lists by the item itself, then by each key, in order among those of equal name."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    found: dict[int, int] = {}
    for key in (_itself, *keys):
        found |= _matched(left, right, key)
    yield from ((found.get(position), position) for position in range(len(after)))
    yield from ((position, None) for position in left)


def _itself(item: Hashable) -> Hashable:
    return item


def _matched(left: dict[int, ItemT], right: dict[int, ItemT], key: Key) -> dict[int, int]:
    """Take out of both what has the same name, and return it: position after → position before."""
    waiting: dict[Hashable, list[int]] = {}
    for position in sorted(left, reverse=True):
        if (name := key(left[position])) is not None:
            waiting.setdefault(name, []).append(position)
    found = {}
    for position in list(right):
        if queue := waiting.get(key(right[position])):
            found[position] = queue.pop()
            del left[found[position]], right[position]
    return found
