"""What the checks would say of the registry with some files changed: nothing is written that CI would refuse."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.checks import World, findings_on
from registry.derive import Setting
from registry.editing.drafts import Draft
from registry.finding import Level, Problem
from registry.law import load_law
from registry.layout import identity_of
from registry.model import Board, Case, Flow, Identity, Registry
from registry.store import Loaded, locate_findings, read_record

AnyRecord = Case | Board | Flow


@dataclass(frozen=True, slots=True)
class Proof:
    """What is wrong with the files as they would be; `root` holds them, for whoever shows their lines.

    `records` are the files as read, None where they cannot be; `fresh` are the warnings and notes that were
    not there before.
    """

    root: Path
    records: tuple[AnyRecord | None, ...]
    problems: tuple[Problem, ...]
    fresh: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the change."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


@contextmanager
def proved(loaded: Loaded, drafts: Sequence[Draft], *, as_of: date) -> Iterator[Proof]:
    """Yield what the checks say of the drafts, in the registry that they would make."""
    with TemporaryDirectory(prefix="registro-") as folder:
        root = Path(folder)
        for draft in drafts:
            target = root / draft.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(draft.after)
        problems: list[Problem] = []
        records = tuple(_read(draft, problems) for draft in drafts)
        world = _world(loaded, drafts, [record for record in records if record is not None], as_of=as_of)
        problems += _judged(root, records, world)
        problems += _others(loaded, records, world)
        problems.sort(key=lambda problem: problem.sort_key)
        known = set(_known(loaded, drafts, as_of=as_of))
        fresh = [problem for problem in problems if problem.level is not Level.ERROR and _name(problem) not in known]
        yield Proof(root, records, tuple(problems), tuple(fresh))


def _read(draft: Draft, problems: list[Problem]) -> AnyRecord | None:
    record, found = read_record(draft.entry, draft.after)
    problems += found
    return record if isinstance(record, AnyRecord) else None


def _world(loaded: Loaded, drafts: Sequence[Draft], records: Iterable[AnyRecord], *, as_of: date) -> World:
    changed = {draft.path for draft in drafts} | {draft.former_path for draft in drafts}
    kept = (record for record in _all(loaded.registry) if record.identity.path not in changed)
    together: list[AnyRecord] = [*kept, *records]
    registry = Registry(
        cases=tuple(record for record in together if isinstance(record, Case)),
        boards=tuple(record for record in together if isinstance(record, Board)),
        flows=tuple(record for record in together if isinstance(record, Flow)),
    )
    return World(_setting(loaded, as_of), registry, _refused(loaded, changed))


def _setting(loaded: Loaded, as_of: date) -> Setting:
    return Setting(load_law(), as_of, patron_saints=loaded.settings.patron_saints)


def _refused(loaded: Loaded, changed: set[str | None]) -> frozenset[str]:
    files = {problem.file for problem in loaded.problems if problem.level is Level.ERROR}
    found = (identity_of(file) for file in files if file not in changed)
    return frozenset(identity.id for identity in found if isinstance(identity, Identity))


def _all(registry: Registry) -> Sequence[AnyRecord]:
    return (*registry.cases, *registry.boards, *registry.flows)


def _judged(root: Path, records: Iterable[AnyRecord | None], world: World) -> Iterator[Problem]:
    for record in records:
        if record is not None:
            yield from locate_findings(root, record.identity.path, tuple(findings_on(record, world)))


def _others(loaded: Loaded, records: Iterable[AnyRecord | None], world: World) -> Iterator[Problem]:
    """Yield the errors that the change makes elsewhere: a new name may be the former one of another case."""
    names = {record.id for record in records if isinstance(record, Case)}
    paths = {record.identity.path for record in records if record is not None}
    for case in world.registry.cases:
        if case.identity.path not in paths and not names.isdisjoint(case.former_ids):
            found = locate_findings(loaded.root, case.identity.path, tuple(findings_on(case, world)))
            yield from (problem for problem in found if problem.level is Level.ERROR)


def _known(loaded: Loaded, drafts: Sequence[Draft], *, as_of: date) -> Iterator[tuple[str, str]]:
    """Yield what was said already of the files as they are."""
    world = World(_setting(loaded, as_of), loaded.registry, _refused(loaded, set()))
    paths = {draft.former_path or draft.path for draft in drafts if draft.before is not None}
    for record in _all(loaded.registry):
        if record.identity.path in paths:
            yield from ((finding.rule, finding.message) for finding in findings_on(record, world))
    yield from (_name(problem) for problem in loaded.problems if problem.file in paths)


def _name(problem: Problem) -> tuple[str, str]:
    """A finding is the same whatever line it moved to; the line that a message names at its end may move too."""
    return problem.rule, problem.message.partition(" (riga ")[0].rstrip(".") + "."
