"""Which problems a proposal must hear: those of its files, and those that it causes elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registry.finding import Problem
from registry.proposal.files import file_problems
from registry.proposal.reading import Proposal
from registry.proposal.renames import removal_problems, rename_problems
from registry.proposal.territories import territory_problems

_LINE = re.compile(r" \(riga \d+\)")


@dataclass(frozen=True, slots=True)
class Remarks:
    """The problems of a proposal, heaviest first.

    `shown` are those of the files that it touches, and those elsewhere that were not there before; `introduced`
    are the new ones among them, `resolved` those that it takes away; `standing_count` were there before, in files
    that it does not touch.
    """

    shown: tuple[Problem, ...]
    introduced: tuple[Problem, ...]
    resolved: tuple[Problem, ...]
    standing_count: int


def remarks_on(proposal: Proposal, author: str | None = None) -> Remarks:
    """Return the problems of a proposal; with `author`, also what lies outside the territories of who makes it."""
    own = [
        *file_problems(proposal.difference),
        *rename_problems(proposal),
        *removal_problems(proposal),
        *territory_problems(proposal, author),
    ]
    after, before = proposal.after.problems, proposal.before.problems
    introduced, resolved = _beyond(after, before), _beyond(before, after)
    touched = proposal.difference.touched()
    new = {id(problem) for problem in introduced}
    shown = [problem for problem in after if problem.file in touched or id(problem) in new]
    return Remarks(
        shown=_sorted([*own, *shown]),
        introduced=_sorted([*own, *introduced]),
        resolved=_sorted(resolved),
        standing_count=len(after) - len(shown),
    )


def _beyond(ones: Iterable[Problem], others: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are not among others; a line that moved, or an index, does not make a new one."""
    known = Counter(map(_what, others))
    found = []
    for problem in ones:
        if known[_what(problem)]:
            known[_what(problem)] -= 1
        else:
            found.append(problem)
    return found


def _what(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.file, _LINE.sub("", problem.message)


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))
