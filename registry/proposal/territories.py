"""Whether a proposal stays within the territories of who makes it: each Nucleo involved co-owns a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from registry.derive.workers import territories_on
from registry.examination import Examination
from registry.finding import Level, Problem
from registry.history import FileChange
from registry.italian import listed
from registry.layout import identity_of
from registry.model import Case, Identity
from registry.proposal.reading import Proposal
from registry.settings import REGIONE


@dataclass(frozen=True)  # no slots: cached_property needs the instance's dictionary
class _Owners:
    """Which Nuclei own a file, as one side of the proposal has it."""

    examination: Examination

    def of(self, path: str) -> frozenset[str]:
        """Return the territories of a file, none where it is everybody's: a board that names none, a flow of Regione.

        Of a case: the Nucleo that opened it and all those involved.
        """
        identity = identity_of(path)
        opened_by = {identity.territory} if isinstance(identity, Identity) else set()
        return frozenset(opened_by) | self._involved.get(path, frozenset())

    @cached_property
    def _involved(self) -> dict[str, frozenset[str]]:
        sound, as_of = self.examination.sound, self.examination.setting.as_of

        def of_case(case: Case) -> frozenset[str]:
            agreed = {case.lead_agreement.territory} if case.lead_agreement else set()
            return frozenset({*territories_on(case, case.procedures, as_of), *agreed})

        cases = {case.identity.path: of_case(case) for case in sound.cases}
        boards = {board.identity.path: frozenset(board.territories) for board in sound.boards}
        flows = {flow.identity.path: frozenset(filter(None, (flow.territory,))) for flow in sound.flows}
        return cases | boards | flows


def territory_problems(proposal: Proposal, author: str | None) -> Iterator[Problem]:
    """Yield the files of a proposal that belong to other Nuclei, both names of a renamed one.

    Whose territories are whose is read as it was before the proposal; nothing is told where it is not written.
    """
    known = proposal.before.settings.authors
    if author is None or not known:
        return
    mine = frozenset(known.get(author.casefold(), ()))
    if REGIONE in mine:
        return
    before, after = _Owners(proposal.before), _Owners(proposal.after)
    for change in proposal.difference.changes:
        strangers = _strangers(change, mine, before=before, after=after)
        if strangers:
            yield _outside(change.path, strangers, mine)


def _strangers(change: FileChange, mine: frozenset[str], *, before: _Owners, after: _Owners) -> list[str]:
    sides = [before.of(change.former_path)] if change.former_path is not None else []
    if not change.is_gone:
        sides.append(after.of(change.path))
    return sorted({sigla for owners in sides if owners and not owners & mine for sigla in owners})


def _outside(path: str, owners: list[str], mine: frozenset[str]) -> Problem:
    whose = f"i territori di chi la propone sono {listed(sorted(mine))}" if mine else "chi la propone non ne ha nessuno"
    return Problem(
        "territorio-di-altri",
        level=Level.WARNING,
        file=path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"),
        line=1,
        column=1,
        field="",
        message=f"la proposta cambia un file dei Nuclei di {listed(owners)}: {whose}.",
        remedy="Va bene se i Nuclei interessati, o la Regione, la rileggono e la approvano.",
    )
