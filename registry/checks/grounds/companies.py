"""The companies of the whole registry: which cases are of the same one. Looked up, never compared pair by pair."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.derive.naming import code_of, folded
from registry.model import Case


@dataclass(frozen=True, slots=True)
class Companies:
    """The cases by company code and by name; each list in the order of the files."""

    by_code: Mapping[str, Sequence[Case]]
    by_name: Mapping[str, Sequence[Case]]

    @classmethod
    def of(cls, cases: Sequence[Case]) -> "Companies":
        """Return the companies of some cases; the name of a natural person does not tell one from another."""
        by_code: dict[str, list[Case]] = defaultdict(list)
        by_name: dict[str, list[Case]] = defaultdict(list)
        for case in cases:
            if not case.company.is_natural_person:
                by_name[folded(case.company.name)].append(case)
            code = code_of(case.company)
            if code is not None:
                by_code[code].append(case)
        return cls(by_code, by_name)

    def same_as(self, case: Case) -> list[Case]:
        """Return the other cases of the company of a case: same code, or same name where a code is missing."""
        code = code_of(case.company)
        found = {other.id: other for other in self.by_code.get(code or "", ())}
        alike = () if case.company.is_natural_person else self.by_name.get(folded(case.company.name), ())
        found |= {other.id: other for other in alike if code is None or code_of(other.company) is None}
        found.pop(case.id, None)
        return list(found.values())
