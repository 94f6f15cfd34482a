"""CIG in deroga for a company that ceases: never admitted."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, is_sanctioned
from registry.finding import Finding, Level
from registry.model.events.exemption import Agreement


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where crisis type or agreement tell of a cessation, unless the office has acted on it."""
    case, causale = proceeding.case, proceeding.procedure.causale
    if is_sanctioned(proceeding) or "cessazione" in proceeding.first:
        return
    if "cessazione" in case.crisis_types:
        yield Finding(
            proceeding.route("causale"),
            f"causale: «{causale}» non si concede mai per la cessazione dell'attività, ma il tipo di crisi "
            "è «cessazione».",
            _REMEDY,
            also=("crisis_types", case.crisis_types.index("cessazione")),
        )
    for agreement in proceeding.those(Agreement):
        if agreement.event.declares_no_cessation is False:
            yield Finding(
                agreement.route("declares_no_cessation"),
                f"dichiara_no_cessazione: «no» in {agreement}, ma il trattamento non si concede mai per la cessazione "
                f"dell'attività, qui con causale «{causale}».",
                _REMEDY,
                source="R-D1.4-1",
                also=proceeding.route("causale"),
            )


_REMEDY = (
    "Correggere il dato sbagliato. Se la cessazione è stata scoperta dopo, scrivere che ne è seguito: "
    "cessazione, diniego o revoca."
)

CHECK = Check(
    "cigd-per-cessazione",
    Level.ERROR,
    "CIG in deroga chiesta per una cessazione di attività.",
    check,
    "R-D3-5",
    on=(Proceeding,),
    paths=ONLY,
    related=("R-D1.4-1",),
)
