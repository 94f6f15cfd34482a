"""A meeting together with some of the territories only, or with one that has nothing to do with the crisis."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model.events.policy import PartiesMeeting


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each meeting whose territories are not those of the procedure."""
    for meeting in proceeding.those(PartiesMeeting):
        told = meeting.event.territories
        involved = proceeding.territories_on(meeting.date)
        strangers = [territory for territory in told if territory not in involved]
        missing = [territory for territory in involved if territory not in told]
        if told and involved and strangers:
            yield _finding(
                proceeding, meeting, told=f"nomina «{listed(strangers)}», dove la procedura non ha lavoratori"
            )
        elif len(told) > 1 and missing:
            yield _finding(proceeding, meeting, told=f"è con più territori, ma senza «{listed(missing)}»")


def _finding(proceeding: Proceeding, meeting: Placed[PartiesMeeting], *, told: str) -> Finding:
    return Finding(
        meeting.route("territories"),
        f"territori: {meeting} {told}.",
        "Un incontro in forma multilaterale coinvolge i referenti di tutti i territori interessati: "
        "correggere l'elenco, oppure le sedi.",
        also=proceeding.sites_route,
    )


CHECK = Check(
    "territori-dell-incontro",
    Level.WARNING,
    "I territori dell'incontro non sono quelli della crisi.",
    check,
    "R-7.1.3-9",
    on=(Proceeding,),
    needs=frozenset(("incontro_parti",)),
)
