"""More people met, served or planned for than workers involved, even by the largest number ever told."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.headcounts import largest
from registry.finding import Finding, Level, Route
from registry.glossary import key_of
from registry.model import Event
from registry.model.events.policy import MeetingMinutes, ServicesDelivered, WorkersMeeting


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each number of people that passes the workers of the procedure."""
    told = [item for placed in proceeding.events for item in _numbers(placed)]
    workers = largest(proceeding) if told else None
    if workers is None:
        return
    for placed, route, count in told:
        if count > workers.count:
            yield Finding(
                route,
                f"{key_of(str(route[-1]))}: «{count}» per {placed} sono più dei lavoratori coinvolti, "
                f"«{workers.count}».",
                "Controllare i due numeri: chi partecipa o riceve servizi è tra i lavoratori coinvolti.",
                also=workers.at,
            )


def _numbers(placed: Placed[Event]) -> Iterator[tuple[Placed[Event], Route, int]]:
    event = placed.event
    if isinstance(event, WorkersMeeting) and event.participant_count is not None:
        yield placed, placed.route("participant_count"), event.participant_count
    elif isinstance(event, ServicesDelivered) and event.worker_count is not None:
        yield placed, placed.route("worker_count"), event.worker_count
    elif isinstance(event, MeetingMinutes):
        for index, measure in enumerate(event.programme):
            if measure.worker_count is not None:
                yield placed, placed.route("programme", index, "worker_count"), measure.worker_count


CHECK = Check(
    "partecipanti-oltre-lavoratori",
    Level.WARNING,
    "I partecipanti, o i destinatari di una misura, sono più dei lavoratori coinvolti.",
    check,
    on=(Proceeding,),
)
