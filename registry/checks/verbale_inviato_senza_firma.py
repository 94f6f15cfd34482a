"""Minutes sent out before the parties signed them."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.finding import Finding, Level
from registry.model.events.policy import MeetingMinutes, MinutesSent


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for the first sending of minutes that were not signed on that day."""
    minutes = tuple(proceeding.those(MeetingMinutes))
    for sent in proceeding.those(MinutesSent):
        latest = _latest(minutes, sent)
        if latest is not None and latest.event.signed is False:
            yield Finding(
                sent.route("date"),
                f"data: il «{sent.date}» si invia un verbale che non risulta firmato dalle parti, {latest}.",
                "Se il verbale era firmato, scrivere firmato: true; se è stato firmato dopo, aggiungere il "
                "verbale firmato con la sua data e, se occorre, il nuovo invio.",
                also=latest.route("signed"),
            )
            return


def _latest(minutes: tuple[Placed[MeetingMinutes], ...], sent: Placed[MinutesSent]) -> Placed[MeetingMinutes] | None:
    return next((placed for placed in reversed(minutes) if placed.date <= sent.date), None)


CHECK = Check(
    "verbale-inviato-senza-firma",
    Level.WARNING,
    "Il verbale è stato inviato prima della firma delle parti.",
    check,
    "R-7.1.3-13",
    on=(Proceeding,),
    needs=frozenset(("verbale_incontro", "invio_verbale")),
)
