"""All the law in one value, loaded once from the data files of this folder and proved coherent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from registry.glossary import key_of
from registry.law.path import Condition, Path, Step
from registry.law.reference import Act, Interpretation, Place, Rule, Statute, StatutoryNotice
from registry.model import EVENT_TYPES, Facts, Procedure
from registry.source import Value, read

FactsT = TypeVar("FactsT", bound=Facts)


class LawError(Exception):
    """The data files of the law are wrong: a fault of the program, not of a case."""


@dataclass(frozen=True)
class Law:
    """Everything that rules the registry, by id; paths in the order of the acts."""

    acts: Mapping[str, Act]
    rules: Mapping[str, Rule]
    interpretations: Mapping[str, Interpretation]
    statutes: Mapping[str, Statute]
    paths: Mapping[str, Path]
    places: Mapping[str, Place]

    def path_of(self, causale: str) -> Path | None:
        """Return the path that a causale leads to, or None for an unknown causale."""
        return self._path_by_causale.get(causale)

    @cached_property
    def _path_by_causale(self) -> Mapping[str, Path]:
        return {causale: path for path in self.paths.values() for causale in path.causali}

    @cached_property
    def notices_by_path(self) -> Mapping[str, tuple[tuple[Statute, StatutoryNotice], ...]]:
        """The statutory notices that concern each path, by its code, each with its statute."""
        found: dict[str, list[tuple[Statute, StatutoryNotice]]] = {}
        for statute in self.statutes.values():
            for notice in statute.notices:
                for code in notice.paths:
                    found.setdefault(code, []).append((statute, notice))
        return {code: tuple(notices) for code, notices in found.items()}

    @cached_property
    def nucleo_acts(self) -> frozenset[str]:
        """The types of event that are acts of the Nucleo in some path."""
        return frozenset().union(*(path.nucleo_acts for path in self.paths.values()))

    @cached_property
    def causali(self) -> tuple[str, ...]:
        """Every known causale, path by path."""
        return tuple(causale for path in self.paths.values() for causale in path.causali)

    @property
    def monitoring(self) -> Path:
        """The path of a crisis without any procedure."""
        return self.paths["monitoraggio"]

    def term_in_force(self, rule_ids: tuple[str, ...], on: date) -> Rule | None:
        """Return the rule whose term applies to a fact of that day.

        Where no act is in force on that day the first rule applies: facts older than the present
        guidelines are judged by them (reading P-6 of the registry, labelled on the page).
        """
        rules = [self.rules[rule_id] for rule_id in rule_ids]
        in_force = (rule for rule in rules if self.acts[rule.act].in_force(on))
        return next(in_force, rules[0] if rules else None)


@cache
def load_law() -> Law:
    """Return the law.

    Raises:
        LawError: a data file is unreadable, or cites a rule, an event or a field that does not exist.
    """
    folder = files("registry.law")
    law = Law(
        acts=_by_key(Act, _values(folder / "acts.yaml")),
        rules=_by_id(Rule, _listed(folder / "rules.yaml", "regole")),
        interpretations=_by_id(Interpretation, _listed(folder / "interpretations.yaml", "interpretazioni")),
        statutes=_by_id(Statute, _listed(folder / "statutes.yaml", "norme")),
        paths=_paths(folder / "paths"),
        places=_by_id(Place, _listed(folder / "places.yaml", "luoghi")),
    )
    faults = list(_faults(law))
    if faults:
        raise LawError("; ".join(faults))
    return law


def _values(file: Traversable) -> dict[str, Value]:
    reading = read(file.read_bytes())
    if reading.values is None or reading.refusals:
        raise LawError(f"{file.name}: {[refusal.message for refusal in reading.refusals]}")
    return reading.values


def _listed(file: Traversable, key: str) -> list[Value]:
    listed = _values(file).get(key)
    if not isinstance(listed, list):
        raise LawError(f"{file.name}: {key} is not a list")
    return listed


def _read(model: type[FactsT], value: Value) -> FactsT:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise LawError(f"{model.__name__} {str(value)[:60]}: {error}") from error


def _by_key(model: type[FactsT], values: dict[str, Value]) -> Mapping[str, FactsT]:
    return MappingProxyType({key: _read(model, value) for key, value in values.items()})


def _by_id(model: type[FactsT], listed: list[Value]) -> Mapping[str, FactsT]:
    read_items = [_read(model, value) for value in listed]
    by_id = {item.id: item for item in read_items}  # type: ignore[attr-defined]
    if len(by_id) != len(read_items):
        raise LawError(f"{model.__name__}: an id is used twice")
    return MappingProxyType(by_id)


def _paths(folder: Traversable) -> Mapping[str, Path]:
    documents = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    paths = [_read(Path, _values(file)) for file in documents]
    if len({path.code for path in paths}) != len(paths):
        raise LawError("Path: a code is used twice")
    # Monitoring comes before any procedure, so it comes first.
    return MappingProxyType({path.code: path for path in sorted(paths, key=lambda path: bool(path.causali))})


def _faults(law: Law) -> Iterator[str]:
    for rule in law.rules.values():
        if rule.act not in law.acts:
            yield f"{rule.id}: unknown act {rule.act}"
        if (rule.check_kind == "manuale") is not bool(rule.manual_reason):
            yield f"{rule.id}: a manual rule, and no other, says why"
        yield from (
            f"{rule.id}: unknown reading {name}" for name in rule.interpretations if name not in law.interpretations
        )
    for place in law.places.values():
        yield from (f"{place.id}: unknown rule {rule}" for rule in place.rules if rule not in law.rules)
    for path in law.paths.values():
        yield from (f"{path.code}: {fault}" for fault in _path_faults(law, path))
    yield from (f"causale in two paths: {causale}" for causale in set(law.causali) if law.causali.count(causale) > 1)
    for statute in law.statutes.values():
        named = {*statute.causali, *(causale for limit in statute.limits for causale in limit.causali)}
        yield from (f"{statute.id}: unknown causale {causale}" for causale in sorted(named - set(law.causali)))
        for notice in statute.notices:
            if not _has_field(notice.from_event, notice.field) or not EVENT_TYPES.keys() >= set(notice.until_event):
                yield f"{statute.id}: a notice counts from what does not exist"


def _path_faults(law: Law, path: Path) -> Iterator[str]:
    if path.act not in law.acts:
        yield f"unknown act {path.act}"
    cited = [*path.rules, *(rule for step in path.steps for rule in (*step.rules, *step.see, *step.terms))]
    cited += [item.rule for item in path.order if item.rule is not None]
    yield from (f"unknown rule {rule}" for rule in cited if rule not in law.rules)
    named = [name for step in path.steps for name in (step.step, *step.after, *step.replaced_by)]
    named += [name for item in path.order for name in (*item.earlier, item.later)]
    yield from (f"unknown event {name}" for name in (*named, *path.other_events) if name not in EVENT_TYPES)
    for step in path.steps:
        yield from (f"{step.step}: {fault}" for fault in _step_faults(law, step))
    if path.negative is not None and not _means(path.negative):
        yield f"condition that means nothing: {path.negative}"


def _step_faults(law: Law, step: Step) -> Iterator[str]:
    if step.completion and not _has_field(step.step, step.completion.field):
        yield f"no field {step.completion.field}"
    if step.planned and not _has_field(step.planned.event, step.planned.field):
        yield f"planned where nothing is written: {step.planned.event}, {step.planned.field}"
    yield from (f"condition that means nothing: {item}" for item in step.conditions if not _means(item))
    rules = [law.rules[name] for name in step.terms if name in law.rules]
    yield from (f"{rule.id} fixes no term" for rule in rules if rule.term is None or rule.term.number is None)


def _has_field(event: str, key: str | None) -> bool:
    return event in EVENT_TYPES and (key is None or attribute_of(EVENT_TYPES[event], key) is not None)


def _means(condition: Condition) -> bool:
    if condition.fact is not None:
        return True
    if condition.procedure_field is not None:
        return attribute_of(Procedure, condition.procedure_field) is not None
    return condition.event is not None and _has_field(condition.event, condition.field)


@cache
def attribute_of(model: type[Facts], key: str) -> str | None:
    """Return the attribute of a model that a file writes under `key`, or None."""
    return next((name for name in model.model_fields if key_of(name) == key), None)
