"""What a check is, and what it may look at. A check reads no file and calls no other check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from registry.derive import Setting
from registry.finding import Finding, Level
from registry.model import Case, Registry


@dataclass(frozen=True, slots=True)
class World:
    """What a check sees beside its case: the law, the day, the whole registry."""

    setting: Setting
    registry: Registry


@dataclass(frozen=True, slots=True)
class Check:
    """A judgement on one case: its slug names its file, its fixtures and its help page.

    `title` is one Italian sentence; `source` the rule it rests on, where there is one.
    """

    slug: str
    level: Level
    title: str
    run: Callable[[Case, World], Iterator[Finding]]
    source: str | None = None

    def findings(self, case: Case, world: World) -> Iterator[Finding]:
        """Yield the findings on a case, signed."""
        return (self._signed(finding) for finding in self.run(case, world))

    def _signed(self, finding: Finding) -> Finding:
        return replace(finding, rule=self.slug, level=self.level, source=finding.source or self.source)
