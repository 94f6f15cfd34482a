"""CIG in deroga: no agreement was reached, and no public joint examination followed."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY, basis_of, is_sanctioned
from registry.finding import Finding, Level
from registry.glossary import label_of
from registry.italian import lowered
from registry.model.events.exemption import ConsultationMinutes

_GOING_ON = ("inizio_sospensione", "domanda_inps", "domanda_regione")


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the consultation failed and the firm went on without the examination."""
    minutes = tuple(proceeding.those(ConsultationMinutes))[-1]
    going_on = next((proceeding.first[kind] for kind in _GOING_ON if kind in proceeding.first), None)
    failed = minutes.event.outcome in ("mancato_accordo", "assenza_oo_ss")
    if not failed or going_on is None or basis_of(proceeding) is not None or is_sanctioned(proceeding):
        return
    yield Finding(
        going_on.route("type"),
        f"tipo: «{going_on.event.type}» ({lowered(label_of(going_on.event.type))}) senza esame congiunto in "
        f"A.R.I.F.L., ma l'esito è «{minutes.event.outcome}» in {minutes}.",
        "Aggiungere l'esame congiunto con la sua data, tipo: esame_congiunto_arifl, oppure correggere l'esito.",
        also=minutes.route("outcome"),
    )


CHECK = Check(
    "cigd-senza-esame-congiunto",
    Level.WARNING,
    "CIG in deroga: senza accordo manca l'esame congiunto.",
    check,
    "R-D1.3-1",
    on=(Proceeding,),
    paths=ONLY,
    needs=frozenset(("verbale_consultazione",)),
)
