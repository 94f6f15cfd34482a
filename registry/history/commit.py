"""A version of the files: its commit."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")


@dataclass(frozen=True, slots=True)
class Commit:
    """A version of the files; `at` is when it was recorded, `author` who wrote it: for internal eyes only."""

    hexsha: str
    at: datetime
    author: str = ""

    @property
    def short(self) -> str:
        """The ten figures that people quote."""
        return self.hexsha[:10]

    @property
    def day(self) -> date:
        """The day in Italy on which it was recorded."""
        return self.at.astimezone(ROME).date()
