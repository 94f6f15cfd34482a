"""CIG in deroga: the application to Regione carries another number than the one to INPS, or came without it."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY
from registry.finding import Finding, Level
from registry.model.events.exemption import Application, RegionalApplication


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding for each regional application whose INPS number is that of no application to INPS."""
    sent = [placed for placed in proceeding.those(Application) if placed.event.inps_protocol is not None]
    numbers = {_folded(placed.event.inps_protocol) for placed in sent}
    if not sent:
        return
    for placed in proceeding.those(RegionalApplication):
        protocol = placed.event.inps_protocol
        if protocol is None or _folded(protocol) in numbers:
            continue
        yield Finding(
            placed.route("inps_protocol"),
            f"protocollo_inps: «{protocol}» in {placed} non è quello di {sent[0]}, «{sent[0].event.inps_protocol}».",
            "Scrivere nei due fatti lo stesso protocollo, quello della ricevuta dell'INPS.",
            also=sent[0].route("inps_protocol"),
        )


def _folded(protocol: str | None) -> str:
    return "".join(filter(str.isalnum, protocol or "")).casefold()


CHECK = Check(
    "cigd-protocollo-diverso",
    Level.WARNING,
    "CIG in deroga: la domanda alla Regione porta un altro protocollo dell'INPS.",
    check,
    "R-D2.3-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("domanda_regione",)),
)
