"""Everything that the valid files of a repository say."""

from dataclasses import dataclass

from registry.model.case import Case
from registry.model.records import Board, Flow


@dataclass(frozen=True, slots=True)
class Registry:
    """The facts of a repository, each kind sorted by path."""

    cases: tuple[Case, ...]
    boards: tuple[Board, ...] = ()
    flows: tuple[Flow, ...] = ()
