"""One line of a story: what a commit did to a case."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.changes import Change
from registry.derive.term_changes import TermChange
from registry.history import Commit
from registry.model import Case

EntryKind = Literal["registrato", "modificato", "rinominato", "tolto", "illeggibile", "parziale"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened on a day to a case.

    `commit` tells who, None in the public edition; of what no commit has yet it has no name. `case` is the version
    after, as the edition shows it. `parziale` is where a partial copy begins: what was there before is not known.
    """

    kind: EntryKind
    day: date
    commit: Commit | None = None
    case: Case | None = None
    former_id: str | None = None
    changes: tuple[Change, ...] = ()
    terms: tuple[TermChange, ...] = ()
    several: bool = False
    """Whether the case has, or had, more than one procedure."""
