"""A quarterly report sent before its quarter was over, and not on request."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model import Flow


def check(flow: Flow, world: World) -> Iterator[Finding]:
    """Yield a finding where a report is dated within its quarter or before; on request it may be."""
    quarter = flow.quarter
    if flow.type != "rapporto_trimestrale" or quarter is None or flow.date > quarter.last_day:
        return
    if quarter.first_day > world.setting.as_of or _was_asked(flow, world):
        return
    yield Finding(
        ("quarter",),
        f"trimestre: «{quarter}» finisce {dated('il', quarter.last_day)}, ma il rapporto è inviato "
        f"{dated('il', flow.date)}.",
        "Controllare il trimestre e la data. Se la Regione ha chiesto il rapporto prima della fine, "
        "scrivere anche la richiesta, con tipo: richiesta_rapporto.",
        also=("date",),
    )


def _was_asked(flow: Flow, world: World) -> bool:
    asked = world.requests.get(flow.territory or "", ())
    return any(request.date <= flow.date and request.quarter in (None, flow.quarter) for request in asked)


CHECK = Check(
    "rapporto-prima-della-fine",
    Level.WARNING,
    "Un rapporto è inviato prima della fine del suo trimestre.",
    check,
    "R-8-5",
    on=(Flow,),
)
