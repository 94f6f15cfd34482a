"""The legal forms of a company."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from registry.vocabulary.tables import rows_of


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form; in one of a natural person the name of the company is personal data."""

    slug: str
    label: str
    natural_person: bool


@cache
def legal_forms() -> Mapping[str, LegalForm]:
    """Return slug -> legal form, the most common first."""
    rows = rows_of("legal_forms.tsv", width=3)
    return {slug: LegalForm(slug, label, natural == "sì") for slug, label, natural in rows}
