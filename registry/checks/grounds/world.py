"""What a check sees beside the thing it judges: the law, the day, the whole registry."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from registry.checks.grounds.companies import Companies
from registry.derive import Setting
from registry.law import Law
from registry.model import Case, Flow, Registry


@dataclass(frozen=True)
class World:
    """The law, the day and the registry; what is asked of all files at once is worked out once.

    `refused_ids` are the cases whose file could not be taken: they exist, and nothing is known of them.
    """

    setting: Setting
    registry: Registry
    refused_ids: frozenset[str] = frozenset()

    @property
    def law(self) -> Law:
        """The law."""
        return self.setting.law

    @cached_property
    def companies(self) -> Companies:
        """The companies of the registry."""
        return Companies.of(self.registry.cases)

    @cached_property
    def case_by_id(self) -> Mapping[str, Case]:
        """The cases by identity."""
        return {case.id: case for case in self.registry.cases}

    @cached_property
    def heirs(self) -> Mapping[str, list[str]]:
        """The cases that say to have had a former identity, by that identity."""
        found: dict[str, list[str]] = defaultdict(list)
        for case in self.registry.cases:
            for former in dict.fromkeys(case.former_ids):
                found[former].append(case.id)
        return found

    def prepare(self) -> None:
        """Work out now all that is asked of the whole registry, for those who are about to share the work."""
        _ = self.companies, self.case_by_id, self.heirs, self.requests

    def resolved(self, case_id: str) -> Case | None:
        """Return the case of an identity, present or former; None where it is not known."""
        if case_id in self.case_by_id:
            return self.case_by_id[case_id]
        heirs = self.heirs.get(case_id)
        return self.case_by_id[heirs[0]] if heirs else None

    def exists(self, case_id: str) -> bool:
        """Tell whether a case has an identity, present or former, readable or not."""
        return case_id in self.refused_ids or self.resolved(case_id) is not None

    @cached_property
    def requests(self) -> Mapping[str, list[Flow]]:
        """The reports that Regione asked for, by territory."""
        found: dict[str, list[Flow]] = defaultdict(list)
        for flow in self.registry.flows:
            if flow.type == "richiesta_rapporto" and flow.territory is not None:
                found[flow.territory].append(flow)
        return found
