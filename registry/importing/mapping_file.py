"""A mapping file → a mapping, or every fault of it with its line: nothing is imported with a doubtful one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from registry.finding import Level, Problem, Refusal, dotted
from registry.glossary import key_of
from registry.importing.compiling import Compiler, moved, shape_refusals
from registry.importing.mapping import Column, FileShape, Mapping, PathRule
from registry.model.base import Facts
from registry.model.refusals import refusals_of
from registry.model.scalars import refuse
from registry.source import Value, locate, read


class Faulty(Exception):
    """The mapping cannot be used; carries what is wrong, each with its line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def _parse_group(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise refuse("voce-non-mappa", "serve un gruppo di voci.", "Guardare l'esempio della guida e ricopiarne la forma.")


Raw = Annotated[dict[str, Any], BeforeValidator(_parse_group)]


class Outline(Facts):
    """The four parts of a mapping file; columns and case are then read apart."""

    file_shape: FileShape = FileShape()
    columns: Raw = Field(default_factory=dict)
    path: PathRule
    template: Raw


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping, and the file it was read from, to find the line of what is told about it."""

    file: Path
    data: bytes
    mapping: Mapping

    def missing(self, header: tuple[str, ...]) -> tuple[Problem, ...]:
        """Return a problem for each column that the mapping names and the file does not have."""
        names = [(name, route) for name, route in self.mapping.uses.items() if name not in header]
        refusals = [
            Refusal(
                "colonna-mancante",
                f"la colonna «{name}» non c'è nel file da importare.",
                _nearest(name, header) or f"Le colonne sono: {', '.join(filter(None, header))}.",
                route=route,
            )
            for name, route in names
        ]
        return _located(self.file, self.data, refusals)


def read_mapping(file: Path) -> MappingFile:
    """Return a mapping file.

    Raises:
        OSError: the file cannot be read.
        Faulty: it does not say what a mapping must.
    """
    data = file.read_bytes()
    reading = read(data)
    refusals = list(reading.refusals)
    mapping = _mapping(reading.values, refusals) if reading.values is not None else None
    if mapping is None or any(refusal.level is Level.ERROR for refusal in refusals):
        raise Faulty(_located(file, data, refusals))
    return MappingFile(file, data, mapping)


def _mapping(values: dict[str, Value], refusals: list[Refusal]) -> Mapping | None:
    try:
        outline = Outline.model_validate(values)
    except ValidationError as error:
        refusals += refusals_of(error, Outline)
        return None
    columns = dict(_columns(outline.columns, refusals))
    compiler = Compiler()
    path, rule = key_of("path"), outline.path
    mapping = Mapping(
        shape=outline.file_shape,
        columns=columns,
        territory=compiler.text(rule.territory, (path, key_of("territory"))),
        year=compiler.text(rule.year, (path, key_of("year"))),
        slug=compiler.text(rule.slug, (path, key_of("slug"))),
        distinguisher=compiler.text(rule.distinguisher or "", (path, key_of("distinguisher"))),
        template=compiler.group(outline.template, (key_of("template"),)),
        names=frozenset(compiler.uses),
        uses={
            columns[name].from_column or name if name in columns else name: route
            for name, route in compiler.uses.items()
        },
    )
    refusals += compiler.refusals
    refusals += moved(shape_refusals(outline.template), (key_of("template"),))
    refusals += _never_used(outline.columns, mapping.names)
    return mapping


def _columns(raw: dict[str, Any], refusals: list[Refusal]) -> Iterator[tuple[str, Column]]:
    for name, value in raw.items():
        try:
            yield name, Column.model_validate(value)
        except ValidationError as error:
            refusals += moved(refusals_of(error, Column), (key_of("columns"), name))


def _never_used(declared: Iterable[str], used: frozenset[str]) -> Iterator[Refusal]:
    """A column told how to read but never used is nearly always a name typed wrong."""
    for name in declared:
        if name not in used:
            yield Refusal(
                "colonna-mai-usata",
                f"«{name}» è descritta tra le colonne ma né «caso» né «percorso» la usano.",
                _nearest(name, used) or "Usarla tra graffe, oppure toglierla.",
                route=(key_of("columns"), name),
                at_key=True,
            )


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Forse si voleva scrivere «{near[0]}»." if near else ""


def _located(file: Path, data: bytes, refusals: Iterable[Refusal]) -> tuple[Problem, ...]:
    places = locate(data)
    problems = []
    for refusal in refusals:
        place = places.find(refusal.route, at_key=refusal.at_key)
        line, column = refusal.line or place.line, refusal.column or place.column
        problems.append(
            Problem(
                refusal.rule,
                refusal.level,
                file.name,
                line,
                column,
                dotted(refusal.route),
                refusal.message,
                refusal.remedy,
                found=refusal.found,
            )
        )
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))
