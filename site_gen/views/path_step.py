"""A step of a path in words: who, when it opens and applies, by when; made from the law's data alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from registry.glossary import fields, label_of, values
from registry.italian import lowered
from registry.law import Completion, Condition, Law, Rule, Step
from registry.law.library import attribute_of
from registry.model import EVENT_TYPES, Facts, Procedure
from registry.reporters.explain_step import FACT_WORDS
from site_gen.views.rule import short_actor_name, term_words
from site_gen.views.wording import Badge

_NAMED = 2  # later steps that a sentence can name and still be read

_FORCES = {
    "obbligo": "è dovuto",
    "di_norma": "è dovuto; il termine è indicativo",
    "condizione": "è dovuto se si verifica la condizione",
    "facolta": "si può fare, non è dovuto",
}


@dataclass(frozen=True, slots=True)
class TermWords:
    """A term of a step: in words, with the sentence that fixes it."""

    words: str
    rule: Rule
    is_reading: bool


@dataclass(frozen=True, slots=True)
class Here:
    """The procedures whose next action is this step: at most `SHOWN` of `count`, named."""

    count: int
    named: tuple[tuple[str, str], ...]
    leads: tuple[tuple[str, int, str], ...] = ()
    """Of which leads: «BG», how many, and where they are listed."""
    cases: str = ""
    """Where the others are found."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step; `notes` are the sentences on when it opens, applies and is done."""

    number: int
    title: str
    about: str
    who: str
    force: str
    badges: tuple[Badge, ...]
    notes: tuple[str, ...]
    terms: tuple[TermWords, ...]
    rules: tuple[str, ...]
    see: tuple[str, ...]
    here: Here


def path_step(number: int, step: Step, *, law: Law, here: Here) -> PathStep:
    """Return a step; `here` are the procedures that stand at it."""
    terms = (law.rules[rule] for rule in step.terms)
    return PathStep(
        number=number,
        title=label_of(step.step),
        about=values()[step.step].definition if step.step in values() else "",
        who=short_actor_name(step.actor),
        force=_FORCES[step.force],
        badges=tuple(_badges(step)),
        notes=tuple(_notes(step)),
        terms=tuple(TermWords(term_words(rule.term), rule, bool(rule.interpretations)) for rule in terms),
        rules=tuple(rule for rule in step.rules if rule not in step.terms),
        see=step.see,
        here=here,
    )


def _badges(step: Step) -> Iterator[Badge]:
    if step.parallel:
        yield Badge("Corre in parallelo")
    if step.every is not None:
        yield Badge(f"Ogni {step.every}")


def _notes(step: Step) -> Iterator[str]:
    if step.after:
        yield f"Si apre con {_either(step.after)}."
    else:
        yield "Apre il percorso."
    if step.conditions:
        yield f"Vale solo se {' e '.join(condition_words(condition) for condition in step.conditions)}."
    if step.parallel:
        yield "Se manca non ferma il Nucleo."
    if step.planned is not None:
        yield f"La data prevista è in «{field_label(EVENT_TYPES[step.planned.event], step.planned.field)}»."
    if step.completion is not None:
        yield f"Non basta la data: {_completion(step, step.completion)}."
    if step.replaced_by:
        later = (
            f"c'è già {_either(step.replaced_by)}"
            if len(step.replaced_by) <= _NAMED
            else "il percorso è già andato oltre"
        )
        yield f"Se non è registrato ma {later}, non si attende più."


def _completion(step: Step, completion: Completion) -> str:
    name = field_label(EVENT_TYPES[step.step], completion.field)
    if not completion.words:
        return f"serve anche «{name}»"
    return f"«{name}» deve dire {' e '.join(_said(word) for word in completion.words)}"


def condition_words(condition: Condition) -> str:
    """Return a condition as a sentence goes on: «la valutazione dice «esito: positivo»»."""
    if condition.fact is not None:
        return FACT_WORDS.get(condition.fact, label_of(condition.fact))
    said = " o ".join(_said(word) for word in condition.value)
    if condition.procedure_field is not None:
        return f"nella procedura «{field_label(Procedure, condition.procedure_field)}» è {said}"
    event = condition.event or ""
    if condition.field is None:
        return f"c'è «{label_of(event)}»"
    return f"in «{label_of(event)}» la voce «{field_label(EVENT_TYPES[event], condition.field)}» è {said}"


def _said(word: str) -> str:
    return f"«{lowered(label_of(word))}»"


@cache
def field_label(model: type[Facts], key: str) -> str:
    attribute = attribute_of(model, key)
    return fields()[attribute].label if attribute else key


def _either(kinds: Iterable[str]) -> str:
    *others, last = [f"«{label_of(kind)}»" for kind in kinds]
    return f"{', '.join(others)} o {last}" if others else last
