"""The cases that change name in a proposal without remembering the one they had."""

from collections.abc import Iterator

from registry.finding import Level, Problem
from registry.proposal.reading import Proposal


def rename_problems(proposal: Proposal) -> Iterator[Problem]:
    """Yield the renamed cases whose former address would lead nowhere: every published address keeps working."""
    before = {case.identity.path: case for case in proposal.before.sound.cases}
    after = {case.identity.path: case for case in proposal.after.sound.cases}
    for change in proposal.difference.changes:
        was, now = before.get(change.former_path or ""), after.get(change.path)
        if was is None or now is None or was.id == now.id or was.company != now.company or was.id in now.former_ids:
            continue
        yield Problem(
            "nome-precedente-non-detto",
            level=Level.WARNING,
            file=change.path,
            line=1,
            column=1,
            field="",
            message=f"il caso si chiamava «{was.id}» e non lo ricorda: chi lo cerca con quel nome non lo trova più.",
            remedy=f"Aggiungere «id_precedenti: [{was.id}]», oppure rinominarlo con «registro rename».",
        )
