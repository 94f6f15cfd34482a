"""Facts older than the act by whose text they are judged. Source: reading P-6."""

from dataclasses import dataclass

from registry.derive.results import ProcedureStatus
from registry.law import Act, Law


@dataclass(frozen=True, slots=True)
class OlderFacts:
    """A procedure with facts before its act: `act` judges them; `former` was in force then, where one is known."""

    act: Act
    former: Act | None


def older_facts(status: ProcedureStatus, law: Law) -> OlderFacts | None:
    """Return by which act older facts are judged, and which was in force on the first of them; None without any."""
    act = law.acts[status.path.act]
    first = min((done.event.date for done in status.done), default=None)
    if act.starts_on is None or first is None or first >= act.starts_on:
        return None
    former = law.acts.get(act.replaces) if act.replaces is not None else None
    return OlderFacts(act, former if former is not None and former.in_force(first) else None)
