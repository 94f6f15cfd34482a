"""The agenda for a person at a terminal: grouped by urgency, a plain sentence for each item."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from textwrap import fill

from registry.derive.agenda import AgendaItem, AgendaKind
from registry.italian import counted, dated
from registry.reporters.lines import printable
from registry.reporters.pressing import NOTES, TITLES, sentence
from registry.reporters.wording import territory_name

_WIDTH = 100


def render(items: Sequence[AgendaItem], *, as_of: date, territory: str | None = None, days: int | None = None) -> str:
    """Return the agenda: a heading, then each kind that has items, the most pressing first.

    `items` are in the order of the agenda.
    """
    parts = [_heading(items, as_of=as_of, territory=territory, days=days)]
    for kind, found in groupby(items, key=lambda item: item.kind):
        parts += _section(kind, list(found))
    return "\n".join(parts)


def _heading(items: Sequence[AgendaItem], *, as_of: date, territory: str | None, days: int | None) -> str:
    where = f", territorio di {territory_name(territory)}" if territory else ""
    horizon = f", fino a {counted(days, 'giorno', 'giorni')} da oggi" if days is not None else ""
    heading = f"Agenda {dated('al', as_of)}{where}{horizon}"
    if not items:
        return f"{heading}: niente da fare e niente da attendere."
    cases = len({item.case.case.id for item in items})
    return f"{heading}: {counted(len(items), 'voce', 'voci')} su {counted(cases, 'caso', 'casi')}."


def _section(kind: AgendaKind, items: Sequence[AgendaItem]) -> Iterator[str]:
    yield ""
    yield f"{TITLES[kind].upper()} ({len(items)})"
    if kind in NOTES:
        yield NOTES[kind]
    yield from _lines(items)


def _lines(items: Iterable[AgendaItem]) -> Iterator[str]:
    for item in items:
        rule = f" [{item.rule}]" if item.rule else ""
        yield f"- {printable(item.case.case.company.name)} ({item.case.case.id})"
        yield fill(
            printable(sentence(item)) + rule,
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
