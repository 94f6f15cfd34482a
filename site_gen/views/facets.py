"""What a case is found by: the words that the explorer's filters compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from registry.calendar import Quarter
from registry.derive import CaseStatus, ProcedureStatus
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.model import Ateco
from registry.vocabulary import ateco

MONITORING = "monitoraggio"
LATE: frozenset[AgendaKind] = frozenset(("scaduto", "attenzione"))
"""Past a term, an indicative one too."""
NO_LEAD = "da_concordare"


@dataclass(frozen=True, slots=True)
class Facets:
    """The facts of a case that a filter asks for; what is not known is empty."""

    paths: tuple[str, ...]
    causali: tuple[str, ...]
    section: str
    """The letter of ATECO."""
    division: str
    kinds: tuple[AgendaKind, ...]
    """How its items in the agenda press, each kind once."""
    coming: tuple[date, ...]
    """The days of terms and of planned dates still to come, today's included."""
    quarter: str
    """When it was taken in charge."""
    positions: tuple[str, ...]
    """Where its procedures stand: `7.1:in_corso` and, of those that await a step, `7.1:convocazione_parti`."""


def facets_of(status: CaseStatus, items: Sequence[AgendaItem]) -> Facets:
    """Return the facets of a case; `items` are its own in the agenda."""
    section, division = _sector(status.case.company.ateco)
    days = sorted({item.on for item in items if item.on is not None and item.on >= status.as_of})
    since = status.in_charge_since
    return Facets(
        paths=tuple(dict.fromkeys(procedure.path.code for procedure in status.procedures)) or (MONITORING,),
        causali=tuple(dict.fromkeys(procedure.procedure.causale for procedure in status.procedures)),
        section=section,
        division=division,
        kinds=tuple(dict.fromkeys(item.kind for item in items)),
        coming=tuple(days),
        quarter=str(Quarter.of(since)) if since else "",
        positions=tuple(dict.fromkeys(chain.from_iterable(map(positions_of, status.procedures)))),
    )


def positions_of(procedure: ProcedureStatus) -> Iterator[str]:
    """Yield where a procedure stands: its state and, where something is due, the step that it awaits."""
    yield position(procedure.path.code, procedure.state)
    if awaited := awaited_step(procedure):
        yield position(procedure.path.code, awaited)


def awaited_step(procedure: ProcedureStatus) -> str:
    """Return the step at which a procedure stands: the first that is due; empty where none is."""
    action = procedure.next_action
    return "" if action is None or action.is_optional else action.step.step


def position(path: str, word: str) -> str:
    """Return the word of a place on a path: a state of its procedures, or a step that they await."""
    return f"{path}:{word}"


def sector_title(code: str) -> str:
    """Return the name of a section or division, of the latest edition that has it: what it holds hardly changes."""
    titles = (ateco.title(code, edition) for edition in reversed(ateco.EDITIONS))
    return next((title for title in titles if title), "")


def _sector(activity: Ateco | None) -> tuple[str, str]:
    """Return the section and the division of an activity, in its own edition where that is told."""
    if activity is None:
        return "", ""
    division = activity.code[:2] if activity.code[:1].isdigit() else ""
    if not division:
        return activity.code, ""
    editions = (activity.edition, *reversed(ateco.EDITIONS))
    found = (ateco.section_of(division, edition) for edition in editions if edition)
    return next((section.code for section in found if section), ""), division
