"""A crisis only monitored is never public: deciding to publish it is a contradiction."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding where a case without procedures carries a decision to publish."""
    if case.publication is not None and not case.procedures:
        yield Finding(
            ("publication",),
            "pubblicazione: il caso non ha procedure, quindi è solo monitorato e non si pubblica mai.",
            "Togliere «pubblicazione», oppure aggiungere la procedura che è stata avviata.",
        )


CHECK = Check(
    "pubblicazione-senza-procedura", Level.ERROR, "Un caso solo monitorato porta la decisione di pubblicarlo.", check
)
