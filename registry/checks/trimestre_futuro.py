"""A report about a quarter that has not begun."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.italian import dated
from registry.model import Flow


def check(flow: Flow, world: World) -> Iterator[Finding]:
    """Yield a finding where the quarter begins after the day of the check."""
    as_of = world.setting.as_of
    if flow.quarter is not None and flow.quarter.first_day > as_of:
        yield Finding(
            ("quarter",),
            f"trimestre: «{flow.quarter}» non è ancora cominciato {dated('al', as_of)}.",
            "Scrivere il trimestre a cui si riferisce, ad esempio 2026-T1.",
        )


CHECK = Check("trimestre-futuro", Level.WARNING, "Il trimestre non è ancora cominciato.", check, "R-8-5", on=(Flow,))
