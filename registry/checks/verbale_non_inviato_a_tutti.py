"""Minutes that did not reach both the signatories and the regional offices."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.derive.charge import closing_of
from registry.finding import Finding, Level
from registry.italian import listed
from registry.model.events.policy import MinutesSent

_OWED = {"firmatari": "ai firmatari", "regione": "agli uffici regionali"}


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where a recipient is missing, or where a closed procedure never sent its minutes.

    A sending that names no recipient is taken as sent to all.
    """
    sent = tuple(proceeding.those(MinutesSent))
    minutes = proceeding.first.get("verbale_incontro")
    closing = closing_of(proceeding.procedure.events, world.setting.as_of)
    if minutes and not sent and closing is not None and closing.value("outcome") != "annullata":
        yield Finding(
            minutes.route("date"),
            f"data: {minutes} non risulta inviato né ai firmatari né agli uffici regionali, e la procedura è chiusa.",
            "Aggiungere l'invio, ad esempio tipo: invio_verbale con destinatari: [firmatari, regione].",
        )
    reached = {recipient for placed in sent for recipient in placed.event.recipients}
    missing = [told for recipient, told in _OWED.items() if recipient not in reached]
    if reached and missing and all(placed.event.recipients for placed in sent):
        yield Finding(
            sent[-1].route("recipients"),
            f"destinatari: «{listed(sorted(reached))}» in {sent[-1]}: il verbale non risulta inviato "
            f"{listed(missing)}.",
            "Il verbale va ai firmatari e agli uffici regionali: completare l'elenco, oppure aggiungere "
            "il secondo invio con la sua data.",
        )


CHECK = Check(
    "verbale-non-inviato-a-tutti",
    Level.WARNING,
    "Il verbale non risulta inviato ai firmatari e agli uffici regionali.",
    check,
    "R-7.1.3-15",
    on=(Proceeding,),
    paths=frozenset(("7.1",)),
)
