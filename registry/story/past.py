"""What an edition shows of the registry as it was in a commit."""

from collections.abc import Iterator, Mapping
from datetime import date

from registry.derive.pairing import paired_facts
from registry.edition import Edition, Shown, is_public, shown_in
from registry.model import Case, Procedure, Registry


def shown_of_the_past(edition: Edition, past: Registry, today: Registry, *, as_of: date, on: date) -> Shown:
    """Return what an edition shows of a registry as it was; `today` is the registry as it is on the day `on`.

    The public edition classifies the past by the present: a case withdrawn since does not come back, nor does a
    procedure that has become confidential, nor the name of a company that turned out to be a person.
    """
    if edition is Edition.INTERNAL:
        return shown_in(edition, past, as_of)
    known = {name: case for case in today.cases for name in case.former_ids} | {case.id: case for case in today.cases}
    cases = tuple(_classified(case, known, on) for case in past.cases)
    registry = Registry(tuple(case for case in cases if case is not None), past.boards, past.flows)
    return shown_in(edition, registry, as_of)


def _classified(case: Case, known: Mapping[str, Case], on: date) -> Case | None:
    today = known.get(case.id)
    if today is None or not is_public(today, on):
        return None
    company = case.company
    if today.company.is_natural_person:
        company = company.model_copy(update={"legal_form": today.company.legal_form})
    procedures = tuple(_open(case, today))
    return case.model_copy(update={"company": company, "procedures": procedures})


def _open(case: Case, today: Case) -> Iterator[Procedure]:
    """Yield the procedures that are not confidential today; those gone since, only if none is."""
    hides = any(procedure.confidential for procedure in today.procedures)
    for was, is_ in paired_facts(case.procedures, today.procedures):
        if was is not None and not (hides if is_ is None else today.procedures[is_].confidential):
            yield case.procedures[was]
