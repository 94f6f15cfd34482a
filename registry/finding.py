"""What is wrong with a file: as judged (Finding, Refusal) and as shown to people (Problem)."""

from dataclasses import dataclass
from enum import StrEnum

Route = tuple[str | int, ...]
"""Where in a file: names and list indexes, from the root; `()` is the whole file."""


class Level(StrEnum):
    """How much a finding weighs; the values are what people and programs read."""

    ERROR = "errore"
    WARNING = "avviso"
    NOTE = "nota"


LEVELS_BY_WEIGHT = (Level.ERROR, Level.WARNING, Level.NOTE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fault of shape, found while reading; `route` is in the keys of the file (Italian).

    `line` and `column` (from 1) are known only to the reader of the text; the others leave them out
    and the place is found from the route.
    """

    rule: str
    message: str
    remedy: str
    route: Route = ()
    found: str | None = None
    level: Level = Level.ERROR
    line: int | None = None
    column: int | None = None
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement of a check; `route` is in the attribute names of the model (English).

    A check says where, what and how to mend it; its slug, level and legal source are added by the runner.
    `also` is where the second of two facts that do not agree is written: the message names it last, and
    the edge adds its line. `conceals` keeps the line itself off the screen: it holds what must not be read.
    """

    route: Route
    message: str
    remedy: str
    rule: str = ""
    level: Level = Level.ERROR
    source: str | None = None
    also: Route | None = None
    conceals: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal or a finding as it is shown: in its file, at its line, in words.

    `also_line` is that of the second fact, where there are two; `conceals` keeps the text of the line to itself.
    """

    rule: str
    level: Level
    file: str
    line: int
    column: int
    field: str
    message: str
    remedy: str
    source: str | None = None
    found: str | None = None
    also_line: int | None = None
    conceals: bool = False

    @property
    def sort_key(self) -> tuple[int, str, int, int, str, str]:
        """Order of showing: heaviest first, then file and line."""
        weight = LEVELS_BY_WEIGHT.index(self.level)
        return weight, self.file, self.line, self.column, self.rule, self.message


def dotted(route: Route) -> str:
    """Return a route in the form people read: `procedure[0].eventi[2].data`."""
    text = ""
    for part in route:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
