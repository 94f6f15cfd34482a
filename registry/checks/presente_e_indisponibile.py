"""The same body present and not available at one meeting."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level
from registry.model.events.policy import PartiesMeeting


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each body in both lists of a meeting."""
    for meeting in proceeding.those(PartiesMeeting):
        present = {name.casefold(): index for index, name in enumerate(meeting.event.present)}
        for index, name in enumerate(meeting.event.unavailable):
            if name.casefold() in present:
                yield Finding(
                    meeting.route("unavailable", index),
                    f"indisponibili: «{name}» è anche tra i presenti di {meeting}.",
                    "Lasciarlo in uno solo dei due elenchi.",
                    also=meeting.route("present", present[name.casefold()]),
                )


CHECK = Check(
    "presente-e-indisponibile",
    Level.WARNING,
    "Lo stesso organismo è tra i presenti e tra gli indisponibili.",
    check,
    "R-7.1.3-4",
    on=(Proceeding,),
    needs=frozenset(("incontro_parti",)),
)
