"""Rows → case files in memory, each proved by the reader and the checks that CI will use; and the rows refused."""

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass

from registry.checks import World, findings_on
from registry.finding import Level, Problem, dotted
from registry.glossary import file_route
from registry.importing.mapping import Mapping
from registry.importing.naming import distinct, identity_for
from registry.importing.row_values import Reason, values_of
from registry.importing.table import Row, Table
from registry.importing.template import Values, fill
from registry.layout import Entry
from registry.model import Case, Identity
from registry.source.writing import write
from registry.store import Progress, read_record


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case file not yet written."""

    row: Row
    identity: Identity
    data: bytes


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that does not become a case, and all the reasons."""

    row: Row
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """Every row of the table, as a case or as a rejection."""

    cases: tuple[NewCase, ...]
    rejections: tuple[Rejection, ...]


def convert(table: Table, mapping: Mapping, *, world: World, progress: Progress | None = None) -> Converted:
    """Return what the rows become; none is lost, and no two cases share a path."""
    rejections: list[Rejection] = []
    maker = _Maker(mapping, world)
    named = list(_named(table, mapping, rejections))
    identities = distinct(((identity, values) for _, values, identity in named), mapping)
    cases: list[NewCase] = []
    first_rows: dict[Identity, int] = {}
    for done, ((row, values, _), identity) in enumerate(zip(named, identities, strict=True), start=1):
        first = first_rows.setdefault(identity, row.number)
        is_first = first == row.number
        made = maker.case(row, values, identity=identity) if is_first else _same_path(identity, first)
        if isinstance(made, NewCase):
            cases.append(made)
        else:
            rejections.append(Rejection(row, made))
        if progress is not None:
            progress(done, len(named))
    return Converted(tuple(cases), tuple(sorted(rejections, key=lambda rejection: rejection.row.number)))


def _named(table: Table, mapping: Mapping, rejections: list[Rejection]) -> Iterator[tuple[Row, Values, Identity]]:
    """Yield the rows that can be read and have a place to go; the others are rejected."""
    for row in table.rows:
        if row.fault:
            rejections.append(Rejection(row, (Reason(f"{row.fault}.", row.remedy),)))
            continue
        values, reasons = values_of(row, table, mapping)
        identity = reasons or identity_for(values, mapping)
        if isinstance(identity, Identity):
            yield row, values, identity
        else:
            rejections.append(Rejection(row, identity))


def _same_path(identity: Identity, first: int) -> tuple[Reason, ...]:
    return (
        Reason(
            f"«{identity.path}» è già il file della riga {first}.",
            "Indicare in «distingue» della mappatura una colonna diversa per ogni riga, ad esempio il numero.",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """An error found by a check, at its field."""

    field: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Maker:
    """What every case is made with."""

    mapping: Mapping
    world: World

    def case(self, row: Row, values: Values, *, identity: Identity) -> NewCase | tuple[Reason, ...]:
        """Return the case of a row, or why it would not be accepted."""
        filled = fill(self.mapping.template, values)
        data = write(filled.value if isinstance(filled.value, dict) else {})
        columns = {dotted(route): names for route, names in filled.origins.items()}
        refused = [
            Reason(problem.message, problem.remedy, _columns_behind(problem.field, columns))
            for problem in self._errors(identity, data)
        ]
        return tuple(refused) or NewCase(row, identity, data)

    def _errors(self, identity: Identity, data: bytes) -> Iterator[Problem | _Judged]:
        """Yield what a proposal with this file would be refused for."""
        record, problems = read_record(Entry(identity.path, identity), data)
        yield from (problem for problem in problems if problem.level is Level.ERROR)
        if isinstance(record, Case):
            for finding in findings_on(record, self.world):
                if finding.level is Level.ERROR:
                    yield _Judged(dotted(file_route(finding.route)), finding.message, finding.remedy)


def _columns_behind(field: str, columns: ReadOnly[str, tuple[str, ...]]) -> str:
    """Return the columns that fill a field, or all those under it, where the field is a group left empty."""
    if not field:
        return ""
    inside = (
        name for place, names in columns.items() if place.startswith((f"{field}.", f"{field}[")) for name in names
    )
    return ", ".join(columns.get(field) or dict.fromkeys(inside))
