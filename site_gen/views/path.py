"""A path as its page tells it, from the data of the law, and how many cases stand where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.derive import CaseStatus, ProcedureStatus
from registry.glossary import label_of, values
from registry.italian import number
from registry.law import Act, Interpretation, Law, Path, Rule
from registry.model import EVENT_TYPES
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.views.facts import Fact
from site_gen.views.path_step import Here, PathStep, field_label, path_step

SHOWN = 12
"""Cases named under a step; the others are counted."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a path ends by an evaluation that says no, and what opens it again."""

    event: str
    field: str
    value: str
    reopened_by: tuple[str, ...]
    readings: tuple[Interpretation, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """A path, whole."""

    path: Path
    act: Act
    name: str
    causali: tuple[tuple[str, str], ...]
    competence: str
    rules: tuple[Rule, ...]
    steps: tuple[PathStep, ...]
    other_events: tuple[tuple[str, str], ...]
    ending: Ending | None
    readings: tuple[Interpretation, ...]
    tally: tuple[Fact, ...]
    """How many procedures are in which state."""

    @property
    def has_terms(self) -> bool:
        """Whether the sources fix a term for any of its steps."""
        return any(step.terms for step in self.steps)


def path_view(path: Path, law: Law, statuses: Iterable[CaseStatus]) -> PathView:
    """Return the page of a path; `statuses` are the shown cases."""
    ours = [(status, item) for status in statuses for item in status.procedures if item.path is path]
    here = _standing(path, ours)
    cited = [*path.rules, *(rule for step in path.steps for rule in (*step.terms, *step.rules, *step.see))]
    names = dict.fromkeys(name for rule in cited for name in law.rules[rule].interpretations)
    return PathView(
        path=path,
        act=law.acts[path.act],
        name=label_of(path.code),
        causali=tuple((label_of(word), word) for word in path.causali),
        competence=label_of(path.competence) if path.competence else "",
        rules=tuple(law.rules[rule] for rule in path.rules),
        steps=tuple(
            path_step(number, step, law=law, here=here.get(step.step, Here(0, ())))
            for number, step in enumerate(path.steps, start=1)
        ),
        other_events=tuple(_defined(path.other_events)),
        ending=_ending(path, law) if path.negative else None,
        readings=tuple(law.interpretations[name] for name in names),
        tally=tuple(_tally(item for _, item in ours)),
    )


def _defined(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((values()[word].label, values()[word].definition) for word in words if word in values())


def _standing(path: Path, ours: Iterable[tuple[CaseStatus, ProcedureStatus]]) -> Mapping[str, Here]:
    found: dict[str, list[tuple[CaseStatus, ProcedureStatus]]] = {}
    for status, procedure in ours:
        action = procedure.next_action
        if action is not None and not action.is_optional:
            found.setdefault(action.step.step, []).append((status, procedure))
    return {step: _here(path, step, there) for step, there in found.items()}


def _here(path: Path, step: str, there: Sequence[tuple[CaseStatus, ProcedureStatus]]) -> Here:
    named = sorted((status.case.company.name, addresses.case(status.case.identity)) for status, _ in there)
    leads = Counter(procedure.lead.territory or "da concordare" for _, procedure in there)
    return Here(
        count=len(there),
        named=tuple(named[:SHOWN]),
        territories=", ".join(f"{sigla} {number(leads[sigla])}" for sigla in sorted(leads)),
        cases=CaseFilter(text=label_of(step), path=path.code).address,
    )


def standing_chart(view: PathView) -> Chart:
    """Return how many procedures await each step, for the steps that some procedure awaits."""
    steps = [step for step in view.steps if step.here.count]
    return Chart(
        kind=Kind.BARS,
        title="Procedure per passo atteso",
        over="Passo",
        categories=tuple(step.title for step in steps),
        series=(Series("Procedure", tuple(step.here.count for step in steps), "rc-current"),),
    )


def _tally(procedures: Iterable[ProcedureStatus]) -> Iterator[Fact]:
    counts = Counter(procedure.state for procedure in procedures)
    return (Fact(label_of(state), number(count)) for state, count in counts.most_common())


def _ending(path: Path, law: Law) -> Ending | None:
    negative = path.negative
    if negative is None or negative.event is None or negative.field is None:
        return None
    rules = (rule for step in path.steps if step.step == negative.event for rule in step.rules)
    names = dict.fromkeys(name for rule in rules for name in law.rules[rule].interpretations)
    return Ending(
        event=label_of(negative.event),
        field=field_label(EVENT_TYPES[negative.event], negative.field),
        value=" o ".join(label_of(word).casefold() for word in negative.value),
        reopened_by=tuple(label_of(step.step) for step in path.steps if step.reopens),
        readings=tuple(law.interpretations[name] for name in names),
    )
