"""A procedure with more workers than its sites together: the total is only for when it is less."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.checks.grounds import Proceeding
from registry.finding import Finding, Level


def check(proceeding: Proceeding, world: World) -> Iterator[Finding]:
    """Yield a finding where the total of a procedure passes the sum over its sites."""
    total = proceeding.procedure.worker_count
    own = proceeding.procedure.sites
    sites = own or proceeding.case.sites
    counts = [site.worker_count for site in sites if site.worker_count is not None]
    if total is None or len(counts) < len(sites) or total <= sum(counts):
        return
    yield Finding(
        proceeding.route("worker_count"),
        f"lavoratori: «{total}» nella procedura sono più della somma sulle sedi, «{sum(counts)}».",
        "Correggere il totale o i numeri delle sedi. Se il totale è la somma sulle sedi, «lavoratori» "
        "nella procedura si può togliere.",
        also=proceeding.route("sites") if own else ("sites",),
    )


CHECK = Check(
    "lavoratori-oltre-le-sedi",
    Level.WARNING,
    "I lavoratori della procedura sono più della somma sulle sue sedi.",
    check,
    on=(Proceeding,),
)
