"""What a check is, and what it may look at. A check reads no file and calls no other check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from registry.checks.grounds.world import World
from registry.finding import Finding, Level
from registry.model import Case


@dataclass(frozen=True, slots=True)
class Check:
    """A judgement: its slug names its file, its fixtures and its help page.

    `title` is one Italian sentence; `source` the rule it rests on, where there is one; `related` the others. `on`
    are the kinds of thing it judges: `Case`, `Proceeding` (a procedure on its path), `Board`, `Flow`. It may ask
    for events that it `needs`, all of them, and on a proceeding for certain `paths` (none: all): else it is not run.
    """

    slug: str
    level: Level
    title: str
    run: Callable[[Any, World], Iterator[Finding]]
    source: str | None = None
    related: tuple[str, ...] = ()
    on: tuple[type, ...] = (Case,)
    paths: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules and readings it rests on, the first the one that its findings name."""
        return (self.source, *self.related) if self.source else self.related

    def concerns(self, kind: type, events: frozenset[str], path_code: str) -> bool:
        """Tell whether it judges a kind of thing, with events of those types, on a path (or none)."""
        return kind in self.on and self.needs <= events and (not self.paths or path_code in self.paths)

    def signed(self, finding: Finding) -> Finding:
        """Return a finding of its own with slug, level and source."""
        return replace(finding, rule=self.slug, level=self.level, source=finding.source or self.source)


__all__ = ["Check", "World"]
