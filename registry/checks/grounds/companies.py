"""The companies of the whole registry: which cases are of the same one. Looked up, never compared pair by pair."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.model import Case, Company

_ODD = re.compile(r"[^0-9a-z ]+")


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


def code_of(company: Company) -> str | None:
    """Return the code of a company as it can be compared: the Italian one, else the foreign one without marks."""
    if company.tax_code is not None:
        return company.tax_code
    if company.foreign_id is None:
        return None
    return re.sub(r"[\W_]+", "", company.foreign_id).upper() or None


def folded(name: str) -> str:
    """Return a name as it can be compared: «Acciaierie ÈSEMPIO  S.r.l.» and «Acciaierie Esempio SRL» are one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() if not name.isascii() else name
    return " ".join(_ODD.sub("", plain.casefold().replace("-", " ")).split())
