"""Days that people count to, told so that a browser can count again on a later day (`assets/days.js`)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.agenda import AgendaItem


@dataclass(frozen=True, slots=True)
class Clock:
    """The last good day of a term, a day planned, that of a reminder; or the day from which days are counted up.

    `calendar_of` is the Nucleo whose patron saint counts, empty for none; None where days are not working days.
    """

    on: date
    kind: Literal["termine", "indicativo", "previsto", "promemoria", "trascorsi"]
    calendar_of: str | None = None


def clock_of(item: AgendaItem) -> Clock | None:
    """Return the day that an item counts to; None where no day is known."""
    action = item.action
    if item.on is None:
        return None
    if action is None or action.due is None:
        return Clock(item.on, "promemoria" if action is None else "previsto")
    counts_working = item.working_days is not None or action.lateness.working_days > 0
    return Clock(
        on=item.on,
        kind="indicativo" if action.due.nature == "di_norma" else "termine",
        calendar_of=(action.due.calendar_of or "") if counts_working else None,
    )
