"""The whole examination of a repository: shape and judgement, one sorted list of problems."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.checks import World, findings_on
from registry.derive import Setting
from registry.finding import Level, Problem
from registry.law import load_law
from registry.model import Registry
from registry.settings import Settings
from registry.store import Progress, load, locate_findings


@dataclass(frozen=True, slots=True)
class Examination:
    """What a repository holds and what is wrong with it, heaviest first.

    `sound` keeps the records whose files have no error; `file_count` counts the records read.
    """

    root: Path
    sound: Registry
    settings: Settings
    setting: Setting
    problems: tuple[Problem, ...]
    file_count: int

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
    world = World(setting, loaded.registry)
    problems = list(loaded.problems)
    for case in loaded.registry.cases:
        findings = tuple(findings_on(case, world))
        if findings:
            problems += locate_findings(root, case.identity.path, findings)
    problems.sort(key=lambda problem: problem.sort_key)
    refused = {problem.file for problem in problems if problem.level is Level.ERROR}
    return Examination(
        root=root,
        sound=_without(loaded.registry, refused),
        settings=loaded.settings,
        setting=setting,
        problems=tuple(problems),
        file_count=loaded.file_count,
    )


def _without(registry: Registry, refused: set[str]) -> Registry:
    return Registry(
        cases=tuple(case for case in registry.cases if case.identity.path not in refused),
        boards=tuple(board for board in registry.boards if board.identity.path not in refused),
        flows=tuple(flow for flow in registry.flows if flow.identity.path not in refused),
    )
