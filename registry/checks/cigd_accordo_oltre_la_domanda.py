"""CIG in deroga: the treatment agreed on lasts longer than the one applied for."""

from collections.abc import Iterator
from datetime import date

from registry.checks.base import Check, World
from registry.checks.grounds import Placed, Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.model.events.exemption import Agreement, Application


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the agreement lasts longer than all applications together.

    Literally: the agreement may not exceed the application, never the reverse. Source: reading A-13.
    """
    applications = [placed for placed in proceeding.those(Application) if _days(placed) is not None]
    if not applications or is_sanctioned(proceeding):
        return
    starts = [placed.event.starts_on for placed in applications if placed.event.starts_on is not None]
    last = max(reversed(applications), key=lambda placed: placed.event.ends_on or date.min)
    asked = ((last.event.ends_on or date.min) - min(starts)).days + 1
    for agreement in proceeding.those(Agreement):
        agreed = _days(agreement)
        if agreed is not None and agreed > asked:
            yield Finding(
                agreement.route("ends_on"),
                f"al: {agreement} prevede «{agreed}» giorni di trattamento, più dei «{asked}» chiesti con {last}.",
                "Il trattamento dell'accordo non può superare la durata della domanda: correggere «dal» e «al» "
                "nell'uno o nell'altra.",
                also=last.route("ends_on"),
            )


def _days(placed: Placed[Agreement] | Placed[Application]) -> int | None:
    event = placed.event
    if event.starts_on is None or event.ends_on is None:
        return None
    return (event.ends_on - event.starts_on).days + 1


CHECK = Check(
    "cigd-accordo-oltre-la-domanda",
    Level.ERROR,
    "CIG in deroga: l'accordo dura più della domanda.",
    check,
    "R-D2.4-2",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("accordo",)),
    related=("A-13",),
)
