"""A folder → the registry and every fault of shape; never stops at the first."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from registry.finding import Finding, Level, Problem, Refusal, dotted
from registry.glossary import file_route
from registry.layout import Entry, survey
from registry.model import Board, Case, Flow, Identity, Record, Registry
from registry.model.refusals import refusals_of
from registry.settings import Settings, read_settings
from registry.source import locate, read

Progress = Callable[[int, int], None]
"""Hears how many files were read, of how many."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The valid part of a folder, and the problems of shape of the rest."""

    root: Path
    registry: Registry
    settings: Settings
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def load(root: Path, progress: Progress | None = None) -> Loaded:
    """Return the registry of a repository; every valid file is kept whatever the others are like.

    A folder without `cases/` holds nothing.
    """
    settings, problems = read_settings(root)
    surveyed = survey(root)
    records: list[Case | Record] = []
    found = [*problems, *surveyed.problems]
    with _collector_off():
        for position, entry in enumerate(surveyed.entries, start=1):
            record, refused = _read_file(root, entry)
            found += refused
            if record is not None:
                records.append(record)
            if progress is not None:
                progress(position, len(surveyed.entries))
    registry = Registry(
        cases=tuple(record for record in records if isinstance(record, Case)),
        boards=tuple(record for record in records if isinstance(record, Board)),
        flows=tuple(record for record in records if isinstance(record, Flow)),
    )
    return Loaded(root, registry, settings, tuple(found), tuple(entry.path for entry in surveyed.entries))


@contextmanager
def _collector_off() -> Iterator[None]:
    """Thousands of long-lived objects are made and none dies: collecting them only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_file(root: Path, entry: Entry) -> tuple[Case | Record | None, list[Problem]]:
    try:
        data = (root / entry.path).read_bytes()
    except OSError:
        refusal = Refusal("file-illeggibile", "il file non si può leggere.", "Controllare i permessi del file.")
        return None, _located(entry.path, b"", [refusal])
    return read_record(entry, data)


def read_record(entry: Entry, data: bytes) -> tuple[Case | Record | None, list[Problem]]:
    """Return what a file says, or None, with its problems; a warning does not make a file invalid."""
    reading = read(data)
    refusals: list[Refusal] = list(reading.refusals)
    record: Case | Record | None = None
    if reading.values is not None:
        try:
            record = _model_of(entry).model_validate(reading.values)
        except ValidationError as error:
            refusals += _not_told_yet(refusals_of(error, _model_of(entry)), reading.refusals)
    if refusals:
        problems = _located(entry.path, data, refusals)
        if any(problem.level is Level.ERROR for problem in problems):
            return None, problems
        return _identified(record, entry), problems
    return _identified(record, entry), []


def _not_told_yet(refusals: Iterable[Refusal], told: Iterable[Refusal]) -> Iterator[Refusal]:
    """Leave out what follows from a fault of YAML in the same place: one cause, one message."""
    places = {refusal.route for refusal in told if refusal.route and refusal.rule != "chiave-doppia"}
    for refusal in refusals:
        merged = refusal.rule == "campo-mancante" and (*refusal.route[:-1], "<<") in places
        if refusal.route not in places and not merged:
            yield refusal


def _model_of(entry: Entry) -> type[Case] | type[Board] | type[Flow]:
    if isinstance(entry.identity, Identity):
        return Case
    return Board if entry.identity.folder == "tavoli" else Flow


def _identified(record: Case | Record | None, entry: Entry) -> Case | Record | None:
    if isinstance(record, Case) and isinstance(entry.identity, Identity):
        return record.identified(entry.identity)
    if isinstance(record, Record) and not isinstance(entry.identity, Identity):
        return record.identified(entry.identity)
    return record


def _located(path: str, data: bytes, refusals: Iterable[Refusal]) -> list[Problem]:
    places = locate(data)
    problems = []
    for refusal in refusals:
        place = places.find(refusal.route, at_key=refusal.at_key)
        problems.append(
            Problem(
                rule=refusal.rule,
                level=refusal.level,
                file=path,
                line=refusal.line or place.line,
                column=refusal.column or place.column,
                field=dotted(refusal.route),
                message=refusal.message,
                remedy=refusal.remedy,
                found=refusal.found,
            )
        )
    return problems


def locate_findings(root: Path, path: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Yield findings as problems of a file, at the line where the fact they judge is written."""
    places = None
    for finding in findings:
        places = places or locate(_bytes_of(root, path))
        route = file_route(finding.route)
        place = places.find(route)
        also_line = places.find(file_route(finding.also)).line if finding.also is not None else None
        yield Problem(
            rule=finding.rule,
            level=finding.level,
            file=path,
            line=place.line,
            column=place.column,
            field=dotted(route),
            message=_naming(finding.message, also_line),
            remedy=finding.remedy,
            source=finding.source,
            also_line=also_line,
            conceals=finding.conceals,
        )


def _naming(message: str, also_line: int | None) -> str:
    """Return a message with the line of the fact that it names last."""
    return message if also_line is None else f"{message.removesuffix('.')} (riga {also_line})."


def _bytes_of(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError:
        return b""
