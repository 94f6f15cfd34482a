"""The cases that a rule is about now, beyond the actions open under it: those on the paths where it lives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.glossary import label_of
from registry.traceability import uses_by_rule
from site_gen import addresses
from site_gen.views.wording import path_name

NAMED = 20
"""Cases named for each path; the others are counted."""

_ON_PATHS = frozenset(("termine", "passo", "anche_passo", "percorso"))


@dataclass(frozen=True, slots=True)
class CasesUnder:
    """The cases with a procedure on a path, or under a causale: at most `NAMED` of `count`, named."""

    title: str
    address: str
    count: int
    is_archive: bool
    named: tuple[tuple[str, str], ...]


Standing = Mapping[str, Sequence[CaseStatus]]
"""The cases with a procedure still open (or archived), by path and by causale."""


def standing_cases(statuses: Sequence[CaseStatus]) -> Standing:
    """Return the cases by each path and causale of their procedures that are not ended, each once."""
    found: dict[str, dict[str, CaseStatus]] = {}
    for status in statuses:
        for key in _keys(status):
            found.setdefault(key, {})[status.case.id] = status
    return {key: tuple(cases.values()) for key, cases in found.items()}


def _keys(status: CaseStatus) -> Iterator[str]:
    if not status.procedures and status.state != "chiusa":
        yield "monitoraggio"
    for procedure in status.procedures:
        if procedure.is_archived or not procedure.is_ended:
            yield procedure.path.code
            yield procedure.procedure.causale


def cases_under(rule: str, standing: Standing, causali: Sequence[str]) -> tuple[CasesUnder, ...]:
    """Return the cases under the causali that a rule names, else under the paths that it rules."""
    uses = uses_by_rule().get(rule, ())
    named = [use.target[0] for use in uses if use.kind == "parola" and use.target[0] in causali]
    paths = [use.target[0] for use in uses if use.kind in _ON_PATHS]
    return tuple(_under(key, standing.get(key, ()), key in causali) for key in dict.fromkeys(named or paths))


def _under(key: str, cases: Sequence[CaseStatus], is_causale: bool) -> CasesUnder:
    code = next((item.path.code for case in cases for item in case.procedures if item.procedure.causale == key), key)
    return CasesUnder(
        title=label_of(key) if is_causale else path_name(key),
        address=addresses.PATHS if is_causale and not cases else addresses.path(code),
        count=len(cases),
        is_archive=any(item.is_archived for case in cases for item in case.procedures if item.path.code == code),
        named=tuple((addresses.case(case.case.identity), case.case.company.name) for case in cases[:NAMED]),
    )
