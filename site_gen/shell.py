"""Material's page around a content: rendered once with sentinels, cut at them, filled for every page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Slot(StrEnum):
    """The places of a rendered page that differ between pages of one directory, and their sentinels.

    Letters and digits only: escaping and URL quoting must leave them as they are.
    """

    SEGMENT = "rcslotq4z7segment"
    TITLE = "rcslotq4z7title"
    DESCRIPTION = "rcslotq4z7description"
    EDIT = "rcslotq4z7edit"
    CONTENT = "rcslotq4z7content"


_SENTINEL = re.compile("(" + "|".join(Slot) + ")")


@dataclass(frozen=True, slots=True)
class Shell:
    """A page cut at its sentinels: text, slot, text, slot, …, text."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Self:
        """Return the shell of a page rendered with the sentinels in its slots.

        Raises:
            ValueError: the page does not show its content exactly once.
        """
        parts = tuple(_SENTINEL.split(html))
        if parts[1::2].count(Slot.CONTENT) != 1:
            raise ValueError("the theme does not show the content of a page exactly once")
        return cls(parts)

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with the values in their slots."""
        parts = list(self.parts)
        parts[1::2] = [values[slot] for slot in parts[1::2]]
        return "".join(parts)
