"""Regione coordinates a meeting of a crisis that has none of the reasons for it."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.model.events.policy import PartiesMeeting


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for the first meeting coordinated by Regione without relevance nor several territories."""
    if proceeding.case.relevance:
        return
    for meeting in proceeding.those(PartiesMeeting):
        if meeting.event.coordinated_by == "regione" and len(proceeding.territories_on(meeting.date)) < 2:
            yield Finding(
                meeting.route("coordinated_by"),
                f"coordinato_da: «regione» per {meeting}, ma il caso non ha «rilevanza» e tocca un solo territorio.",
                "Se la crisi è di un'azienda strategica, ad alto impatto o di rilievo politico-istituzionale, "
                "scriverlo, ad esempio rilevanza: [alto_impatto].",
            )
            return


CHECK = Check(
    "coordinamento-senza-rilevanza",
    Level.NOTE,
    "La Regione coordina un incontro, ma il caso non ha rilevanza.",
    check,
    "R-7.1.3-7",
    on=(Proceeding,),
    paths=frozenset(("7.1", "7.2")),
    needs=frozenset(("incontro_parti",)),
    related=("R-7.2.3-5",),
)
