"""The cases that in a proposal leave their name, and nobody remembers it: renamed, or taken out."""

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


def removal_problems(proposal: Proposal) -> Iterator[Problem]:
    """Yield the cases that disappear: what was known of them goes, and their address answers no more."""
    before = {case.identity.path: case for case in proposal.before.sound.cases}
    known = {name for case in proposal.after.sound.cases for name in (case.id, *case.former_ids)}
    for change in proposal.difference.changes:
        was = before.get(change.path) if change.is_gone else None
        if was is None or was.id in known:
            continue
        yield Problem(
            "caso-tolto",
            level=Level.WARNING,
            file=change.path,
            line=1,
            column=1,
            field="",
            message=f"il caso «{was.id}» sparisce dal registro: la sua pagina e il suo indirizzo non ci saranno più.",
            remedy="Un caso finito si chiude, con «registro close»; di uno scritto due volte si riuniscono i fatti e "
            f"si scrive «id_precedenti: [{was.id}]» in quello che resta. Si toglie solo ciò che è stato aperto per "
            "sbaglio.",
        )
