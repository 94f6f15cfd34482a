"""CIG in deroga: the kind of employer does not fit the company's legal form, or its being a craft firm."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.checks.grounds.exemption import ONLY
from registry.finding import Finding, Level, Route

_PROFESSIONAL = frozenset(("studio_professionale", "libero_professionista", "stp"))
_COMMERCIAL = frozenset(("spa", "srl", "srls", "sapa", "snc", "sas"))


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the kind of employer is at odds with what the company is."""
    kind, form = proceeding.procedure.employer_type, proceeding.case.company.legal_form
    against: tuple[str, Route] | None = None
    if kind is None:
        return
    if form in (_PROFESSIONAL if kind == "imprenditore" else _COMMERCIAL):
        against = f"la forma giuridica è «{form}»", ("company", "legal_form")
    elif kind != "imprenditore" and proceeding.procedure.craft:
        against = "l'impresa è scritta come «artigiana»", proceeding.route("craft")
    if against is not None:
        yield Finding(
            proceeding.route("employer_type"),
            f"tipo_datore: «{kind}», ma {against[0]}.",
            "Studi professionali e datori non imprenditori scelgono la tipologia «datori di lavoro non "
            "imprenditori», le imprese no: correggere il dato sbagliato.",
            also=against[1],
        )


CHECK = Check(
    "cigd-tipologia-datore",
    Level.WARNING,
    "CIG in deroga: il tipo di datore non corrisponde all'azienda.",
    check,
    "R-D2.2-2",
    on=(Proceeding,),
    paths=ONLY,
    related=("R-D2.2-3", "R-D1.1-3"),
)
