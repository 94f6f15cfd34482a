"""The companies behind the cases: which cases are of the same one, and the address word that stays its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from registry.derive.naming import code_of, folded, unaccented
from registry.derive.results import CaseStatus
from registry.model import Case, Company

_LONGEST = 80  # letters of an address word: file systems allow 255 bytes
_KEPT = 60
_RESERVED = re.compile(r"\d{11}|(?:azienda|estero)-.*")
_SLUG = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")


@dataclass(frozen=True, slots=True)
class CompanyCases:
    """A company and its cases, the latest opened first; never a natural person.

    `slug` follows from its code alone, so that a corrected name moves nothing; from its name where no case tells a
    code. `aliases` are the words its names would give, where they lead to no other company.
    """

    slug: str
    company: Company
    """As the latest case tells it."""
    statuses: tuple[CaseStatus, ...]
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of today: that of the latest case."""
        return self.company.name

    @property
    def has_several_cases(self) -> bool:
        """Whether its page tells more than that of a case."""
        return len(self.statuses) > 1


def companies_of(statuses: Iterable[CaseStatus]) -> tuple[CompanyCases, ...]:
    """Return the companies of some cases, by name.

    Cases are joined by code; a case without one joins the company that bears its name, where only one does.
    """
    known = tuple(statuses)
    words = slugs_of(status.case for status in known)
    groups: dict[str, list[CaseStatus]] = defaultdict(list)
    for status in known:
        if status.case.id in words:
            groups[words[status.case.id]].append(status)
    claims = defaultdict(set)
    for slug, found in groups.items():
        for status in found:
            claims[name_slug(status.case.company.name)].add(slug)
    free = {word: slugs for word, slugs in claims.items() if len(slugs) == 1 and word not in groups}
    made = (_company(slug, found, free) for slug, found in groups.items())
    return tuple(sorted(made, key=lambda company: (folded(company.name), company.slug)))


def slugs_of(cases: Iterable[Case]) -> Mapping[str, str]:
    """Return the address word of the company of each case, by the case's id; natural persons have none."""
    found: dict[str, str] = {}
    named: dict[str, list[str]] = defaultdict(list)
    bearers: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        if case.company.is_natural_person:
            continue
        word = name_slug(case.company.name)
        code = code_of(case.company)
        if code is None:
            named[word].append(case.id)
        else:
            found[case.id] = code_slug(code, is_foreign=case.company.tax_code is None)
            bearers[word].add(found[case.id])
    for word, ids in named.items():
        only = next(iter(bearers[word])) if len(bearers[word]) == 1 else word
        found |= dict.fromkeys(ids, only)
    return found


def _company(slug: str, found: list[CaseStatus], free: Mapping[str, set[str]]) -> CompanyCases:
    ordered = sorted(found, key=lambda status: (status.case.identity.year, status.case.id), reverse=True)
    words = dict.fromkeys(name_slug(status.case.company.name) for status in ordered)
    return CompanyCases(
        slug=slug,
        company=ordered[0].case.company,
        statuses=tuple(ordered),
        aliases=tuple(word for word in words if word in free),
    )


def code_slug(code: str, *, is_foreign: bool) -> str:
    """Return the address word of a code: «99900010168», «estero-che123456789»."""
    if not is_foreign:
        return code
    word = code.lower()
    return f"estero-{word if _SLUG.fullmatch(word) and len(word) <= _LONGEST else _digest(code)}"


def name_slug(name: str) -> str:
    """Return the address word of a name: «acciaierie-esempio-srl»; equal for spellings of the same name only.

    Where letters had to be dropped, or too many, a digest of the name tells it from its like. No name gives the
    word of a code.
    """
    word = folded(name).replace(" ", "-")
    if not word or len(word) > _LONGEST or not unaccented(name).isascii():
        word = "-".join(filter(None, (word[:_KEPT].strip("-"), _digest(name))))
    return f"azienda-{word}" if _RESERVED.fullmatch(word) else word


def _digest(text: str) -> str:
    return sha256(" ".join(text.casefold().split()).encode(errors="surrogatepass")).hexdigest()[:10]


def by_case(companies: Iterable[CompanyCases]) -> Iterator[tuple[str, CompanyCases]]:
    """Yield the id of each case with its company."""
    for company in companies:
        for status in company.statuses:
            yield status.case.id, company
