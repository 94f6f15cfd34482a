"""The outcome of reading one file, and its limits."""

from dataclasses import dataclass

from registry.finding import Refusal

MAX_DEPTH = 20
MAX_NODES = 20_000

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a file holds: text, nothing, lists and maps. Never a number, a date or a truth value."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Values and refusals of one file; `values` is None where the text could not be parsed."""

    values: dict[str, Value] | None
    refusals: tuple[Refusal, ...] = ()
