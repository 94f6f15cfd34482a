"""Where an event goes in a case: in which procedure, or outside any."""

from dataclasses import dataclass
from datetime import date

from registry.derive.charge import closing_of
from registry.derive.course import Setting
from registry.finding import Route
from registry.model import Case


@dataclass(frozen=True, slots=True)
class Place:
    """A list of events of a case: that of a procedure, counted from 0, or the case's own (None)."""

    procedure: int | None

    @property
    def route(self) -> Route:
        """The route of the list, in the keys of the file."""
        return ("eventi",) if self.procedure is None else ("procedure", self.procedure, "eventi")


def places_for(case: Case, kind: str, setting: Setting) -> tuple[Place, ...]:
    """Return the places that admit a type of event, the likely ones only.

    Where some procedures are closed, the open ones; the case's own events where no procedure admits it.
    """
    admitting = [index for index in range(len(case.procedures)) if _admits(case, index, kind=kind, setting=setting)]
    still_open = [index for index in admitting if not _is_closed(case, index, setting.as_of)]
    found = still_open or admitting
    if kind == "chiusura" and len(case.procedures) > 1 and not found:
        return (Place(None),)
    if found:
        return tuple(Place(index) for index in found)
    return (Place(None),) if setting.law.monitoring.admits(kind) else ()


def _admits(case: Case, index: int, *, kind: str, setting: Setting) -> bool:
    path = setting.law.path_of(case.procedures[index].causale)
    return path is not None and path.admits(kind)


def _is_closed(case: Case, index: int, as_of: date) -> bool:
    return closing_of(case.procedures[index].events, as_of) is not None
