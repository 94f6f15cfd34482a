"""A path as its page tells it, from the data of the law, and how many cases stand where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from registry.derive import CaseStatus, ProcedureStatus
from registry.glossary import label_of, values
from registry.law import Act, Interpretation, Law, Path, Rule
from registry.model import EVENT_TYPES
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.views.agenda import Card
from site_gen.views.facets import NO_LEAD, awaited_step, position
from site_gen.views.path_step import Here, PathStep, field_label, path_step
from site_gen.views.wording import STATES

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
    tally: tuple[Card, ...]
    """How many procedures are in which state."""
    has_repeats: bool
    """Whether some case has several procedures here, so that lists of cases are shorter than these numbers."""

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
        tally=tuple(_tally(path, [item for _, item in ours])),
        has_repeats=len(ours) > len({status.case.id for status, _ in ours}),
    )


def _defined(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((values()[word].label, values()[word].definition) for word in words if word in values())


def _standing(path: Path, ours: Iterable[tuple[CaseStatus, ProcedureStatus]]) -> Mapping[str, Here]:
    found: dict[str, list[tuple[CaseStatus, ProcedureStatus]]] = {}
    for status, procedure in ours:
        if step := awaited_step(procedure):
            found.setdefault(step, []).append((status, procedure))
    return {step: _here(path, step, there) for step, there in found.items()}


def _here(path: Path, step: str, there: Sequence[tuple[CaseStatus, ProcedureStatus]]) -> Here:
    named = sorted((status.case.company.name, addresses.case(status.case.identity)) for status, _ in there)
    leads = Counter(status.lead.territory or NO_LEAD for status, _ in there)
    asked = CaseFilter(position=position(path.code, step))
    return Here(
        count=len(there),
        named=tuple(named[:SHOWN]),
        leads=tuple(
            (label_of(sigla) if sigla == NO_LEAD else sigla, leads[sigla], replace(asked, lead=sigla).address)
            for sigla in sorted(leads)
        ),
        cases=asked.address,
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


_STATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "annullato": ("annullata", "annullate"),
        "concluso": ("conclusa", "concluse"),
        "concluso_valutazione_negativa": ("chiusa da una valutazione negativa", "chiuse da una valutazione negativa"),
        "non_avviato": ("non avviata", "non avviate"),
        "in_attesa_esterna": ("in attesa di altri", "in attesa di altri"),
        "in_attesa_delle_parti": ("in attesa delle parti", "in attesa delle parti"),
        "in_corso": ("in corso", "in corso"),
    }
)


def _tally(path: Path, procedures: Sequence[ProcedureStatus]) -> Iterator[Card]:
    counts = Counter(procedure.state for procedure in procedures)
    for state, count in counts.most_common():
        cases = CaseFilter(position=position(path.code, state)).address
        yield Card(count, _STATES[state][count != 1], cases, STATES[state])


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
