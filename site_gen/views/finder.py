"""The filters of the explorer: what each offers, and only what some case has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from registry.derive.results import ProcedureState
from registry.glossary import label_of
from registry.italian import lowered
from registry.law import Path
from registry.vocabulary.territories import territories
from site_gen.context import Context
from site_gen.views.agenda import HEADINGS
from site_gen.views.facets import MONITORING, NO_LEAD, position, sector_title
from site_gen.views.listing import CaseRow
from site_gen.views.wording import ARCHIVE, STATES, UNDATED, kind_css, nucleo, path_name, state_name, territory_name

_STATES = ("segnalata", "in_monitoraggio", "presa_in_carico", "chiusa", ARCHIVE)
_TOGETHER = ((("24", "25"), "Metallurgia e prodotti in metallo"),)
"""Divisions that people look for as one."""
FIRST = 4
"""How many filters the form shows at once: those that most people need."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter offers: its word in the address, its text, and how the table shows it."""

    value: str
    text: str
    css: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a title of their own, or under none."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A question of the explorer: its name in the address, its label, what it says when it asks nothing."""

    name: str
    label: str
    everything: str
    groups: tuple[Group, ...]


def filters_of(context: Context, rows: Sequence[CaseRow]) -> tuple[Filter, ...]:
    """Return the filters that offer a choice, in the order of the form."""
    return tuple(_filters(context, rows))


def _filters(context: Context, rows: Sequence[CaseRow]) -> Iterator[Filter]:
    names = territories()
    yield Filter(
        "territorio", "Territorio", "Tutti", _ungrouped(Choice(sigla, territory_name(sigla)) for sigla in names)
    )
    yield Filter("settore", "Settore (ATECO)", "Tutti", tuple(_sectors(rows)))
    yield Filter("stato", "Stato", "Tutti", _ungrouped(_states(rows)))
    yield Filter("ritardo", "Oltre il termine", "Indifferente", _ungrouped((Choice("si", "Sì"), Choice("no", "No"))))
    yield Filter("percorso", "Percorso", "Tutti", _ungrouped(_paths(context, rows)))
    yield Filter("posizione", "Dove sta la procedura", "Ovunque", tuple(_positions(context, rows)))
    yield Filter("causale", "Causale", "Tutte", tuple(_causali(context, rows)))
    yield Filter("scadenza", "Che cosa attende", "Qualsiasi cosa", _ungrouped(_kinds(rows)))
    yield Filter("capofila", "Nucleo capofila", "Tutti", _ungrouped(_leads(rows)))
    yield Filter("anno", "Anno di apertura", "Tutti", _ungrouped(_plainly({row.year for row in rows})))
    yield Filter("trimestre", "Presa in carico", "Sempre", _ungrouped(_quarters(rows)))


def _ungrouped(choices: Iterable[Choice]) -> tuple[Group, ...]:
    return (Group("", tuple(choices)),)


def _plainly(words: Iterable[str]) -> Iterator[Choice]:
    yield from (Choice(word, word) for word in sorted(words, reverse=True))


def _paths(context: Context, rows: Sequence[CaseRow]) -> Iterator[Choice]:
    found = {path for row in rows for path in row.facets.paths} | {row.path for row in rows}
    known = (code for code in (*context.law.paths, MONITORING) if code in found)
    return (Choice(code, label_of(code), short=path_name(code)) for code in dict.fromkeys(known))


def _causali(context: Context, rows: Sequence[CaseRow]) -> Iterator[Group]:
    found = {causale for row in rows for causale in row.facets.causali}
    for path in context.law.paths.values():
        choices = tuple(Choice(causale, label_of(causale)) for causale in path.causali if causale in found)
        if choices:
            yield Group(label_of(path.code), choices)


def _positions(context: Context, rows: Sequence[CaseRow]) -> Iterator[Group]:
    """Yield for each path the states of its procedures, then the steps that they await."""
    found = {position for row in rows for position in row.facets.positions}
    for path in context.law.paths.values():
        words = (*((state, label_of(state)) for state in get_args(ProcedureState)), *_awaited(path))
        choices = ((position(path.code, word), text) for word, text in words)
        group = Group(label_of(path.code), tuple(Choice(value, text) for value, text in choices if value in found))
        if group.choices:
            yield group


def _awaited(path: Path) -> Iterator[tuple[str, str]]:
    return ((step.step, f"attende: {lowered(label_of(step.step))}") for step in path.steps)


def _states(rows: Sequence[CaseRow]) -> Iterator[Choice]:
    found = {row.state_word for row in rows}
    return (Choice(state, state_name(state), STATES[state]) for state in _STATES if state in found)


def _kinds(rows: Sequence[CaseRow]) -> Iterator[Choice]:
    found = {kind for row in rows for kind in row.facets.kinds}
    known = ((kind, heading) for kind, heading in HEADINGS.items() if kind in found)
    return (Choice(kind, heading.title, kind_css(kind), UNDATED.get(kind, "")) for kind, heading in known)


def _leads(rows: Sequence[CaseRow]) -> Iterator[Choice]:
    found = {row.lead for row in rows}
    yield from (Choice(sigla, nucleo(sigla)) for sigla in territories() if sigla in found)
    if None in found:
        yield Choice(NO_LEAD, label_of(NO_LEAD))


def _quarters(rows: Sequence[CaseRow]) -> Iterator[Choice]:
    found = sorted({row.facets.quarter for row in rows if row.facets.quarter}, reverse=True)
    return (Choice(quarter, f"nel {quarter[-1]}° trimestre {quarter[:4]}") for quarter in found)


def _sectors(rows: Sequence[CaseRow]) -> Iterator[Group]:
    """Yield each section with its divisions, the whole of it first."""
    found = sorted({(row.facets.section, row.facets.division) for row in rows if row.facets.section})
    for section, pairs in groupby(found, key=lambda pair: pair[0]):
        divisions = [division for _, division in pairs if division]
        whole = Choice(section, f"{section}: tutta la sezione")
        parts = (Choice(division, f"{division} {sector_title(division)}") for division in divisions)
        together = (
            Choice(",".join(codes), f"{name} ({' e '.join(codes)})")
            for codes, name in _TOGETHER
            if set(codes) <= set(divisions)
        )
        yield Group(sector_title(section), (whole, *parts, *together))
