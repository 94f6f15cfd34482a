"""The names that cases had before: what was published under one still answers there."""

from collections.abc import Iterator, Sequence

from registry.derive import CaseStatus
from registry.layout import identity_of
from registry.model import Identity


def former_identities(statuses: Sequence[CaseStatus]) -> Iterator[tuple[Identity, CaseStatus]]:
    """Yield every former identity with the case that had it.

    One that another case bears now leads there already; one that two claim, to the first of them.
    """
    taken = {status.case.identity for status in statuses}
    for status in statuses:
        for identity in map(_identity, status.case.former_ids):
            if identity is not None and identity not in taken:
                taken.add(identity)
                yield identity, status


def _identity(case_id: str) -> Identity | None:
    found = identity_of(f"cases/{'/'.join(case_id.split('-', 2))}.yaml")
    return found if isinstance(found, Identity) else None
