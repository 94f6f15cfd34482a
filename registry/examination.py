"""The whole examination of a repository: shape and judgement, one sorted list of problems."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from registry import workers
from registry.checks import World, findings_on
from registry.derive import Setting
from registry.finding import Level, Problem
from registry.law import load_law
from registry.layout import identity_of
from registry.model import Board, Case, Flow, Identity, Registry
from registry.sent import altered_reports
from registry.settings import Settings
from registry.store import Progress, load, locate_findings


@dataclass(frozen=True, slots=True)
class Examination:
    """What a repository holds and what is wrong with it, heaviest first.

    `sound` keeps the records whose files have no error; `files` are the paths of the records read.
    """

    root: Path
    sound: Registry
    settings: Settings
    setting: Setting
    problems: tuple[Problem, ...]
    files: tuple[str, ...]

    @property
    def file_count(self) -> int:
        """How many records were read."""
        return len(self.files)

    def limited_to(self, paths: Iterable[str]) -> "Examination":
        """Return what concerns some files or folders, named by their path from the root."""
        wanted = tuple(paths)

        def is_among(file: str) -> bool:
            return any(file == path or file.startswith(f"{path}/") for path in wanted)

        problems = tuple(problem for problem in self.problems if is_among(problem.file))
        return replace(self, problems=problems, files=tuple(file for file in self.files if is_among(file)))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a publication."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)

    @property
    def refused_files(self) -> tuple[str, ...]:
        """The files with an error, sorted."""
        return tuple(sorted({problem.file for problem in self.errors}))


def examine(root: Path, as_of: date, progress: Progress | None = None) -> Examination:
    """Return the examination of a repository as of a day."""
    loaded = load(root, progress)
    setting = Setting(load_law(), as_of, patron_saints=loaded.settings.patron_saints)
    world = World(setting, loaded.registry, _refused_ids(loaded.problems))
    problems = [*loaded.problems, *altered_reports(root, loaded.registry.flows), *_judged(root, world)]
    problems.sort(key=lambda problem: problem.sort_key)
    refused = {problem.file for problem in problems if problem.level is Level.ERROR}
    return Examination(
        root=root,
        sound=_without(loaded.registry, refused),
        settings=loaded.settings,
        setting=setting,
        problems=tuple(problems),
        files=loaded.files,
    )


_SHARE = 250
_WORTH_SHARING = 2_000
"""Records: under so many, forking costs more than it saves."""


def _judged(root: Path, world: World) -> Iterable[Problem]:
    """Return what the checks find; over many records, forked workers share them."""
    registry = world.registry
    records: tuple[Case | Board | Flow, ...] = (*registry.cases, *registry.boards, *registry.flows)
    hands = min(os.cpu_count() or 1, 8)
    if hands < 2 or len(records) < _WORTH_SHARING or not workers.can_fork():
        return _problems(root, records, world)
    world.prepare()

    def work(shares: Iterator[int]) -> list[Problem]:
        return [
            problem
            for share in shares
            for problem in _problems(root, records[share * _SHARE : (share + 1) * _SHARE], world)
        ]

    crew = workers.start(-(-len(records) // _SHARE), work, count=hands)
    return [problem for found in crew.results() for problem in found]


def _problems(root: Path, records: Iterable[Case | Board | Flow], world: World) -> Iterator[Problem]:
    for record in records:
        findings = tuple(findings_on(record, world))
        if findings:
            yield from locate_findings(root, record.identity.path, findings)


def _refused_ids(problems: Iterable[Problem]) -> frozenset[str]:
    """The cases whose files were not taken: others may name them, and that is not their fault."""
    found = (identity_of(problem.file) for problem in problems)
    return frozenset(identity.id for identity in found if isinstance(identity, Identity))


def _without(registry: Registry, refused: set[str]) -> Registry:
    return Registry(
        cases=tuple(case for case in registry.cases if case.identity.path not in refused),
        boards=tuple(board for board in registry.boards if board.identity.path not in refused),
        flows=tuple(flow for flow in registry.flows if flow.identity.path not in refused),
    )
