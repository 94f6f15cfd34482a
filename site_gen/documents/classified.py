"""Whether an edition may still show a report sent: the public one classifies by today."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from registry.italian import MONTHS
from site_gen.views.report import ReportView
from site_gen.views.report_crisis import CrisisView, DeedView
from site_gen.views.report_parts import Movement, ServiceView

_FIGURE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|(?<!\d)(?:\d{{1,3}}\.\d{{3}}|\d{{1,4}})(?!\d)")
"""A count, an hour or part of a day; never a longer number, which may be that of a telephone."""

NamedT = TypeVar("NamedT", CrisisView, Movement, ServiceView)


def can_be_shown(sent: ReportView, now: ReportView) -> bool:
    """Tell whether an edition may show a report sent; `now` is the same as the edition computes it today.

    The public one tells no case, no step and no word again that today it does not tell, for whatever reason. What
    was added since takes nothing away; nor does a day or a number that was corrected. The cases of `sent` bear the
    names of today (`under_present_names`).
    """
    return not now.is_public or Counter(_told(sent)) <= Counter(_told(now))


def under_present_names(sent: ReportView, heirs: Mapping[str, str]) -> ReportView:
    """Return a report sent with the names that its cases have today; `heirs` gives them by the former ones."""

    def named(rows: tuple[NamedT, ...]) -> tuple[NamedT, ...]:
        return tuple(replace(row, id=heirs.get(row.id, row.id), name=_name(row, heirs)) for row in rows)

    if not heirs:
        return sent
    return replace(
        sent,
        taken=named(sent.taken),
        closed=named(sent.closed),
        moved=named(sent.moved),
        active=named(sent.active),
        quiet=named(sent.quiet),
        monitored=named(sent.monitored),
        services=named(sent.services),
    )


def _name(row: CrisisView | Movement | ServiceView, heirs: Mapping[str, str]) -> str:
    """A person who trades alone is called by the name of the case."""
    return heirs.get(row.id, row.id) if row.name == row.id else row.name


def _told(view: ReportView) -> Iterator[tuple[object, ...]]:
    """Yield every fact of a report that comes from a file, without its day and its numbers."""
    for crisis in (*view.active, *view.quiet):
        yield crisis.id, crisis.name, crisis.causale
        yield from (_step(crisis, deed) for deed in crisis.deeds)
    yield from ((item.id, item.name, item.text) for item in (*view.taken, *view.closed, *view.moved))
    yield from ((item.id, item.name, item.measure) for item in view.services)
    yield from (("tavolo", board.what) for board in view.boards)
    yield from (("commento", comment) for comment in view.comments)
    yield from ((paper.title, paper.protocol, paper.url) for paper in view.documents)


def _step(crisis: CrisisView, deed: DeedView) -> tuple[object, ...]:
    return crisis.id, deed.step, _FIGURE.sub("#", deed.details)
