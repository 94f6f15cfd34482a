"""What every maker of pages reads: the facts an edition shows, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from registry.derive import CaseStatus, Setting, case_status
from registry.edition import Edition, Shown
from registry.law import Law
from registry.settings import Settings
from site_gen.forge import Forge


@dataclass(frozen=True)  # no slots: cached_property needs the instance's dictionary
class Context:
    """One edition as of a day. Nothing that an edition does not show can be reached from here.

    `statuses` follow the order of `shown.cases`, and were derived from those projected cases. `version`
    is the commit the data come from, None where it is not known.
    """

    shown: Shown
    statuses: tuple[CaseStatus, ...]
    setting: Setting
    settings: Settings
    version: str | None = None

    @classmethod
    def of(
        cls, shown: Shown, setting: Setting, settings: Settings, *, version: str | None = None
    ) -> "Context":
        """Return the context of an edition, its statuses computed once for all pages."""
        statuses = tuple(case_status(case, setting) for case in shown.cases)
        return cls(shown, statuses, setting, settings, version)

    @property
    def law(self) -> Law:
        """The law that everything follows from."""
        return self.setting.law

    @property
    def as_of(self) -> date:
        """The day as of which everything is told."""
        return self.shown.as_of

    @property
    def edition(self) -> Edition:
        """Whom the site is for."""
        return self.shown.edition

    @property
    def is_public(self) -> bool:
        """Whether anyone may read the site."""
        return self.shown.is_public

    @property
    def forge(self) -> Forge:
        """Where the registry's files are kept and corrected."""
        return Forge(self.settings.forge_url, self.settings.branch)

    @cached_property
    def by_id(self) -> Mapping[str, CaseStatus]:
        """The statuses by the id of their case: an id that is missing here must not be shown."""
        return MappingProxyType({status.case.id: status for status in self.statuses})
